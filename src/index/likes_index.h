// likes_index: the likes of posts in a row on the time axis: their sum, and which have the most, without a look at
// each of them.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/time_index.h"

namespace backscroll {

class LikesIndex {
 public:
  static LikesIndex from_archive(const Archive& archive, const TimeIndex& index);
  static Steps build(const Archive& archive, const TimeIndex& index, LikesIndex& likes);

  // Rounded when one of them is; unknown when all are. What passes 63 bits is the largest count there is, rounded.
  Count sum(PlaceRange range) const;
  // The places with the most likes, the most first; of equal ones the earlier first. Unknown counts come last.
  std::vector<TimePlace> top(PlaceRange range, size_t most) const;
  size_t heap_bytes() const;

 private:
  static constexpr size_t kBlock = 16;

  struct Sum {               // of the places before
    uint64_t likes = 0;      // the low 64 bits
    uint32_t overflows = 0;  // the bits above
    uint32_t rounded = 0;
    uint32_t known = 0;
  };

  static constexpr uint32_t kUnknown = 0xFFFFFFFF;
  static constexpr uint32_t kLarge = 0xFFFFFFFE;  // see large_

  void add(const Count& count);
  Steps build_levels();
  int64_t value_at(size_t place) const;  // -1: unknown
  Sum sum_until(size_t place) const;
  size_t more_liked(size_t a, size_t b) const;
  size_t best(size_t first, size_t last) const;

  std::vector<uint32_t> likes_;
  std::vector<bool> is_rounded_;
  std::vector<std::pair<uint32_t, int64_t>> large_;  // by place: counts that need more than 32 bits
  std::vector<Sum> sums_;                            // before each block, and of all
  std::vector<std::vector<uint32_t>> levels_;  // the best place of each block, of two blocks, of four ...
};

}  // namespace backscroll
