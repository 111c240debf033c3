// id_table: finds numbers by the text that belongs to them. The texts stay where they are: what the number stands for
// is asked for when two look alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace backscroll {

// Multiplies words of eight bytes and mixes what comes out.
inline uint32_t hash_of(std::string_view text) {
  constexpr uint64_t kPrime = 0x9E3779B97F4A7C15;
  uint64_t hash = text.size() * kPrime;
  while (!text.empty()) {
    uint64_t word = 0;
    const size_t size = text.size() < sizeof(word) ? text.size() : sizeof(word);
    std::memcpy(&word, text.data(), size);
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 29;
    text.remove_prefix(size);
  }
  return static_cast<uint32_t>(hash ^ hash >> 32);
}

class IdTable {
 public:
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  explicit IdTable(size_t most) {
    size_t slots = 16;
    while (slots < 2 * most) slots *= 2;
    slots_.resize(slots, {0, kNone});
  }

  // The number kept under the text; kNone: there is none.
  template <typename TextOf>
  uint32_t find(std::string_view text, const TextOf& text_of) const {
    return slots_[slot_of(text, hash_of(text), text_of)].number;
  }

  // The number kept under the text: `number`, where there was none.
  template <typename TextOf>
  uint32_t find_or_add(std::string_view text, uint32_t number, const TextOf& text_of) {
    const uint32_t hash = hash_of(text);
    Slot& slot = slots_[slot_of(text, hash, text_of)];
    if (slot.number == kNone) slot = {hash, number};
    return slot.number;
  }

 private:
  struct Slot {
    uint32_t hash;
    uint32_t number;
  };

  template <typename TextOf>
  size_t slot_of(std::string_view text, uint32_t hash, const TextOf& text_of) const {
    const size_t mask = slots_.size() - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.number == kNone || (slot.hash == hash && text_of(slot.number) == text)) return at;
    }
  }

  std::vector<Slot> slots_;
};

}  // namespace backscroll
