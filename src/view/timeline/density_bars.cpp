// density_bars: powers of two of a second, counted by binary search.
#include "view/timeline/density_field.h"

#include <algorithm>
#include <cmath>

namespace backscroll {
namespace {

constexpr double kBarPx = 7;       // at least, where all is shown
constexpr double kHalvedAt = 0.5;  // of a doubling of the zoom
constexpr double kHalving = 0.15;  // of a doubling of the zoom that it takes
constexpr double kShortestMillis = 1000;
constexpr float kGapPx = 1;
constexpr float kGapFrom = 3;  // narrower bars have none
constexpr double kRaise = 4;   // a bar raises the scale in full when that part of it is in view

float px_of(const TimeScale& scale, double millis) { return static_cast<float>(scale.px_from_time(millis)); }

class Bars {
 public:
  Bars(const TimeIndex& index, const TimeScale& scale, double step) : step_(step) {
    const TimeRange& range = scale.range();
    first_ = std::floor(range.begin_millis / step) * step;
    TimePlace place = index.first_from(first_);
    for (double begin = first_; begin < range.end_millis; begin += step) {
      const TimePlace end = index.first_from(begin + step);
      const auto count = static_cast<float>(end - place);
      place = end;
      counts_.push_back(count);
      // A bar that comes into view raises the scale bit by bit.
      const double seen = std::min(begin + step, range.end_millis) - std::max(begin, range.begin_millis);
      const double raise = std::min(kRaise * seen / step, 1.0);
      highest_ = std::max(highest_, count * static_cast<float>(raise));
    }
  }

  double first() const { return first_; }

  float share_at(double begin) const {
    const auto at = static_cast<size_t>(std::max(std::round((begin - first_) / step_), 0.0));
    return at < counts_.size() ? std::min(counts_[at] / highest_, 1.0f) : 0;
  }

 private:
  const double step_;
  double first_ = 0;
  std::vector<float> counts_;
  float highest_ = 1;
};

float found_between(TimePlace first, TimePlace last, const Hits& hits) {
  const std::vector<TimePlace>& places = hits.places();
  const auto begin = std::lower_bound(places.begin(), places.end(), first);
  const auto end = std::lower_bound(begin, places.end(), last);
  return begin == end ? 0 : static_cast<float>(end - begin) / static_cast<float>(last - first);
}

}  // namespace

double bar_millis(size_t posts, double span_millis, float width_px) {
  const double width = static_cast<double>(width_px);
  const double least_px = std::max(kBarPx, width / (4 * std::sqrt(static_cast<double>(posts)) + 8));
  const double seconds = std::max(least_px * span_millis / width / 1000, 1.0);
  return 1000 * std::exp2(std::ceil(std::log2(seconds)));
}

std::vector<Bar> layout_bars(const TimeIndex& index, const TimeScale& scale, double whole_bar_millis,
                             double zoom, const Hits* hits) {
  const double doublings = std::log2(std::max(zoom, 1.0)) + 1 - kHalvedAt;
  const double halved = std::floor(doublings);
  const double step = std::max(whole_bar_millis * std::exp2(-halved), kShortestMillis);
  const bool can_be_halves = halved > 0 && step > kShortestMillis;
  const double share_now = can_be_halves ? std::min((doublings - halved) / kHalving, 1.0) : 1.0;
  const auto own = static_cast<float>(share_now);  // of a half, the rest is of its whole
  const Bars halves(index, scale, step);
  const Bars wholes(index, scale, 2 * step);
  std::vector<Bar> bars;
  for (double begin = halves.first(); begin < scale.range().end_millis; begin += step) {
    const double whole = std::floor(begin / (2 * step)) * 2 * step;
    const float share = halves.share_at(begin);
    const float drawn = own < 1 ? own * share + (1 - own) * wholes.share_at(whole) : share;
    if (drawn <= 0) continue;
    const float left = px_of(scale, begin);
    const float width = px_of(scale, begin + step) - left;
    const float gap = width <= kGapFrom ? 0 : begin == whole ? own * kGapPx : kGapPx;
    bars.push_back({left, width - gap, drawn, share > 0 ? 1 : 1 - own});
    if (hits)
      bars.back().found = found_between(index.first_from(begin), index.first_from(begin + step), *hits);
  }
  return bars;
}

}  // namespace backscroll
