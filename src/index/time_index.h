// time_index: where each post stands on the time axis, and fast counts over any range.
// A post whose date is only known as an interval gets a place inside it: posts that share an interval are spread evenly
// over it, in an order that says nothing, so that they do not pile up. The place is for drawing, never shown as a date.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"

namespace backscroll {

// Posts by their place. Where they stand in that order anyway, as most archives have it, no list is kept.
class PostsByPlace {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = PostIndex;
    using difference_type = std::ptrdiff_t;
    using pointer = const PostIndex*;
    using reference = PostIndex;

    Iterator(const PostsByPlace& posts, size_t at) : posts_(&posts), at_(at) {}
    PostIndex operator*() const { return (*posts_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    Iterator operator++(int) { return {*posts_, at_++}; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const PostsByPlace* posts_;
    size_t at_;
  };

  // `list` may be nullptr: the posts are those from 0 on.
  PostsByPlace(const PostIndex* list, size_t first, size_t size) : list_(list), first_(first), size_(size) {}

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  PostIndex operator[](size_t place) const {
    return list_ ? list_[first_ + place] : PostIndex(first_ + place);
  }
  PostsByPlace subspan(size_t first, size_t size) const { return {list_, first_ + first, size}; }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size_}; }

 private:
  const PostIndex* list_;
  size_t first_;
  size_t size_;
};

class TimeIndex {
 public:
  static TimeIndex from_archive(const Archive& archive);
  static Steps build(const Archive& archive, TimeIndex& index);

  // Posts with a place, ordered by it; times()[i] is the place of posts()[i] in milliseconds since 1970.
  std::span<const int64_t> times() const { return times_; }
  PostsByPlace posts() const { return {posts_.empty() ? nullptr : posts_.data(), 0, times_.size()}; }
  // Whether all of these posts have an exact date: then posts()[i] is i.
  bool is_exact() const { return is_exact_; }
  bool has_place(PostIndex post) const {
    return places_.empty() ? post.value() < times_.size() : places_[post] != kNoPlace;
  }
  int64_t place_millis(PostIndex post) const {
    return places_.empty() ? times_[post.value()] : places_[post];
  }
  // Index into posts() of the first one whose place is not before the time.
  size_t first_from(double time_millis) const;
  // Indexes into posts(): those whose place is in [begin, end).
  std::pair<size_t, size_t> range(double begin_millis, double end_millis) const {
    const size_t first = first_from(begin_millis);
    return {first, std::max(first, first_from(end_millis))};
  }
  // Where nearly all posts are, as indexes into posts(): a few of dates that are far from all others stand outside, so
  // that one absurd date does not stretch the axis for the rest.
  std::pair<size_t, size_t> main_range() const { return {main_first_, main_last_}; }
  size_t outside_count() const { return times_.size() - (main_last_ - main_first_); }
  // All that their dates may reach: the earliest begin and the latest end. Both zero without dates.
  int64_t earliest_millis() const { return earliest_; }
  int64_t latest_millis() const { return latest_; }
  // The last moment of all: the latest end belongs to it where a post has that for its exact date.
  int64_t last_millis() const { return last_; }
  size_t heap_bytes() const;

 private:
  static constexpr int64_t kNoPlace = INT64_MIN;
  static constexpr size_t kGuides = 8192;

  Steps place_all(const Archive& archive);
  Steps sort();
  void find_main_range();
  void include(const KnownTime& time);
  Steps measure(const Archive& archive);

  std::vector<int64_t> times_;
  // Both empty while posts stand in the order of their places.
  std::vector<PostIndex> posts_;
  IndexedList<PostIndex, int64_t> places_;
  // Index into posts() of the first post of each of kGuides equal parts of the time, and of the end: where to search.
  std::vector<uint32_t> guides_;
  double guide_millis_ = 0;
  int64_t earliest_ = 0;
  int64_t latest_ = 0;
  int64_t last_ = 0;
  size_t main_first_ = 0;
  size_t main_last_ = 0;
  bool is_exact_ = true;
};

}  // namespace backscroll
