// timeline_data: what is known of the time of an archive beside its posts and their threads, found out once when it is
// opened.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/calendar.h"
#include "index/likes_index.h"
#include "index/rhythm.h"
#include "index/self_quotes.h"
#include "index/time_index.h"
#include "view/base/like_scale.h"
#include "view/timeline/density_field.h"
#include "view/timeline/mark_spread.h"

namespace backscroll {

struct TimelineData {
  LikeScale likes;
  LikesIndex likes_index;
  MarkSpread spread;
  DensityIndex density;
  std::vector<SelfQuote> self_quotes;
  Rhythm rhythm;
  std::vector<YearCount> years;

  static TimelineData from_archive(const Archive& archive, const TimeIndex& index) {
    TimelineData data;
    build(archive, index, data).finish();
    return data;
  }

  static Steps build(const Archive& archive, const TimeIndex& index, TimelineData& data) {
    co_await LikeScale::build(archive, data.likes);
    co_await LikesIndex::build(archive, index, data.likes_index);
    co_await MarkSpread::build(archive, index, data.spread);
    co_await DensityIndex::build(archive, index, data.likes, data.density);
    co_await find_self_quotes(archive, data.self_quotes);
    co_await find_rhythm(archive, data.rhythm);
    co_await count_years(archive, index, data.years);
  }
};

}  // namespace backscroll
