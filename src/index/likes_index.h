// likes_index: the likes of posts in a row on the time axis: their sum, and which have the most, without a look at
// each of them.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "index/time_index.h"

namespace backscroll {

// Places are indexes into TimeIndex::posts(); ranges are [first, last).
class LikesIndex {
 public:
  static LikesIndex from_archive(const Archive& archive, const TimeIndex& index);

  // Rounded when one of them is; unknown when all are.
  Count sum(size_t first, size_t last) const;
  // The places with the most likes, the most first; of equal ones the earlier first. Unknown counts come last.
  std::vector<size_t> top(size_t first, size_t last, size_t most) const;

 private:
  static constexpr size_t kBlock = 16;

  size_t more_liked(size_t a, size_t b) const;
  size_t best(size_t first, size_t last) const;

  std::vector<int64_t> likes_;     // -1: unknown
  std::vector<int64_t> sums_;      // of the places before
  std::vector<uint32_t> rounded_;  // how many of the places before
  std::vector<uint32_t> known_;
  std::vector<std::vector<uint32_t>> levels_;  // the best place of each block, of two blocks, of four ...
};

}  // namespace backscroll
