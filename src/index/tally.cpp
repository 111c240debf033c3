// tally: see the header.
#include "index/tally.h"

#include <algorithm>

namespace backscroll {

uint32_t Tally::add(std::string_view text, PostIndex post) {
  const bool is_full = counts_.size() >= most_;
  uint32_t known = is_full ? table_.find(texts_, text) : table_.add(texts_, text);
  if (known == kNone) {
    if (is_full) return kNone;
    known = static_cast<uint32_t>(counts_.size());
    counts_.push_back(0);
    last_.push_back(kNoPost);
  }
  if (last_[known] != post) ++counts_[known];
  last_[known] = post;
  return known;
}

std::vector<uint32_t> Tally::top(size_t most) const {
  const auto is_before = [this](uint32_t a, uint32_t b) {
    return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : a < b;
  };
  std::vector<uint32_t> best;  // a heap with the last of them at its top
  for (uint32_t i = 0; i < counts_.size(); ++i) {
    if (best.size() == most && !(most > 0 && is_before(i, best.front()))) continue;
    if (best.size() == most) {
      std::pop_heap(best.begin(), best.end(), is_before);
      best.pop_back();
    }
    best.push_back(i);
    std::push_heap(best.begin(), best.end(), is_before);
  }
  std::sort_heap(best.begin(), best.end(), is_before);
  return best;
}

}  // namespace backscroll
