// time_scale: maps time to canvas pixels and back, in double precision: at deep zoom a float is wrong by whole screens.
// Zooming and panning return a new range, and a motion leads there. Has no opinion on ticks: see tick_layout.
#pragma once

namespace backscroll {

// [begin, end) in milliseconds since 1970, as double: exact to the millisecond for 285,000 years.
struct TimeRange {
  double begin_millis = 0;
  double end_millis = 1;

  double span_millis() const { return end_millis - begin_millis; }
  friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

constexpr double kShortestSpanMillis = 1000;

// Keeps the place under `time` where it is. factor > 1 zooms in.
TimeRange zoomed(TimeRange range, double time_millis, double factor);
TimeRange panned(TimeRange range, double delta_millis);
// The nearest range that is not longer than `limits`, not shorter than kShortestSpanMillis, and inside the limits.
TimeRange clamped(TimeRange range, TimeRange limits);

class TimeScale {
 public:
  TimeScale() = default;
  TimeScale(TimeRange range, float left_px, float width_px);

  double px_from_time(double time_millis) const {
    return left_px_ + (time_millis - range_.begin_millis) * px_per_milli_;
  }
  double time_from_px(double px) const { return range_.begin_millis + (px - left_px_) / px_per_milli_; }
  double millis_per_px() const { return 1 / px_per_milli_; }
  TimeRange range() const { return range_; }

 private:
  TimeRange range_;
  double left_px_ = 0;
  double px_per_milli_ = 1;
};

// Moves the visible range to its target. What moves is the logarithm of the span and where on the screen one anchor
// stands, never the two ends by themselves: so the time under the pointer stays there while it is zoomed.
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
