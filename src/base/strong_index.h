// strong_index: numbers that count different things, so that none of them can stand for another by mistake. Each costs
// what a uint32_t costs.
//
//   using PostIndex = StrongIndex<struct PostTag>;
//   for (const PostIndex post : IndexRange(PostIndex{0}, PostIndex(count))) ...
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace backscroll {

template <typename Tag>
class StrongIndex {
 public:
  constexpr StrongIndex() = default;
  constexpr explicit StrongIndex(size_t value) : value_(static_cast<uint32_t>(value)) {}

  // As a number: for what is kept beside it in another list, and for files.
  constexpr uint32_t value() const { return value_; }

  constexpr StrongIndex& operator++() { return ++value_, *this; }
  constexpr StrongIndex& operator--() { return --value_, *this; }
  friend constexpr StrongIndex operator+(StrongIndex index, size_t steps) {
    return StrongIndex(index.value_ + steps);
  }
  friend constexpr StrongIndex operator-(StrongIndex index, size_t steps) {
    return StrongIndex(index.value_ - steps);
  }
  friend constexpr uint32_t operator-(StrongIndex a, StrongIndex b) { return a.value_ - b.value_; }
  friend constexpr auto operator<=>(const StrongIndex&, const StrongIndex&) = default;

 private:
  uint32_t value_ = 0;
};

// [first, last)
template <typename Index>
struct IndexRange {
  Index first, last;

  constexpr IndexRange() = default;
  constexpr IndexRange(Index from, Index to) : first(from), last(to) {}
  constexpr size_t size() const { return last - first; }
  constexpr bool empty() const { return first == last; }
  constexpr bool contains(Index index) const { return first <= index && index < last; }

  struct Iterator {
    Index index;
    constexpr Index operator*() const { return index; }
    constexpr Iterator& operator++() { return ++index, *this; }
    friend constexpr bool operator==(const Iterator&, const Iterator&) = default;
  };
  constexpr Iterator begin() const { return {first}; }
  constexpr Iterator end() const { return {last}; }
  friend constexpr bool operator==(const IndexRange&, const IndexRange&) = default;
};

// A list that has something for each index from 0 on.
template <typename Index, typename T>
class IndexedList : public std::vector<T> {
 public:
  using std::vector<T>::vector;
  decltype(auto) operator[](Index index) { return std::vector<T>::operator[](index.value()); }
  decltype(auto) operator[](Index index) const { return std::vector<T>::operator[](index.value()); }
};

}  // namespace backscroll
