// sort_indexes: see the header.
#include "base/sort_indexes.h"

#include <algorithm>

namespace backscroll {
namespace {

constexpr size_t kRun = 1024;  // sorted at once

}  // namespace

void sort_indexes(std::vector<uint32_t>& indexes, IndexOrder is_before, const void* context) {
  std::stable_sort(indexes.begin(), indexes.end(),
                   [=](uint32_t a, uint32_t b) { return is_before(context, a, b); });
}

// Runs, merged two and two. What stands in order already, as most of it does, is not merged.
Steps sort_indexes_in_steps(std::vector<uint32_t>& indexes, IndexOrder is_before, const void* context) {
  const auto before = [=](uint32_t a, uint32_t b) { return is_before(context, a, b); };
  const size_t size = indexes.size();
  for (size_t first = 0; first < size; first += kRun) {
    const auto begin = indexes.begin() + static_cast<std::ptrdiff_t>(first);
    std::stable_sort(begin, begin + static_cast<std::ptrdiff_t>(std::min(kRun, size - first)), before);
    co_await Steps::pause;
  }
  std::vector<uint32_t> merged;
  for (size_t width = kRun; width < size; width *= 2) {
    for (size_t first = 0; first + width < size; first += 2 * width) {
      const size_t middle = first + width;
      const size_t last = std::min(middle + width, size);
      if (!before(indexes[middle], indexes[middle - 1])) continue;
      merged.clear();
      merged.reserve(last - first);
      size_t left = first;
      size_t right = middle;
      while (left < middle || right < last) {
        if (Steps::is_due(merged.size())) co_await Steps::pause;
        const bool is_right = left == middle || (right < last && before(indexes[right], indexes[left]));
        merged.push_back(indexes[is_right ? right++ : left++]);
      }
      std::copy(merged.begin(), merged.end(), indexes.begin() + static_cast<std::ptrdiff_t>(first));
    }
  }
}

}  // namespace backscroll
