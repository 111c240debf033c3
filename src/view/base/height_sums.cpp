// height_sums: see the header.
#include "view/base/height_sums.h"

#include <algorithm>
#include <cmath>

namespace backscroll {
namespace {

constexpr double kUnknownPx = 150;  // while no height is known at all

}  // namespace

uint16_t HeightSums::kept_of(float height_px) {
  constexpr auto kExact = static_cast<double>(kExactPx);
  const double px = std::clamp(static_cast<double>(height_px), 0.0, kExact * (kStepPx + 1) - kStepPx);
  const double kept = px < kExact ? px : kExact + (px - kExact) / kStepPx;
  return static_cast<uint16_t>(std::min(std::lround(kept), 0xFFFFL));
}

void HeightSums::restart(size_t expected) {
  expected_ = expected;
  heights_.clear();
  heights_.reserve(expected);
  tree_.assign(expected / kBlock + 2, 0);
  total_ = 0;
}

void HeightSums::raise(size_t block, int64_t by_px) {
  for (size_t node = block + 1; node < tree_.size(); node += node & (~node + 1)) tree_[node] += by_px;
  total_ += by_px;
}

void HeightSums::add(float height_px) {
  heights_.push_back(kept_of(height_px));
  // Whole blocks: one walk through the tree for each of them instead of one for each card.
  if (heights_.size() % kBlock != 0 && heights_.size() != expected_) return;
  const size_t block = (heights_.size() - 1) / kBlock;
  int64_t sum = 0;
  for (size_t i = block * kBlock; i < heights_.size(); ++i) sum += at(i);
  raise(block, sum);
}

void HeightSums::change(size_t at, float height_px) {
  if (at >= heights_.size()) return;
  const uint16_t kept = kept_of(height_px);
  const int64_t by_px = int64_t{px_of(kept)} - px_of(heights_[at]);
  if (by_px == 0) return;
  heights_[at] = kept;
  const size_t block = at / kBlock;
  const bool is_summed = (block + 1) * kBlock <= heights_.size() || is_complete();
  if (is_summed) raise(block, by_px);
}

double HeightSums::before(size_t at) const {
  if (heights_.empty()) return static_cast<double>(at) * kUnknownPx;
  const size_t known = std::min(at, heights_.size());
  const size_t block = known / kBlock;
  int64_t sum = 0;
  for (size_t node = block; node > 0; node &= node - 1) sum += tree_[node];
  for (size_t i = block * kBlock; i < known; ++i) sum += px_of(heights_[i]);
  if (at <= known) return static_cast<double>(sum);
  const double average = known > 0 ? static_cast<double>(sum) / static_cast<double>(known) : kUnknownPx;
  return static_cast<double>(sum) + static_cast<double>(at - known) * average;
}

}  // namespace backscroll
