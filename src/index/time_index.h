// time_index: where each post stands on the time axis, and fast counts over any range.
// A post whose date is only known as an interval gets a place inside it: posts that share an interval are spread evenly
// over it, in an order that says nothing, so that they do not pile up. The place is for drawing, never shown as a date.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"

namespace backscroll {

// Of the posts that have a place, in the order of time.
using TimePlace = StrongIndex<struct TimePlaceTag>;
using PlaceRange = IndexRange<TimePlace>;

class TimeIndex {
 public:
  static TimeIndex from_archive(const Archive& archive);
  static Steps build(const Archive& archive, TimeIndex& index);

  PlaceRange places() const { return {TimePlace{0}, TimePlace(times_.size())}; }
  PostIndex post_at(TimePlace place) const {
    return posts_.empty() ? PostIndex(place.value()) : posts_[place];
  }
  // Milliseconds since 1970, ascending.
  const IndexedList<TimePlace, int64_t>& times() const { return times_; }
  // Whether all of these posts have an exact date: then the first place is that of the first post, and so on.
  bool is_exact() const { return is_exact_; }
  bool has_place(PostIndex post) const {
    return millis_of_posts_.empty() ? post.value() < times_.size() : millis_of_posts_[post] != kNoPlace;
  }
  int64_t place_millis(PostIndex post) const {
    return millis_of_posts_.empty() ? times_[TimePlace(post.value())] : millis_of_posts_[post];
  }
  // The first place that is not before the time.
  TimePlace first_from(double time_millis) const;
  // The places in [begin, end).
  PlaceRange range(double begin_millis, double end_millis) const {
    const TimePlace first = first_from(begin_millis);
    return {first, std::max(first, first_from(end_millis))};
  }
  // Where nearly all posts are: a few of dates that are far from all others stand outside, so that one absurd date does
  // not stretch the axis for the rest.
  PlaceRange main_range() const { return main_range_; }
  size_t outside_count() const { return times_.size() - main_range_.size(); }
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

  IndexedList<TimePlace, int64_t> times_;
  // Both empty while posts stand in the order of their places, as most archives have it.
  IndexedList<TimePlace, PostIndex> posts_;
  IndexedList<PostIndex, int64_t> millis_of_posts_;
  // The first place of each of kGuides equal parts of the time, and the end: where to search.
  std::vector<TimePlace> guides_;
  double guide_millis_ = 0;
  int64_t earliest_ = 0;
  int64_t latest_ = 0;
  int64_t last_ = 0;
  PlaceRange main_range_;
  bool is_exact_ = true;
};

}  // namespace backscroll
