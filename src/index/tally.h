// tally: how many posts have each of many texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/kept_strings.h"

namespace backscroll {

class Tally {
 public:
  // Of more different texts than `most` those that come later are not counted.
  explicit Tally(size_t most = std::numeric_limits<uint32_t>::max()) : most_(most) {}

  // Posts come one after the other: one that has a text twice counts once. Where the text stands, from 0 on; kNone: it
  // is not counted.
  uint32_t add(std::string_view text, PostIndex post);
  static constexpr uint32_t kNone = StringTable::kNone;

  size_t size() const { return counts_.size(); }
  std::string_view operator[](size_t index) const { return texts_[index]; }
  const std::vector<uint32_t>& counts() const { return counts_; }
  // Where those stand that most posts have, the first of them first; of equal ones as they came.
  std::vector<uint32_t> top(size_t most) const;

 private:
  size_t most_;
  KeptStrings texts_;
  StringTable table_;
  std::vector<uint32_t> counts_;
  std::vector<PostIndex> last_;  // the post that each was met in last
};

}  // namespace backscroll
