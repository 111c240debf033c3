// sort_indexes: see the header.
#include "base/sort_indexes.h"

#include <algorithm>

namespace backscroll {

void sort_indexes(std::vector<uint32_t>& indexes, IndexOrder is_before, const void* context) {
  std::stable_sort(indexes.begin(), indexes.end(),
                   [=](uint32_t a, uint32_t b) { return is_before(context, a, b); });
}

}  // namespace backscroll
