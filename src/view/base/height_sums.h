// height_sums: how high each of a million cards is, in whole pixels, and how far down each of them begins. A Fenwick
// tree over small blocks: a height is changed and a sum is asked for in the time of a few dozen additions. The sums are
// whole numbers, so that the last card is as exact as the first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace backscroll {

class HeightSums {
 public:
  // Forgets all heights; `expected` will be added.
  void restart(size_t expected);
  void add(float height_px);  // of the next card
  void change(size_t at, float height_px);

  size_t size() const { return heights_.size(); }
  size_t expected() const { return expected_; }
  bool is_complete() const { return heights_.size() >= expected_; }
  // Those of the few cards that are higher than a screen or thirty are rounded.
  uint32_t at(size_t place) const { return px_of(heights_[place]); }
  // Of all cards before it; those not added yet count as high as the others are on average.
  double before(size_t at) const;

 private:
  static constexpr size_t kBlock = 32;

  // Whole pixels up to kExactPx, then in steps of kStepPx: two bytes are enough for any card.
  static constexpr uint32_t kExactPx = 0x8000;
  static constexpr uint32_t kStepPx = 256;
  static uint32_t px_of(uint16_t kept) {
    return kept < kExactPx ? kept : kExactPx + (kept - kExactPx) * kStepPx;
  }
  static uint16_t kept_of(float height_px);

  void raise(size_t block, int64_t by_px);

  size_t expected_ = 0;
  std::vector<uint16_t> heights_;
  std::vector<int64_t> tree_;  // of blocks; node 0 is not used
  int64_t total_ = 0;
};

}  // namespace backscroll
