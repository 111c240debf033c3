// density_bars: powers of two of a second, counted by binary search.
#include "view/density_bars.h"

#include <algorithm>
#include <cmath>

namespace backscroll {
namespace {

constexpr double kBarPx = 7;        // at least
constexpr double kTakenOver = 0.2;  // of the way to the next width: from here on one width is alone

void add_bars(const TimeIndex& index, const TimeScale& scale, double step, float alpha,
              std::vector<Bar>& bars) {
  const size_t first_bar = bars.size();
  const double left_px = scale.px_from_time(scale.range().begin_millis);
  const double right_px = scale.px_from_time(scale.range().end_millis);
  float highest = 1;
  double begin = std::floor(scale.range().begin_millis / step) * step;
  for (; begin < scale.range().end_millis; begin += step) {
    const auto [first, last] = index.range(begin, begin + step);
    if (first == last) continue;
    const double left = scale.px_from_time(begin);
    const double right = scale.px_from_time(begin + step);
    const auto count = static_cast<float>(last - first);
    // A bar that comes into view raises the scale bit by bit.
    const double seen = (std::min(right, right_px) - std::max(left, left_px)) / (right - left);
    highest = std::max(highest, count * static_cast<float>(std::min(4 * seen, 1.0)));
    bars.push_back({static_cast<float>(left), static_cast<float>(right - left), count, alpha});
  }
  for (size_t i = first_bar; i < bars.size(); ++i) bars[i].share = std::min(bars[i].share / highest, 1.0f);
}

}  // namespace

double least_bar_px(size_t posts, float width_px) {
  return std::max(kBarPx, static_cast<double>(width_px) / (4 * std::sqrt(static_cast<double>(posts)) + 8));
}

std::vector<Bar> layout_bars(const TimeIndex& index, const TimeScale& scale, double least_px,
                             bool is_zoomed) {
  const double wanted = std::max(least_px * scale.millis_per_px() / 1000, 1e-3);
  const double level = std::max(std::ceil(std::log2(wanted)), 0.0);
  const double step = 1000 * std::exp2(level);
  // How far the bars have grown from their least width to the double, where they are split.
  const double grown = level > 0 && is_zoomed ? level - std::log2(wanted) : 1;
  const double share = std::clamp(grown / kTakenOver, 0.0, 1.0);
  std::vector<Bar> bars;
  if (share < 1) add_bars(index, scale, 2 * step, static_cast<float>(1 - share), bars);
  if (share > 0) add_bars(index, scale, step, static_cast<float>(share), bars);
  return bars;
}

}  // namespace backscroll
