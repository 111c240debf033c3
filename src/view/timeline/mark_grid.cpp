// mark_grid: bands from the top of the plot to its bottom, filled by counting.
#include "view/timeline/mark_grid.h"

namespace backscroll {
namespace {

constexpr float kBandPx = 24;

}  // namespace

MarkGrid::MarkGrid(const TimelineFrame& frame, float least_alpha) : top_px_(frame.rooms.plot.y) {
  begins_.assign(static_cast<size_t>(frame.rooms.plot.height / kBandPx) + 2, 0);
  size_t count = 0;
  for (const Mark& mark : frame.marks) {
    if (mark.alpha < least_alpha) continue;
    ++begins_[band_of(mark.y) + 1];
    largest_px_ = std::max(largest_px_, mark.radius_px);
    ++count;
  }
  for (size_t band = 1; band < begins_.size(); ++band) begins_[band] += begins_[band - 1];
  marks_.resize(count);
  std::vector<size_t> next = begins_;
  for (const Mark& mark : frame.marks) {  // they come from left to right
    if (mark.alpha >= least_alpha) marks_[next[band_of(mark.y)]++] = &mark;
  }
}

// What stands over or under the plot belongs to the outermost bands.
size_t MarkGrid::band_of(float y) const {
  const float band = std::clamp((y - top_px_) / kBandPx, 0.0f, static_cast<float>(begins_.size() - 2));
  return static_cast<size_t>(band);
}

}  // namespace backscroll
