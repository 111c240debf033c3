// mark_places: where a post stands in the plot: time to x, likes to y.
#pragma once

#include "archive/archive.h"
#include "index/time_index.h"
#include "view/geometry.h"
#include "view/like_scale.h"
#include "view/mark_spread.h"
#include "view/time_scale.h"

namespace backscroll {

struct MarkPlaces {
  const Archive& archive;
  const TimeIndex& index;
  const LikeScale& likes;
  const MarkSpread& spread;
  const TimeScale& scale;
  const Rect& plot;

  bool has_place(PostIndex post) const { return post < archive.post_count() && index.has_place(post); }

  float x_of(PostIndex post) const {
    return static_cast<float>(scale.px_from_time(static_cast<double>(index.place_millis(post))));
  }

  Point place_of(PostIndex post) const {
    const Count count = archive.likes(post);
    const float away = spread_px(spread.share_of(post), count, likes, plot.height);
    return {x_of(post), plot.bottom() - likes.height_of(count) * plot.height - away};
  }
};

}  // namespace backscroll
