// time_index: where each post stands on the time axis, and fast counts over any range.
// A post whose date is only known as an interval gets a place inside it: posts that share an interval are spread evenly
// over it, in an order that says nothing, so that they do not pile up. The place is for drawing, never shown as a date.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "archive/archive.h"

namespace backscroll {

class TimeIndex {
 public:
  static TimeIndex from_archive(const Archive& archive);

  // Posts with a place, ordered by it; times()[i] is the place of posts()[i] in milliseconds since 1970.
  std::span<const int64_t> times() const { return times_; }
  std::span<const PostIndex> posts() const { return posts_; }
  // Whether all of these posts have an exact date: then posts()[i] is i.
  bool is_exact() const { return is_exact_; }
  bool has_place(PostIndex post) const { return places_[post] != kNoPlace; }
  int64_t place_millis(PostIndex post) const { return places_[post]; }
  // Indexes into posts(): those whose place is in [begin, end).
  std::pair<size_t, size_t> range(double begin_millis, double end_millis) const;
  // All that any date may reach: the earliest begin and the latest end. Both zero without dates.
  int64_t earliest_millis() const { return earliest_; }
  int64_t latest_millis() const { return latest_; }

 private:
  static constexpr int64_t kNoPlace = INT64_MIN;

  std::vector<int64_t> times_;
  std::vector<PostIndex> posts_;
  std::vector<int64_t> places_;  // by post
  int64_t earliest_ = 0;
  int64_t latest_ = 0;
  bool is_exact_ = true;
};

}  // namespace backscroll
