// tick_layout: calendar ticks of a time scale. Far apart enough to be labelled, on round calendar borders (UTC), so
// that they do not move while panning.
#pragma once

#include <string>
#include <vector>

#include "view/time_scale.h"

namespace backscroll {

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

}  // namespace backscroll
