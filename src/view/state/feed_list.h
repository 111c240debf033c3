// feed_list: which items the feed shows, in which order. Making the list costs next to nothing however many posts it
// has: posts in the order of time are looked at where they are, and only headings are written down.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "archive/archive.h"
#include "base/time_zone.h"
#include "index/likes_index.h"
#include "index/post_order.h"
#include "index/search.h"
#include "index/threads.h"
#include "index/time_index.h"
#include "view/state/view_state.h"
#include "view/text/post_run.h"

namespace backscroll {

// What the feed is made of: posts, the headings between them, and the places of posts that are not
// there.

enum class FeedItemKind : uint8_t {
  kProfile,  // above all items of a list, never in one
  kPost,
  kThread,    // heading of a thread; `post` is its first one
  kGap,       // `number` parts of a thread are not in the archive; 0: not known how many
  kDay,       // heading of a day of the year: `number` is month * 100 + day, `count` the posts on it
  kEmptyDay,  // below it, when it has none; `number` is the nearest day that has, 0: there is none
  kFound,     // heading of what a search found: `count` posts
  kYear,      // heading of a year, or of the interval that the first post below it is known to
};

struct FeedItem {
  FeedItemKind kind;
  bool joins_above = false;  // a line runs to the part of the thread above
  bool joins_below = false;
  PostIndex post = kNoPost;
  int32_t number = 0;
  uint32_t count = 0;  // posts that a heading stands for
  friend auto operator<=>(const FeedItem&, const FeedItem&) = default;
};

constexpr FeedItem post_item(PostIndex post) { return {.kind = FeedItemKind::kPost, .post = post}; }

class FeedList {
 public:
  FeedList() = default;
  FeedList(std::initializer_list<FeedItem> items) : items_(items) {}

  size_t size() const { return items_.size() + runs_[0].size() + runs_[1].size(); }
  bool empty() const { return size() == 0; }
  FeedItem operator[](size_t at) const;
  // The items that are in the list, and each of them; that of kProfileItem is above them.
  IndexRange<ItemIndex> cards() const { return {kFirstItem, kFirstItem + size()}; }
  ItemIndex last() const { return kProfileItem + size(); }
  FeedItem at(ItemIndex item) const;
  FeedItem back() const { return (*this)[size() - 1]; }
  std::optional<ItemIndex> find(const FeedItem& item) const;
  std::optional<ItemIndex> find_post(PostIndex post) const;
  // The first post of a day or later; in a list that begins with the newest, the latest one of that day or before it.
  // Empty when the list is in no order of time.
  std::optional<ItemIndex> find_day(double begin_millis, double end_millis) const;

  // Items that are written down, then posts with a date, then those without one.
  const std::vector<FeedItem>& items() const { return items_; }
  const PostRun& dated() const { return runs_[0]; }
  const PostRun& undated() const { return runs_[1]; }
  // Only the first ones of an order that is still being sorted.
  bool is_partial() const { return is_partial_; }

  void add(const FeedItem& item) { items_.push_back(item); }
  void set_dated(PostRun run) { runs_[0] = std::move(run); }
  void set_undated(PostRun run) { runs_[1] = std::move(run); }
  void set_partial() { is_partial_ = true; }

  class Iterator {
   public:
    Iterator(const FeedList& list, size_t at) : list_(&list), at_(at) {}
    FeedItem operator*() const { return (*list_)[at_]; }
    Iterator& operator++() { return ++at_, *this; }
    bool operator!=(const Iterator& other) const { return at_ != other.at_; }

   private:
    const FeedList* list_;
    size_t at_;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  std::vector<FeedItem> items_;
  std::array<PostRun, 2> runs_;
  bool is_partial_ = false;
};

constexpr uint32_t kTopOfYear = 5;  // posts shown of each year

// What a list is made of; all of it has to stay as long as the list is used.
struct FeedSource {
  const Archive& archive;
  const TimeIndex& index;
  const Threads& threads;
  const Hits* hits = nullptr;  // of the search that is going on; the posts and years then hold nothing else
  const PostOrder* order = nullptr;   // that the posts are sorted by, if it is not that of time
  const LikesIndex* likes = nullptr;  // makes the years faster
  const TimeZone* zone = nullptr;     // the reader's clock; nullptr: UTC
};

// Posts of the target range, sorted, with all that the chosen view puts around them. A range that holds the whole
// archive also shows posts without a date, after the others; the views of a day and of a thread look at the whole
// archive in any case. Ties keep the order of the archive.
FeedList feed_list(const FeedSource& source, const ViewState& state);

// The count that the feed is sorted by, if it is one.
std::optional<CountKind> count_of(const ViewState& state);

}  // namespace backscroll
