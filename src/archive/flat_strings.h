// flat_strings: many strings in one growing buffer, and a hash table that finds one again. For building an archive;
// what is built is a StringColumn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backscroll {

class FlatStrings {
 public:
  void add(std::string_view text) {
    bytes_ += text;
    ends_.push_back(bytes_.size());
  }
  size_t size() const { return ends_.size() - 1; }
  std::string_view operator[](size_t index) const {
    return std::string_view(bytes_).substr(ends_[index], ends_[index + 1] - ends_[index]);
  }

 private:
  std::string bytes_;
  std::vector<size_t> ends_ = {0};
};

// Open addressing over positions in a FlatStrings, which is passed to each call and not owned.
class StringTable {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  uint32_t find(const FlatStrings& strings, std::string_view text) const {
    return slots_.empty() ? kNone : slots_[slot_of(strings, text)];
  }

  // The string at `index` must not be in the table yet.
  void add(const FlatStrings& strings, uint32_t index) {
    if ((count_ + 1) * 2 > slots_.size()) grow(strings);
    slots_[slot_of(strings, strings[index])] = index;
    ++count_;
  }

 private:
  size_t slot_of(const FlatStrings& strings, std::string_view text) const {
    const size_t mask = slots_.size() - 1;
    size_t slot = std::hash<std::string_view>{}(text)&mask;
    while (slots_[slot] != kNone && strings[slots_[slot]] != text) slot = (slot + 1) & mask;
    return slot;
  }

  void grow(const FlatStrings& strings) {
    const std::vector<uint32_t> old = std::move(slots_);
    slots_.assign(old.empty() ? 16 : old.size() * 2, kNone);
    for (const uint32_t index : old) {
      if (index != kNone) slots_[slot_of(strings, strings[index])] = index;
    }
  }

  std::vector<uint32_t> slots_;  // a power of two of them, at most half of them taken
  size_t count_ = 0;
};

}  // namespace backscroll
