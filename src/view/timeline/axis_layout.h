// axis_layout: which labels stand on the time axis and where. No two overlap, and one of them always says the year.
#pragma once

#include <string>
#include <vector>

#include "index/rhythm.h"
#include "view/base/geometry.h"
#include "view/base/time_scale.h"
#include "view/text/text_style.h"

namespace backscroll {

// Calendar ticks of a time scale. Far apart enough to be labelled, on round calendar borders (UTC),
// so that they do not move while panning.

struct Tick {
  double time_millis;
  std::string label;
  bool is_major;  // begins a larger unit: its label carries the year, or the date
};

struct Ticks {
  std::vector<Tick> ticks;
  std::string context;     // what the left edge lies in: "2019", "3 Mar 2019", "3 Mar 2019 UTC"
  std::string year;        // of the left edge
  bool are_years = false;  // every tick is the begin of a year
};

// Ticks from one step before the range to one after it.
Ticks layout_ticks(const TimeScale& scale, double shortest_gap_px);

struct Label {
  Rect rect;  // of its line box
  std::string text;
  TextStyle style;
  bool is_strong;  // in ink, else soft
};

std::vector<Label> layout_axis_labels(const TimeScale& scale, const Ticks& ticks, const Rect& axis,
                                      const TextMeasurer& measure);

// Silences and bursts named in a lane over the axis: "quiet · 7 months", "loud · 41 posts in 3
// days". Only where there is room; nothing in the lane overlaps.

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
