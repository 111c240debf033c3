// sort_indexes: sorts indexes by what they stand for. One function for every order: each order that is a template of
// its own costs two kilobytes of program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace backscroll {

using IndexOrder = bool (*)(const void* context, uint32_t a, uint32_t b);
void sort_indexes(std::vector<uint32_t>& indexes, IndexOrder is_before, const void* context);

// Indexes that are equal in the order keep their places.
//   sort_indexes(posts, [&](uint32_t a, uint32_t b) { return likes[a] > likes[b]; });
template <typename Order>
void sort_indexes(std::vector<uint32_t>& indexes, const Order& is_before) {
  const auto call = [](const void* order, uint32_t a, uint32_t b) {
    return (*static_cast<const Order*>(order))(a, b);
  };
  sort_indexes(indexes, call, &is_before);
}

// 0, 1, 2 ... in the order.
template <typename Order>
std::vector<uint32_t> sorted_indexes(size_t count, const Order& is_before) {
  std::vector<uint32_t> indexes(count);
  for (uint32_t i = 0; i < count; ++i) indexes[i] = i;
  sort_indexes(indexes, is_before);
  return indexes;
}

}  // namespace backscroll
