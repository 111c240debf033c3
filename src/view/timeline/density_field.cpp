// density_field: count, blur, compare with what is usual in view.
#include "view/timeline/density_field.h"

#include <algorithm>
#include <cmath>

namespace backscroll {
namespace {

constexpr size_t kRows = DensityIndex::kRows;
constexpr double kNarrowestPx = 4;  // of a bucket; up to twice that
constexpr float kBlurPx = 10;
constexpr size_t kMargin = 8;        // buckets beyond either edge, for the blur
constexpr float kMarksBelow = 0.3f;  // of an area covered by marks: up to here they are told apart
constexpr float kFieldFrom = 0.9f;   // from here on the field says more
constexpr float kMostCover = 0.75f;  // crowded marks shine through, for they can be pointed at

float smooth_step(float from, float to, float value) {
  const float share = std::clamp((value - from) / (to - from), 0.0f, 1.0f);
  return share * share * (3 - 2 * share);
}

// One half of a symmetric kernel whose weights add up to 1.
std::vector<float> kernel(double sigma_cells) {
  const auto reach = static_cast<size_t>(std::min(std::ceil(2.5 * sigma_cells), double{kMargin}));
  std::vector<float> weights;
  float sum = 0;
  for (size_t i = 0; i <= reach; ++i) {
    const double x = static_cast<double>(i) / sigma_cells;
    weights.push_back(static_cast<float>(std::exp(-x * x / 2)));
    sum += (i == 0 ? 1 : 2) * weights.back();
  }
  for (float& weight : weights) weight /= sum;
  return weights;
}

// Along one line of `size` cells that stand `stride` apart. Nothing is beyond the ends.
void blur_line(float* cells, size_t size, size_t stride, const std::vector<float>& weights,
               std::vector<float>& line) {
  line.resize(size);
  for (size_t i = 0; i < size; ++i) line[i] = cells[i * stride];
  for (size_t i = 0; i < size; ++i) {
    float sum = line[i] * weights[0];
    for (size_t k = 1; k < weights.size(); ++k) {
      if (i >= k) sum += line[i - k] * weights[k];
      if (i + k < size) sum += line[i + k] * weights[k];
    }
    cells[i * stride] = sum;
  }
}

}  // namespace

float mark_radius(double likes, float plot_height_px) {
  const double share = std::clamp(0.35 + static_cast<double>(plot_height_px) / 500, 0.5, 1.0);
  return static_cast<float>(share * (3 + 1.1 * std::log10(1 + std::max(likes, 0.0))));
}

DensityIndex DensityIndex::from_archive(const Archive& archive, const TimeIndex& index,
                                        const LikeScale& likes) {
  DensityIndex density;
  build(archive, index, likes, density).finish();
  return density;
}

Steps DensityIndex::build(const Archive& archive, const TimeIndex& index, const LikeScale& likes,
                          DensityIndex& density) {
  density = DensityIndex();
  const PlaceRange places = index.places();
  density.rows_.reserve(places.size());
  density.sums_.reserve(places.size() / kBlock + 1);
  Counts sum{};
  for (const TimePlace place : places) {
    if (Steps::is_due(place.value())) co_await Steps::pause;
    if (place.value() % kBlock == 0) density.sums_.push_back(sum);
    const float height = likes.height_of(archive.likes(index.post_at(place)));
    const auto row = std::min(static_cast<size_t>(height * kRows), kRows - 1);
    density.rows_.push_back(static_cast<uint8_t>(row));
    ++sum[row];
  }
}

DensityIndex::Counts DensityIndex::counts_until(TimePlace place) const {
  if (sums_.empty()) return {};
  const size_t block = std::min(place.value() / kBlock, sums_.size() - 1);
  Counts counts = sums_[block];
  for (const TimePlace at : PlaceRange(TimePlace(block * kBlock), place)) ++counts[rows_[at]];
  return counts;
}

DensityField DensityField::over(const DensityIndex& density, const TimeIndex& index, const TimeScale& scale,
                                const Rect& plot, float crowd) {
  DensityField field;
  field.plot_ = plot;
  field.count(density, index, scale);
  field.blur();
  field.finish(crowd);
  return field;
}

// Column c holds the posts around the time of its line: from half a step before to half a step after.
void DensityField::count(const DensityIndex& density, const TimeIndex& index, const TimeScale& scale) {
  const double step = std::exp2(std::ceil(std::log2(kNarrowestPx * scale.millis_per_px())));
  const double first = std::floor(scale.range().begin_millis / step) - double{kMargin};
  const double last = std::ceil(scale.range().end_millis / step) + double{kMargin};
  step_px_ = step / scale.millis_per_px();
  left_px_ = scale.px_from_time(first * step);
  columns_ = static_cast<size_t>(last - first) + 1;
  cells_.assign(columns_ * kRows, 0);
  const double begin = (first - 0.5) * step;
  TimePlace place = index.first_from(begin);
  DensityIndex::Counts before = density.counts_until(place);
  for (size_t column = 0; column < columns_; ++column) {
    const TimePlace end = index.first_from(begin + static_cast<double>(column + 1) * step);
    if (end == place) continue;
    const DensityIndex::Counts until = density.counts_until(end);
    for (size_t row = 0; row < kRows; ++row) cell(column, row) = static_cast<float>(until[row] - before[row]);
    before = until;
    place = end;
  }
}

void DensityField::blur() {
  const double row_px = plot_.height / double{kRows};
  const std::vector<float> across = kernel(kBlurPx / step_px_);
  const std::vector<float> upwards = kernel(std::max(kBlurPx / row_px, 0.6));
  std::vector<float> line;
  for (size_t row = 0; row < kRows; ++row) blur_line(&cell(0, row), columns_, kRows, across, line);
  for (size_t column = 0; column < columns_; ++column) {
    blur_line(&cell(column, 0), kRows, 1, upwards, line);
  }
}

void DensityField::finish(float crowd) {
  const auto cell_px2 = static_cast<float>(step_px_ * plot_.height / double{kRows});
  double total = 0;
  double filled = 0;
  for (const float marks : cells_) {
    total += marks;
    filled += marks * marks;
  }
  // The density that a mark finds around itself on average: half strength. It changes little when one comes or goes.
  const auto usual = static_cast<float>(total > 0 ? filled / total : 1);
  covers_.assign(columns_ * kLines, 0);
  strengths_.assign(columns_ * kLines, 0);
  for (size_t column = 0; column < columns_; ++column) {
    for (size_t row = 0; row < kRows; ++row) {
      const float marks = cell(column, row);
      const float radius = mark_radius(10, plot_.height);
      const float covered = marks / cell_px2 * 3.14f * radius * radius;
      const float cover = std::max(crowd, kMostCover * smooth_step(kMarksBelow, kFieldFrom, covered));
      const size_t at = column * kLines + row + 1;
      covers_[at] = cover;
      const bool is_at_edge = row == 0 || row == kRows - 1;  // it ends softly
      strengths_[at] = cover * (1 - std::exp(-0.7f * marks / usual)) * (is_at_edge ? 0.4f : 1.0f);
      is_visible_ = is_visible_ || strengths_[at] > 0.004f;
    }
    covers_[column * kLines] = covers_[column * kLines + 1];
    covers_[column * kLines + kLines - 1] = covers_[column * kLines + kLines - 2];
  }
}

Point DensityField::point(size_t column, size_t line) const {
  const float row_px = plot_.height / float{kRows};
  const float x = static_cast<float>(left_px_ + static_cast<double>(column) * step_px_);
  return {x, plot_.bottom() - (static_cast<float>(line) - 0.5f) * row_px};
}

float DensityField::cover_at(Point point) const {
  if (columns_ < 2) return 0;
  const auto split = [](double place, size_t count) {
    const double inside = std::clamp(place, 0.0, static_cast<double>(count) - 1.001);
    return std::pair{static_cast<size_t>(inside), static_cast<float>(inside - std::floor(inside))};
  };
  const auto [column, dx] = split((static_cast<double>(point.x) - left_px_) / step_px_, columns_);
  const float row_px = plot_.height / float{kRows};
  const auto [line, dy] = split(static_cast<double>((plot_.bottom() - point.y) / row_px) + 0.5, kLines);
  const auto at = [&](size_t c, size_t l) { return covers_[c * kLines + l]; };
  const float low = at(column, line) * (1 - dx) + at(column + 1, line) * dx;
  const float high = at(column, line + 1) * (1 - dx) + at(column + 1, line + 1) * dx;
  return low * (1 - dy) + high * dy;
}

}  // namespace backscroll
