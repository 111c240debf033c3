// like_scale: see the header.
#include "view/like_scale.h"

#include <algorithm>
#include <cmath>

namespace backscroll {

LikeScale LikeScale::from_archive(const Archive& archive) {
  LikeScale scale;
  bool is_first = true;
  double low = 0;
  double high = 1;
  for (PostIndex post = 0; post < archive.post_count(); ++post) {
    const Count likes = archive.likes(post);
    if (likes.precision == CountPrecision::kUnknown) continue;
    const double value = std::log10(1.0 + static_cast<double>(std::max<int64_t>(likes.value, 0)));
    low = is_first ? value : std::min(low, value);
    high = is_first ? value : std::max(high, value);
    is_first = false;
  }
  const double room = std::max(0.14 * (high - low), 0.08);
  scale.low_ = low - room;  // below zero too: marks without likes stand clear of the edge
  scale.high_ = high + room;
  return scale;
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
