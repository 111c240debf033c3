// sort_indexes: sorts indexes by what they stand for. One function for every order: each order that is a template of
// its own costs two kilobytes of program.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/steps.h"
#include "base/strong_index.h"

namespace backscroll {

// What holds one: uint32_t, or a StrongIndex around it.
inline uint32_t* numbers_of(std::vector<uint32_t>& indexes) { return indexes.data(); }
template <typename Tag>
uint32_t* numbers_of(std::vector<StrongIndex<Tag>>& indexes) {
  using Index = StrongIndex<Tag>;
  static_assert(std::is_standard_layout_v<Index> && sizeof(Index) == sizeof(uint32_t));
  return reinterpret_cast<uint32_t*>(indexes.data());
}

using IndexOrder = bool (*)(const void* context, uint32_t a, uint32_t b);
void sort_indexes(std::span<uint32_t> indexes, IndexOrder is_before, const void* context);
Steps sort_indexes_in_steps(std::span<uint32_t> indexes, IndexOrder is_before, const void* context);

template <typename Index, typename Order>
IndexOrder index_order_of(const Order&) {
  return [](const void* order, uint32_t a, uint32_t b) {
    return (*static_cast<const Order*>(order))(Index(a), Index(b));
  };
}

// Indexes that are equal in the order keep their places.
//   sort_indexes(posts, [&](PostIndex a, PostIndex b) { return likes[a] > likes[b]; });
template <typename Index, typename Order>
void sort_indexes(std::vector<Index>& indexes, const Order& is_before) {
  sort_indexes({numbers_of(indexes), indexes.size()}, index_order_of<Index>(is_before), &is_before);
}

// The same a little at a time. The order has to live until it is done.
template <typename Index, typename Order>
Steps sort_indexes_in_steps(std::vector<Index>& indexes, const Order& is_before) {
  return sort_indexes_in_steps({numbers_of(indexes), indexes.size()}, index_order_of<Index>(is_before),
                               &is_before);
}

// 0, 1, 2 ... in the order.
template <typename Order>
std::vector<uint32_t> sorted_indexes(size_t count, const Order& is_before) {
  std::vector<uint32_t> indexes(count);
  for (uint32_t i = 0; i < count; ++i) indexes[i] = i;
  sort_indexes(indexes, is_before);
  return indexes;
}

// A list of few things, the equal ones as they stood. What is in order already, as most lists are, stays untouched.
template <typename Item, typename Order>
void sort_items(std::vector<Item>& items, const Order& is_before) {
  if (std::is_sorted(items.begin(), items.end(), is_before)) return;
  std::vector<Item> sorted;
  sorted.reserve(items.size());
  for (const uint32_t i :
       sorted_indexes(items.size(), [&](uint32_t a, uint32_t b) { return is_before(items[a], items[b]); }))
    sorted.push_back(std::move(items[i]));
  items = std::move(sorted);
}

}  // namespace backscroll
