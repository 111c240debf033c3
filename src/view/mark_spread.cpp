// mark_spread: posts of as many likes, one after the other in time, take places that are as far apart as can be.
#include "view/mark_spread.h"

#include <algorithm>

#include "base/sort_indexes.h"

namespace backscroll {
namespace {

constexpr int64_t kNearShare = 150;  // of all the time: six pixels when all is in view
constexpr float kMostPx = 9;
constexpr float kMostOfPlot = 0.02f;
constexpr float kOfTheWay = 0.45f;  // to the next number of likes

// Van der Corput sequence, base 2, moved to begin with 0: 0, -1/2, 1/2, -3/4, 1/4 ...
float nth_share(uint32_t n) {
  float value = 0;
  float step = 0.5f;
  for (uint32_t rest = n + 1; rest > 0; rest >>= 1, step /= 2) {
    if (rest & 1) value += step;
  }
  return value * 2 - 1;
}

}  // namespace

MarkSpread MarkSpread::from_archive(const Archive& archive, const TimeIndex& index) {
  MarkSpread spread;
  spread.shares_.assign(archive.post_count(), 0);
  const int64_t near = (index.latest_millis() - index.earliest_millis()) / kNearShare;
  const auto key_of = [&](PostIndex post) {
    const Count likes = archive.likes(post);
    return likes.precision == CountPrecision::kUnknown ? -1 : likes.value;
  };
  std::vector<PostIndex> posts(index.posts().begin(), index.posts().end());
  sort_indexes(posts, [&](PostIndex a, PostIndex b) { return key_of(a) < key_of(b); });
  uint32_t count = 0;
  for (size_t i = 1; i < posts.size(); ++i) {
    const bool has_neighbour = key_of(posts[i]) == key_of(posts[i - 1]) &&
                               index.place_millis(posts[i]) - index.place_millis(posts[i - 1]) <= near;
    count = has_neighbour ? count + 1 : 0;
    spread.shares_[posts[i]] = nth_share(count);
  }
  return spread;
}

float spread_px(float share, const Count& likes, const LikeScale& scale, float plot_height_px) {
  const float most = std::min(kMostPx, kMostOfPlot * plot_height_px);
  if (share == 0 || likes.precision != CountPrecision::kExact) return share * most;
  const auto value = static_cast<double>(likes.value);
  const float here = scale.height_of_value(value);
  const float above = scale.height_of_value(value + 1) - here;
  const float below = value >= 1 ? here - scale.height_of_value(value - 1) : above;
  return share * std::min(most, kOfTheWay * plot_height_px * (share > 0 ? above : below));
}

}  // namespace backscroll
