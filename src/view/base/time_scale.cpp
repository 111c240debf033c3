// time_scale: see the header.
#include "view/base/time_scale.h"

#include <algorithm>

namespace backscroll {

TimeRange zoomed(TimeRange range, double time_millis, double factor) {
  return {time_millis - (time_millis - range.begin_millis) / factor,
          time_millis + (range.end_millis - time_millis) / factor};
}

TimeRange panned(TimeRange range, double delta_millis) {
  return {range.begin_millis + delta_millis, range.end_millis + delta_millis};
}

TimeRange clamped(TimeRange range, TimeRange limits) {
  const double longest = std::max(limits.span_millis(), kShortestSpanMillis);
  const double span = std::clamp(range.span_millis(), kShortestSpanMillis, longest);
  const double middle = range.begin_millis + range.span_millis() / 2;
  const double latest_begin = std::max(limits.begin_millis, limits.end_millis - span);
  const double begin = std::clamp(middle - span / 2, limits.begin_millis, latest_begin);
  return {begin, begin + span};
}

TimeScale::TimeScale(TimeRange range, float left_px, float width_px)
    : range_(range),
      left_px_(left_px),
      px_per_milli_(std::max(width_px, 1.0f) / std::max(range.span_millis(), 1e-3)) {}

}  // namespace backscroll
