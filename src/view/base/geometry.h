// geometry: points and rectangles of the canvas in CSS pixels, origin at its top left corner, and how they move.
#pragma once

#include <cmath>

namespace backscroll {

struct Point {
  float x = 0;
  float y = 0;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool is_empty() const { return width <= 0 || height <= 0; }
  bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  Rect inset(float dx, float dy) const { return {x + dx, y + dy, width - 2 * dx, height - 2 * dy}; }
};

// Critically damped motion. Position and velocity are kept, so that it can be sent elsewhere at any
// moment without a jolt; from rest it never overshoots.

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
