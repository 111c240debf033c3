// mark_grid: the marks of a frame by where they stand, to ask which are near without a look at each: in bands from the
// top of the plot to its bottom.
#pragma once

#include <algorithm>
#include <vector>

#include "view/timeline/timeline_layout.h"

namespace backscroll {

class MarkGrid {
 public:
  // Only the marks that are at least as strong as `least_alpha`.
  MarkGrid(const TimelineFrame& frame, float least_alpha);

  // Whether one of the marks that may reach into the rectangle fulfils the condition. It may be asked about some
  // that do not.
  template <typename Condition>
  bool any_near(const Rect& rect, const Condition& condition) const {
    const size_t last = band_of(rect.bottom() + largest_px_);
    for (size_t band = band_of(rect.y - largest_px_); band <= last; ++band) {
      const auto end = marks_.begin() + static_cast<std::ptrdiff_t>(begins_[band + 1]);
      const auto begin =
          std::lower_bound(marks_.begin() + static_cast<std::ptrdiff_t>(begins_[band]), end,
                           rect.x - largest_px_, [](const Mark* mark, float x) { return mark->x < x; });
      for (auto mark = begin; mark != end && (*mark)->x <= rect.right() + largest_px_; ++mark) {
        if (condition(**mark)) return true;
      }
    }
    return false;
  }

 private:
  static constexpr float kBandPx = 24;

  size_t band_of(float y) const;

  float top_px_;
  float largest_px_ = 0;            // radius
  std::vector<size_t> begins_;      // of each band in marks_, and the end of the last
  std::vector<const Mark*> marks_;  // band by band, each from left to right
};

inline MarkGrid::MarkGrid(const TimelineFrame& frame, float least_alpha) : top_px_(frame.rooms.plot.y) {
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
inline size_t MarkGrid::band_of(float y) const {
  const float band = std::clamp((y - top_px_) / kBandPx, 0.0f, static_cast<float>(begins_.size() - 2));
  return static_cast<size_t>(band);
}

}  // namespace backscroll
