// mark_spread: lets marks of the same number of likes stand a little above and below one another instead of covering
// each other. The offset belongs to the post, so nothing moves while zooming or panning; it is so small that a mark
// never comes nearer to another number of likes than to its own.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "index/time_index.h"
#include "view/like_scale.h"

namespace backscroll {

class MarkSpread {
 public:
  static MarkSpread from_archive(const Archive& archive, const TimeIndex& index);

  // -1 to 1. Zero for a post with no other of as many likes near it.
  float share_of(PostIndex post) const { return shares_[post]; }

 private:
  std::vector<float> shares_;  // by post
};

// How far the mark stands over its number of likes, in CSS pixels.
float spread_px(float share, const Count& likes, const LikeScale& scale, float plot_height_px);

}  // namespace backscroll
