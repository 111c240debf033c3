// timeline_data: what is known of the time of an archive beside its posts and their threads, found out once when it is
// opened.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "index/likes_index.h"
#include "index/rhythm.h"
#include "index/self_quotes.h"
#include "index/time_index.h"
#include "index/years.h"
#include "view/density_field.h"
#include "view/like_scale.h"
#include "view/mark_spread.h"

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
    const LikeScale likes = LikeScale::from_archive(archive);
    return {likes,
            LikesIndex::from_archive(archive, index),
            MarkSpread::from_archive(archive, index),
            DensityIndex::from_archive(archive, index, likes),
            backscroll::self_quotes(archive),
            rhythm_of(archive),
            count_years(archive, index)};
  }
};

}  // namespace backscroll
