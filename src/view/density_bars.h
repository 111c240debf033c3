// density_bars: how many posts in each stretch of time, as bars whose borders stay put while panning. Zoomed in, the
// bars of the overview are halved again and again; around the moment where they are, each half grows out of its whole.
#pragma once

#include <vector>

#include "index/time_index.h"
#include "view/time_scale.h"

namespace backscroll {

struct Bar {
  float x;
  float width_px;   // without the gap after it
  float share;      // of the highest bar, 0..1
  float alpha = 1;  // below 1: half of a bar, about to be found empty
};

// How much time a bar stands for where all of it is shown on that width. Few posts get wide bars, else each is a bar
// of its own and the shape of the time is lost.
double bar_millis(size_t posts, double span_millis, float width_px);

// `zoom`: how many times less time than `whole_bar_millis` was chosen for is shown; 1 for all.
std::vector<Bar> layout_bars(const TimeIndex& index, const TimeScale& scale, double whole_bar_millis,
                             double zoom);

}  // namespace backscroll
