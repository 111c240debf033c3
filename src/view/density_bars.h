// density_bars: how many posts in each stretch of time, as bars whose borders stay put while panning. While zooming,
// the bars of one width give way to those of half the width bit by bit.
#pragma once

#include <vector>

#include "index/time_index.h"
#include "view/time_scale.h"

namespace backscroll {

struct Bar {
  float x;
  float width_px;
  float share;      // of the highest bar, 0..1
  float alpha = 1;  // below 1 while another width takes over
};

// Few posts get wide bars, else each is a bar of its own and the shape of the time is lost.
double least_bar_px(size_t posts, float width_px);

// `is_zoomed`: the scale may change, so one width gives way to another; else there is but one.
std::vector<Bar> layout_bars(const TimeIndex& index, const TimeScale& scale, double least_px, bool is_zoomed);

}  // namespace backscroll
