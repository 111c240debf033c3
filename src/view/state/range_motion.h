// range_motion: moves the visible range to its target. What moves is the logarithm of the span and where on the screen
// one anchor stands, never the two ends by themselves: so the time under the pointer stays there while it is zoomed.
#pragma once

#include "view/base/time_scale.h"

namespace backscroll {

struct RangeMotion {
  double anchor_millis = 0;
  double fraction_speed = 0;  // of the anchor's place on the screen (0 left, 1 right), per millisecond
  double zoom_speed = 0;      // of the logarithm of the span, per millisecond
};

// The motion from now on when the target was changed in the middle of one. The ends keep their speed.
RangeMotion redirected(const RangeMotion& motion, TimeRange visible, TimeRange target);

// The target of a zoom under a held pointer: `time` stays where it is in `visible`, whatever else was moving.
TimeRange zoomed_under_pointer(TimeRange visible, TimeRange target, double time_millis, double factor);
// The motion of that zoom: the anchor stands still, the zooming goes on from its speed.
RangeMotion held(const RangeMotion& motion, double time_millis);

// Moves `visible` on, inside the limits. True while something still moves; at rest it is equal to the target.
bool advance(RangeMotion& motion, TimeRange& visible, TimeRange target, TimeRange limits,
             double passed_millis);

}  // namespace backscroll
