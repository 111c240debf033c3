// sort_indexes: by merging, in a function of our own: the standard one is a template for each order.
#include "base/sort_indexes.h"

#include <algorithm>

namespace backscroll {
namespace {

constexpr size_t kRun = 16;  // sorted by insertion

struct Sorter {
  std::span<uint32_t> indexes;
  IndexOrder is_before;
  const void* context;

  bool before(uint32_t a, uint32_t b) const { return is_before(context, a, b); }
  void sort_run(size_t first, size_t last);
};

void Sorter::sort_run(size_t first, size_t last) {
  for (size_t next = first + 1; next < last; ++next) {
    const uint32_t index = indexes[next];
    size_t at = next;
    for (; at > first && before(index, indexes[at - 1]); --at) indexes[at] = indexes[at - 1];
    indexes[at] = index;
  }
}

}  // namespace

void sort_indexes(std::span<uint32_t> indexes, IndexOrder is_before, const void* context) {
  sort_indexes_in_steps(indexes, is_before, context).finish();
}

// Runs, merged two and two. What stands in order already, as most of it does, is not merged.
Steps sort_indexes_in_steps(std::span<uint32_t> indexes, IndexOrder is_before, const void* context) {
  Sorter sorter{indexes, is_before, context};
  const size_t size = indexes.size();
  for (size_t first = 0; first < size; first += kRun) {
    if (Steps::is_due(first + kRun - 1)) co_await Steps::pause;
    sorter.sort_run(first, std::min(first + kRun, size));
  }
  std::vector<uint32_t> merged;
  for (size_t width = kRun; width < size; width *= 2) {
    for (size_t first = 0; first + width < size; first += 2 * width) {
      const size_t middle = first + width;
      const size_t last = std::min(middle + width, size);
      if (!sorter.before(indexes[middle], indexes[middle - 1])) continue;
      merged.clear();
      merged.reserve(last - first);
      size_t left = first;
      size_t right = middle;
      while (left < middle || right < last) {
        if (Steps::is_due(merged.size())) co_await Steps::pause;
        const bool is_right =
            left == middle || (right < last && sorter.before(indexes[right], indexes[left]));
        merged.push_back(indexes[is_right ? right++ : left++]);
      }
      std::copy(merged.begin(), merged.end(), indexes.begin() + static_cast<std::ptrdiff_t>(first));
    }
    co_await Steps::pause;
  }
}

}  // namespace backscroll
