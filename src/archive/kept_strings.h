// kept_strings: many strings in memory that grows without ever being moved, and a hash table that finds one again. For
// building an archive; what is built is a StringColumn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace backscroll {

// Values in chunks, so that growing needs no second copy.
template <typename T>
class ChunkedVector {
 public:
  void push_back(const T& value) {
    if (size_ % kChunk == 0) chunks_.emplace_back(new T[kChunk]);
    chunks_.back()[size_ % kChunk] = value;
    ++size_;
  }
  size_t size() const { return size_; }
  const T& operator[](size_t index) const { return chunks_[index / kChunk][index % kChunk]; }

 private:
  static constexpr size_t kChunk = 16 * 1024;
  std::vector<std::unique_ptr<T[]>> chunks_;
  size_t size_ = 0;
};

class KeptStrings {
 public:
  void add(std::string_view text);
  size_t size() const { return places_.size(); }
  std::string_view operator[](size_t index) const;

 private:
  static constexpr size_t kChunk = 64 * 1024;

  ChunkedVector<uint32_t> places_;  // chunk * kChunk + place in it, where the length stands, then the bytes
  std::vector<std::unique_ptr<char[]>> owned_;
  std::vector<char*> chunks_;  // a long string takes several in a row
  size_t used_ = kChunk;       // of the last chunk
};

// Open addressing over positions in a KeptStrings, which is passed to each call and not owned.
class StringTable {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  uint32_t find(const KeptStrings& strings, std::string_view text) const;
  // Adds the text to both. kNone when it was not known, else where it stands; nothing is added then.
  uint32_t add(KeptStrings& strings, std::string_view text);
  // All of them, each of which is there once, into a table that has none yet.
  void add_all(const KeptStrings& strings);

 private:
  size_t slot_of(const KeptStrings& strings, std::string_view text, size_t hash) const;
  void resize(const KeptStrings& strings, size_t size);

  std::vector<uint32_t> slots_;  // a power of two of them, at most three quarters of them taken
  std::vector<uint8_t> tags_;    // a byte of each hash: most wrong strings are never looked at
  size_t count_ = 0;
};

// Texts of which each is there once. While they come in one order, as the ids of most files do, that order finds one
// again; the first one out of order has a table made of all of them.
class DistinctStrings {
 public:
  // False when it is there; nothing is added then.
  bool add(std::string_view text);
  // StringTable::kNone when it is not there.
  uint32_t find(std::string_view text) const;
  std::string_view operator[](size_t index) const { return strings_[index]; }

 private:
  enum class Order : uint8_t { kOpen, kRising, kFalling, kNone };

  KeptStrings strings_;
  StringTable table_;  // empty while there is an order
  Order order_ = Order::kOpen;
};

// By length, then by byte: numbers of decimal digits stand by their size. Below zero when `a` comes first.
inline int compare_by_length(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

}  // namespace backscroll
