// like_scale: see the header.
#include "view/base/like_scale.h"

#include <algorithm>
#include <cmath>

namespace backscroll {

LikeScale LikeScale::from_archive(const Archive& archive) {
  LikeScale scale;
  build(archive, scale).finish();
  return scale;
}

Steps LikeScale::build(const Archive& archive, LikeScale& scale) {
  int64_t least = INT64_MAX;
  int64_t most = -1;
  for (const PostIndex post : archive.posts()) {
    if (Steps::is_due(post.value())) co_await Steps::pause;
    const Count likes = archive.likes(post);
    if (likes.precision == CountPrecision::kUnknown) continue;
    least = std::min(least, likes.value);
    most = std::max(most, likes.value);
  }
  const auto height = [](int64_t likes) { return std::log10(1.0 + static_cast<double>(likes)); };
  const double low = most < 0 ? 0 : height(least);
  const double high = most < 0 ? 1 : height(most);
  const double room = std::max(0.14 * (high - low), 0.08);
  scale.low_ = low - room;  // below zero too: marks without likes stand clear of the edge
  scale.high_ = high + room;
}

float LikeScale::height_of_value(double likes) const {
  const double value = std::log10(1.0 + std::max(likes, 0.0));
  return static_cast<float>(std::clamp((value - low_) / (high_ - low_), 0.0, 1.0));
}

float LikeScale::height_of(const Count& likes) const {
  return likes.precision == CountPrecision::kUnknown ? 0.0f
                                                     : height_of_value(static_cast<double>(likes.value));
}

std::vector<int64_t> LikeScale::grid_values(size_t most) const {
  std::vector<int64_t> values;
  int64_t power = 1;
  for (int exponent = 0; exponent < 18; ++exponent, power *= 10) {
    for (const int64_t value : {power, 3 * power}) {
      const double at = std::log10(1.0 + static_cast<double>(value));
      if (at >= low_ && at <= high_) values.push_back(value);
    }
  }
  while (values.size() > most && most > 0) {  // every other line, the highest stays
    std::vector<int64_t> fewer;
    for (size_t i = (values.size() - 1) % 2; i < values.size(); i += 2) fewer.push_back(values[i]);
    values = fewer;
  }
  return values;
}

}  // namespace backscroll
