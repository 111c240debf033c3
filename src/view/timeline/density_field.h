// density_field: where marks stand so close that they cover each other, the plot shows how dense they are instead: a
// smooth field over time and likes. It is computed from counts in buckets, so it costs the same for any number of
// posts. Buckets are borders of time that stay put while panning, and blurred wider than they are, so that nothing
// flickers when zooming changes their width.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/search.h"
#include "index/time_index.h"
#include "view/base/geometry.h"
#include "view/base/like_scale.h"
#include "view/base/time_scale.h"

namespace backscroll {

// How many posts are in each row, up to any place on the time axis: rows are of equal height on the like axis.
class DensityIndex {
 public:
  static constexpr size_t kRows = 24;
  using Counts = std::array<uint32_t, kRows>;  // row 0 is the lowest

  static DensityIndex from_archive(const Archive& archive, const TimeIndex& index, const LikeScale& likes);
  static Steps build(const Archive& archive, const TimeIndex& index, const LikeScale& likes,
                     DensityIndex& density);

  // Of the posts before the place.
  Counts counts_until(TimePlace place) const;
  size_t heap_bytes() const { return rows_.capacity() + sums_.capacity() * sizeof(Counts); }

 private:
  static constexpr size_t kBlock = 512;

  IndexedList<TimePlace, uint8_t> rows_;
  std::vector<Counts> sums_;  // before each block
};

class DensityField {
 public:
  // `crowd`: 0 while the marks are few enough to be drawn, 1 when only the field is.
  static DensityField over(const DensityIndex& density, const TimeIndex& index, const TimeScale& scale,
                           const Rect& plot, float crowd);

  static constexpr size_t kLines = DensityIndex::kRows + 2;  // with one above and one below that are empty

  bool is_visible() const { return is_visible_; }
  size_t columns() const { return columns_; }
  Point point(size_t column, size_t line) const;
  // 0..1: how strongly the field is drawn at this point.
  float strength(size_t column, size_t line) const { return strengths_[column * kLines + line]; }
  // 0..1: how far the field stands for the marks here.
  float cover_at(Point point) const;

 private:
  void count(const DensityIndex& density, const TimeIndex& index, const TimeScale& scale);
  void blur();
  void finish(float crowd);
  float& cell(size_t column, size_t row) { return cells_[column * DensityIndex::kRows + row]; }

  Rect plot_;
  double left_px_ = 0;  // of column 0
  double step_px_ = 1;
  size_t columns_ = 0;
  bool is_visible_ = false;
  std::vector<float> cells_;  // marks in each bucket, then share of the plot that they cover
  std::vector<float> covers_;
  std::vector<float> strengths_;
};

// Of a mark: grows with its likes, smaller where the plot is low, so that marks stay apart.
float mark_radius(double likes, float plot_height_px);

// How many posts in each stretch of time, as bars whose borders stay put while panning. Zoomed in,
// the bars of the overview are halved again and again; around the moment where they are, each half
// grows out of its whole.

struct Bar {
  float x;
  float width_px;   // without the gap after it
  float share;      // of the highest bar, 0..1
  float alpha = 1;  // below 1: half of a bar, about to be found empty
  float found = 0;  // how much of it a search has found, 0..1
};

// How much time a bar stands for where all of it is shown on that width. Few posts get wide bars, else each is a bar
// of its own and the shape of the time is lost.
double bar_millis(size_t posts, double span_millis, float width_px);

// `zoom`: how many times less time than `whole_bar_millis` was chosen for is shown; 1 for all.
std::vector<Bar> layout_bars(const TimeIndex& index, const TimeScale& scale, double whole_bar_millis,
                             double zoom, const Hits* hits = nullptr);

}  // namespace backscroll
