// time_scale: what moves is two springs, one for the zoom and one for the anchor.
#include "view/base/time_scale.h"

#include <algorithm>
#include <cmath>

#include "view/base/geometry.h"
#include "view/base/theme.h"

namespace backscroll {
namespace {

constexpr double kStill = 1e-4;     // of the view's width: a tenth of a pixel
constexpr double kFarthest = 6;     // widths of the view: from further away the journey is cut short
constexpr double kLeastZoom = 0.1;  // below that a motion is a pan, with no natural centre

double fraction_of(double time_millis, TimeRange range) {
  return (time_millis - range.begin_millis) / range.span_millis();
}

// The time that stands at the same place in both; the middle of the target when it is not on the screen.
double anchor_between(TimeRange from, TimeRange to) {
  const double middle = to.begin_millis + to.span_millis() / 2;
  if (std::abs(std::log(from.span_millis() / to.span_millis())) < kLeastZoom) return middle;
  const double fraction = (to.begin_millis - from.begin_millis) / (from.span_millis() - to.span_millis());
  return fraction >= 0 && fraction <= 1 ? from.begin_millis + fraction * from.span_millis() : middle;
}

bool is_still(const Spring& spring) {
  constexpr double kFrameMillis = 16;
  return std::abs(spring.offset) < kStill && std::abs(spring.speed * kFrameMillis) < kStill;
}

}  // namespace

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

RangeMotion redirected(const RangeMotion& motion, TimeRange visible, TimeRange target) {
  RangeMotion next = motion;
  next.anchor_millis = anchor_between(visible, target);
  const double before = fraction_of(motion.anchor_millis, visible);
  const double after = fraction_of(next.anchor_millis, visible);
  next.fraction_speed += (before - after) * motion.zoom_speed;
  return next;
}

TimeRange zoomed_under_pointer(TimeRange visible, TimeRange target, double time_millis, double factor) {
  const double span = target.span_millis() / factor;
  const double begin = time_millis - fraction_of(time_millis, visible) * span;
  return {begin, begin + span};
}

RangeMotion held(const RangeMotion& motion, double time_millis) {
  return {time_millis, 0, motion.zoom_speed};
}

bool advance(RangeMotion& motion, TimeRange& visible, TimeRange target, TimeRange limits,
             double passed_millis) {
  const double end = fraction_of(motion.anchor_millis, target);
  Spring zoom{std::log(visible.span_millis() / target.span_millis()), motion.zoom_speed};
  Spring place{std::clamp(fraction_of(motion.anchor_millis, visible) - end, -kFarthest, kFarthest),
               motion.fraction_speed};
  zoom = advanced(zoom, passed_millis, duration::kSpring);
  place = advanced(place, passed_millis, duration::kSpring);
  if (is_still(zoom) && is_still(place)) {
    visible = target;
    motion = {};
    return false;
  }
  motion.zoom_speed = zoom.speed;
  motion.fraction_speed = place.speed;
  const double span = target.span_millis() * std::exp(zoom.offset);
  const double begin = motion.anchor_millis - (end + place.offset) * span;
  visible = clamped({begin, begin + span}, limits);
  return true;
}

}  // namespace backscroll
