// spring: critically damped motion. Position and velocity are kept, so that it can be sent elsewhere at any moment
// without a jolt; from rest it never overshoots.
#pragma once

#include <cmath>

namespace backscroll {

struct Spring {
  double offset = 0;  // from where it comes to rest
  double speed = 0;   // of the offset, per millisecond
};

// Exact for any step, so the motion does not depend on the frame rate. After five periods 96 % of the way is done.
inline Spring advanced(Spring spring, double passed_millis, double period_millis) {
  const double rate = 1 / period_millis;
  const double pull = spring.speed + spring.offset * rate;
  const double decay = std::exp(-passed_millis * rate);
  return {(spring.offset + pull * passed_millis) * decay,
          (spring.speed - pull * passed_millis * rate) * decay};
}

}  // namespace backscroll
