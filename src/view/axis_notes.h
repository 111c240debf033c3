// axis_notes: silences and bursts named in a lane over the axis: "quiet · 7 months", "loud · 41 posts in 3 days". Only
// where there is room; nothing in the lane overlaps.
#pragma once

#include <string>
#include <vector>

#include "index/rhythm.h"
#include "view/axis_layout.h"

namespace backscroll {

struct AxisNote {
  enum class Kind { kSilence, kBurst };
  Kind kind;
  Rect rect;   // all of it: what can be hovered and clicked
  float left;  // the time it speaks of, as far as it is in view
  float right;
  Label label;  // empty text: no room for it
  float alpha;  // fades as the room gets short
  std::string hint;
  TimeRange range;  // what a click shows
};

std::vector<AxisNote> layout_axis_notes(const Rhythm& rhythm, const TimeScale& scale, const Rect& lane,
                                        const TextMeasurer& measure);

}  // namespace backscroll
