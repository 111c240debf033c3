// mark_spread: posts of as many likes, one after the other in time, take places that are as far apart as can be.
#include "view/timeline/mark_spread.h"

#include <algorithm>
#include <unordered_map>

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
  build(archive, index, spread).finish();
  return spread;
}

Steps MarkSpread::build(const Archive& archive, const TimeIndex& index, MarkSpread& spread) {
  struct Last {  // post of this number of likes
    int64_t place_millis;
    uint32_t count;
  };
  std::unordered_map<int64_t, Last> last_of_likes;
  spread.shares_.assign(archive.post_count(), 0);
  const int64_t near = (index.latest_millis() - index.earliest_millis()) / kNearShare;
  for (const TimePlace place : index.places()) {
    if (Steps::is_due(place.value())) co_await Steps::pause;
    const PostIndex post = index.post_at(place);
    const Count likes = archive.likes(post);
    const int64_t key = likes.precision == CountPrecision::kUnknown ? -1 : likes.value;
    const int64_t place_millis = index.times()[place];
    const auto [found, is_first] = last_of_likes.try_emplace(key, Last{place_millis, 0});
    Last& last = found->second;
    if (is_first) continue;
    last.count = place_millis - last.place_millis <= near ? last.count + 1 : 0;
    last.place_millis = place_millis;
    spread.shares_[post] = static_cast<int16_t>(nth_share(last.count) * kWhole);
  }
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
