// axis_layout: the context first, then the ticks that carry a year or a date, then the others where there is room.
#include "view/timeline/axis_layout.h"

#include <algorithm>
#include <string_view>

#include "view/text/text_layout.h"

namespace backscroll {
namespace {

constexpr float kAfterTick = 5;  // from the tick's line to its label
constexpr float kGap = 8;
constexpr float kContextGap = 12;

class AxisLabels {
 public:
  AxisLabels(const TimeScale& scale, const Ticks& ticks, const Rect& axis, const TextMeasurer& measure)
      : scale_(scale), ticks_(ticks), axis_(axis), measure_(measure) {}

  std::vector<Label> run() {
    // The context stands at the left edge, unless a tick that says as much is about to take its place.
    const float context_px = text_width_px(ticks_.context, TextStyle::kSmallBold, measure_) + kContextGap;
    const bool is_said_by_ticks =
        ticks_.are_years ? has_major_before(axis_.right()) : has_major_before(axis_.x + context_px);
    if (!is_said_by_ticks) add_context();
    for (const bool is_major : {true, false}) {
      for (const Tick& tick : ticks_.ticks) {
        if (tick.is_major == is_major) add_tick(tick);
      }
    }
    return std::move(labels_);
  }

 private:
  Label label_of(const Tick& tick) const {
    const TextStyle style = tick.is_major ? TextStyle::kSmallBold : TextStyle::kSmall;
    const auto x = static_cast<float>(scale_.px_from_time(tick.time_millis));
    return label_at(x + kAfterTick, tick.label, style, tick.is_major);
  }

  Label label_at(float x, std::string text, TextStyle style, bool is_strong) const {
    const float line_px = type_size(style).line_px;
    const float width_px = text_width_px(text, style, measure_);
    return {
        {x, axis_.y + (axis_.height - line_px) / 2, width_px, line_px}, std::move(text), style, is_strong};
  }

  bool is_inside(const Label& label) const {
    return label.rect.x >= axis_.x && label.rect.right() <= axis_.right();
  }

  // A tick that will get its label, and that begins left of `x`.
  bool has_major_before(float x) const {
    return std::any_of(ticks_.ticks.begin(), ticks_.ticks.end(), [&](const Tick& tick) {
      if (!tick.is_major) return false;
      const Label label = label_of(tick);
      return is_inside(label) && label.rect.x < x;
    });
  }

  // "3 Mar 2019"; on an axis too short for that, the year alone.
  void add_context() {
    Label label = label_at(axis_.x, ticks_.context, TextStyle::kSmallBold, true);
    if (!is_inside(label)) label = label_at(axis_.x, ticks_.year, TextStyle::kSmallBold, true);
    labels_.push_back(std::move(label));
    context_right_ = labels_.back().rect.right() + kContextGap;
  }

  void add_tick(const Tick& tick) {
    Label label = label_of(tick);
    if (!is_inside(label) || label.rect.x < context_right_) return;
    const bool is_taken = std::any_of(labels_.begin(), labels_.end(), [&](const Label& other) {
      return label.rect.x < other.rect.right() + kGap && other.rect.x < label.rect.right() + kGap;
    });
    if (!is_taken) labels_.push_back(std::move(label));
  }

  const TimeScale& scale_;
  const Ticks& ticks_;
  const Rect& axis_;
  const TextMeasurer& measure_;
  std::vector<Label> labels_;
  float context_right_ = -1e9f;
};

}  // namespace

std::vector<Label> layout_axis_labels(const TimeScale& scale, const Ticks& ticks, const Rect& axis,
                                      const TextMeasurer& measure) {
  return AxisLabels(scale, ticks, axis, measure).run();
}

}  // namespace backscroll
