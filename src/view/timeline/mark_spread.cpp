// mark_spread: posts of as many likes, one after the other in time, take places that are as far apart as can be.
#include "view/timeline/mark_spread.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <vector>

namespace backscroll {
namespace {

constexpr size_t kFilledAtOnce = 1 << 16;
constexpr int64_t kNearShare = 150;  // of all the time: six pixels when all is in view
constexpr float kMostPx = 9;
constexpr float kMostOfPlot = 0.02f;
constexpr float kOfTheWay = 0.45f;  // to the next number of likes

uint32_t bits_from_behind(uint32_t bits) {
  bits = (bits >> 1 & 0x55555555) | (bits & 0x55555555) << 1;
  bits = (bits >> 2 & 0x33333333) | (bits & 0x33333333) << 2;
  bits = (bits >> 4 & 0x0F0F0F0F) | (bits & 0x0F0F0F0F) << 4;
  return __builtin_bswap32(bits);
}

// Van der Corput sequence, base 2, moved to begin with 0: 0, -1/2, 1/2, -3/4, 1/4 ...
float nth_share(uint32_t n) {
  constexpr float kHalf = 2147483648.0f;  // of all numbers of 32 bits
  return static_cast<float>(bits_from_behind(n + 1)) / kHalf - 1;
}

// The last post of a number of likes, and how many stand before it, each near the next.
struct Last {
  int64_t place_millis = kNever;
  uint32_t count = 0;

  static constexpr int64_t kNever = std::numeric_limits<int64_t>::min() / 2;
};

// Most posts have few likes.
class LastOfLikes {
 public:
  Last& operator[](int64_t likes) {
    const bool is_few = likes >= -1 && likes < kFew - 1;
    return is_few ? few_[static_cast<size_t>(likes + 1)] : many_[likes];
  }

 private:
  static constexpr int64_t kFew = 4096;
  std::vector<Last> few_ = std::vector<Last>(kFew);
  std::unordered_map<int64_t, Last> many_;
};

}  // namespace

MarkSpread MarkSpread::from_archive(const Archive& archive, const TimeIndex& index) {
  MarkSpread spread;
  build(archive, index, spread).finish();
  return spread;
}

Steps MarkSpread::build(const Archive& archive, const TimeIndex& index, MarkSpread& spread) {
  LastOfLikes last_of_likes;
  spread.shares_.clear();
  spread.shares_.reserve(archive.post_count());
  while (spread.shares_.size() < archive.post_count()) {  // all at once takes too long
    spread.shares_.resize(std::min<size_t>(archive.post_count(), spread.shares_.size() + kFilledAtOnce), 0);
    co_await Steps::pause;
  }
  const int64_t near = (index.latest_millis() - index.earliest_millis()) / kNearShare;
  for (const TimePlace place : index.places()) {
    if (Steps::is_due(place.value())) co_await Steps::pause;
    const PostIndex post = index.post_at(place);
    const Count likes = archive.likes(post);
    const int64_t key = likes.precision == CountPrecision::kUnknown ? -1 : likes.value;
    const int64_t place_millis = index.times()[place];
    Last& last = last_of_likes[key];
    last.count = place_millis - last.place_millis <= near ? last.count + 1 : 0;
    last.place_millis = place_millis;
    if (last.count == 0) continue;
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
