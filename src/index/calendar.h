// calendar: what was posted on one day of the year, in every year: "On this day"; and how many posts each year has.
//
// Counted are posts whose day is known: exact ones on the day of the reader's clock, posts known to one calendar day
// (UTC) on that day wherever the reader is, shorter intervals by their middle. Longer intervals never count.
// 29 February is a day of its own that leap years have: it is not shown on 28 February or 1 March of other years.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "base/time_zone.h"
#include "index/time_index.h"

namespace backscroll {

struct YearOfDay {
  int32_t year;
  std::vector<PostIndex> posts;  // oldest first
};

// The latest year first, only years with posts. `zone`: the reader's clock.
std::vector<YearOfDay> posts_on_day(const Archive& archive, const TimeIndex& index, int32_t month,
                                    int32_t day, const TimeZone& zone);

// The day of the year nearest to `day` on which something was posted in some year; both as month * 100 + day. The later
// one of two as near; 0 when no post's day is known.
int32_t nearest_day_with_posts(const Archive& archive, int32_t day, const TimeZone& zone);

struct YearCount {
  int32_t year;
  uint32_t count;
  bool is_about;  // some of the posts are known to an interval that is not within one year
};

// Every year (UTC) from the first post to the last one of the main range, also those without posts; by the posts'
// places on the time axis.
std::vector<YearCount> count_years(const Archive& archive, const TimeIndex& index);
Steps count_years(const Archive& archive, const TimeIndex& index, std::vector<YearCount>& years);

}  // namespace backscroll
