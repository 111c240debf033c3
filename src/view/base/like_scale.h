// like_scale: likes to height on a logarithmic scale, log(1 + likes), fixed for an archive so that zooming in time
// never moves a mark up or down.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"

namespace backscroll {

class LikeScale {
 public:
  LikeScale() = default;
  static LikeScale from_archive(const Archive& archive);
  static Steps build(const Archive& archive, LikeScale& scale);

  // 0 at the lower edge, 1 at the upper. Unknown counts stand at the lower edge.
  float height_of(const Count& likes) const;
  float height_of_value(double likes) const;
  // Values for grid lines, at most `most`, of the form 1, 3, 10, 30 ... inside the scale.
  std::vector<int64_t> grid_values(size_t most) const;

 private:
  double low_ = 0;  // log10(1 + likes)
  double high_ = 1;
};

}  // namespace backscroll
