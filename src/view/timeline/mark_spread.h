// mark_spread: where a post stands in the plot: time to x, likes to y. Marks of the same number of likes stand a little
// above and below one another instead of covering each other. The offset belongs to the post, so nothing moves while
// zooming or panning; it is so small that a mark never comes nearer to another number of likes than to its own.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/time_index.h"
#include "view/base/geometry.h"
#include "view/base/like_scale.h"
#include "view/base/time_scale.h"

namespace backscroll {

class MarkSpread {
 public:
  static MarkSpread from_archive(const Archive& archive, const TimeIndex& index);
  static Steps build(const Archive& archive, const TimeIndex& index, MarkSpread& spread);

  // -1 to 1. Zero for a post with no other of as many likes near it.
  float share_of(PostIndex post) const { return static_cast<float>(shares_[post]) / kWhole; }
  size_t heap_bytes() const { return shares_.capacity() * sizeof(int16_t); }

 private:
  static constexpr float kWhole = 16384;

  IndexedList<PostIndex, int16_t> shares_;
};

// How far the mark stands over its number of likes, in CSS pixels.
float spread_px(float share, const Count& likes, const LikeScale& scale, float plot_height_px);

// Where a post stands in the plot: time to x, likes to y.

struct MarkPlaces {
  const Archive& archive;
  const TimeIndex& index;
  const LikeScale& likes;
  const MarkSpread& spread;
  const TimeScale& scale;
  const Rect& plot;

  bool has_place(PostIndex post) const { return archive.posts().contains(post) && index.has_place(post); }

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
