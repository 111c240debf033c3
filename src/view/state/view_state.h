// view_state: everything the reader has changed: where the timeline looks, how the feed is sorted and scrolled, what is
// chosen. Only update() in update.h writes it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/kind_ids.h"
#include "view/base/time_scale.h"
#include "view/state/lightbox.h"

namespace backscroll {

// What the feed is about: the posts in the chosen order, the most liked ones of each year, one day of the year in all
// years, one thread, or the numbers of what is shown, which the page writes there.
enum class FeedView : uint8_t { kPosts, kYears, kDay, kThread, kNumbers };

// What the feed shows from top to bottom: the profile, then all of the list.
using ItemIndex = StrongIndex<struct ItemTag>;
constexpr ItemIndex kProfileItem{0};
constexpr ItemIndex kFirstItem{1};  // of the list

// The feed's place as the first visible item and how far it is scrolled past, so that no sum of a million heights is
// ever kept in a float.
struct FeedScroll {
  ItemIndex item = kProfileItem;
  float offset_px = 0;
};

// The same for keeping, whatever is above it in another order or at another width: the first post in view, and how far
// its card is scrolled past; negative: how far below the top it begins.
struct FeedPlace {
  PostIndex post = kNoPost;
  float offset_px = 0;
  bool is_first = true;  // where the feed begins
};

// What the items of the feed depend on.
struct FeedChoice {
  TimeRange range;
  PostSort sort;
  FeedView view;
  int32_t day;
  PostIndex thread_post;
  std::string search;
  friend bool operator==(const FeedChoice&, const FeedChoice&) = default;
};

constexpr uint32_t kNoThread = 0xFFFFFFFF;

struct ViewState {
  TimeRange limits;   // the whole archive, with a margin
  TimeRange visible;  // what is drawn
  TimeRange target;   // where the motion ends; equal to visible at rest
  RangeMotion motion;
  PostSort sort = PostSort::kTime;
  FeedView view = FeedView::kPosts;
  int32_t day = 101;  // of the view of a day: month * 100 + day
  int32_t today = 101;
  PostIndex thread_post = kNoPost;  // of the view of a thread: any of its posts
  std::string search;               // what the reader looks for; empty: nothing
  bool has_chips = false;           // what it can be narrowed by is offered
  FeedScroll scroll;
  FeedPlace place;                 // as the last layout had it
  bool begins_with_posts = false;  // in little room: the profile is above the place where the feed begins
  FeedScroll scroll_before;        // where the feed was when a day or a thread was opened
  float scroll_left_px = 0;        // still to be scrolled, positive downwards
  double scroll_speed = 0;         // px per millisecond
  float fling_px_per_second = 0;
  PostIndex hovered = kNoPost;
  PostIndex selected = kNoPost;
  uint32_t hovered_thread = kNoThread;  // its ribbon is under the pointer
  std::vector<PostIndex> opened;        // rows whose content warning the reader has opened
  std::vector<PostIndex> unfolded;      // rows whose long text the reader wants more of, as often as that
  Lightbox lightbox;
  double flash_began_millis = -1e9;  // of the selected card
  double now_millis = 0;             // of the frame
  bool is_motion_reduced = false;
  bool is_touched = false;  // by a finger: nothing may wait for a pointer that rests
  // Done by the next feed layout, which knows how high the cards are.
  bool is_scroll_to_selected = false;
  bool is_scroll_to_share = false;
  std::optional<TimeRange> scroll_to_day;
  std::optional<FeedPlace> scroll_to_place;
  double bar_share = 0;  // where the reader wants the thumb of the scroll bar, 0..1 of its way
  bool is_bar_held = false;
  bool is_bar_hovered = false;
  double scrolled_px = 0;  // either way since the last frame
  double scroll_pace = 0;  // px per millisecond, smoothed
  double bar_told_until_millis = -1e9;

  FeedChoice feed_choice() const { return {target, sort, view, day, thread_post, search}; }
  bool is_fitted() const { return target == limits; }
  bool is_opened(PostIndex row) const { return std::find(opened.begin(), opened.end(), row) != opened.end(); }
  uint32_t unfolded_times(PostIndex row) const {
    return static_cast<uint32_t>(std::count(unfolded.begin(), unfolded.end(), row));
  }
};

// "posts", "years", "day", "thread", "numbers".
std::string_view id_of(FeedView view);

}  // namespace backscroll
