// name_index: the #tags and @names in the texts of an archive, with the number of posts that have each: for who begins
// to type one. Made when that is first done.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/tally.h"

namespace backscroll {

struct NameCount {
  std::string_view name;  // folded, with its sign
  uint32_t posts = 0;
};

class NameIndex {
 public:
  static Steps build(const Archive& archive, NameIndex& names);

  // Those in most posts first. A beginning without a sign is that of either kind.
  std::vector<NameCount> beginning_with(std::string_view text, size_t most) const;

 private:
  Tally names_;
  std::vector<uint32_t> ranking_;  // the names, those in most posts first
};

}  // namespace backscroll
