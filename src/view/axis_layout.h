// axis_layout: which labels stand on the time axis and where. No two overlap, and one of them always says the year.
#pragma once

#include <string>
#include <vector>

#include "view/geometry.h"
#include "view/text_style.h"
#include "view/tick_layout.h"

namespace backscroll {

struct Label {
  Rect rect;  // of its line box
  std::string text;
  TextStyle style;
  bool is_strong;  // in ink, else soft
};

std::vector<Label> layout_axis_labels(const TimeScale& scale, const Ticks& ticks, const Rect& axis,
                                      const TextMeasurer& measure);

}  // namespace backscroll
