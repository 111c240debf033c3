// years: how many posts in each year.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/time_index.h"

namespace backscroll {

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
