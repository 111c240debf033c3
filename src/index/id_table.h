// id_table: finds numbers by the text that belongs to them. The texts stay where they are: what the number stands for
// is asked for when two look alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace backscroll {

// Multiplies words of eight bytes and mixes what comes out; the last one may overlap the one before.
inline uint32_t hash_of(std::string_view text) {
  constexpr uint64_t kPrime = 0x9E3779B97F4A7C15;
  uint64_t hash = text.size() * kPrime;
  const auto mix = [&hash](uint64_t word) {
    hash = (hash ^ word) * kPrime;
    hash ^= hash >> 29;
  };
  const auto word_at = [text](size_t offset) {
    uint64_t word = 0;
    std::memcpy(&word, text.data() + offset, sizeof(word));
    return word;
  };
  for (size_t at = 0; at + sizeof(uint64_t) < text.size(); at += sizeof(uint64_t)) mix(word_at(at));
  if (text.size() >= sizeof(uint64_t)) {
    mix(word_at(text.size() - sizeof(uint64_t)));
  } else {
    uint64_t word = 0;
    for (const char letter : text) word = word << 8 | static_cast<uint8_t>(letter);
    mix(word);
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
    seen_.resize(slots / kBitsOfSlots);
  }

  // The number kept under the text; kNone: there is none.
  template <typename TextOf>
  uint32_t find(std::string_view text, const TextOf& text_of) const {
    const uint32_t hash = hash_of(text);
    return is_seen(hash) ? slots_[slot_of(text, hash, text_of)].number : kNone;
  }

  // The number kept under the text: `number`, where there was none.
  template <typename TextOf>
  uint32_t find_or_add(std::string_view text, uint32_t number, const TextOf& text_of) {
    const uint32_t hash = hash_of(text);
    Slot& slot = slots_[slot_of(text, hash, text_of)];
    if (slot.number == kNone) slot = {hash, number};
    seen_[word_of(hash)] |= bit_of(hash);
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

  // A few bits for each slot, by the upper half of the hash: most texts that are not there are known by them, which
  // stay in the processor's cache.
  static constexpr size_t kBitsOfSlots = 16;  // slots that share a word
  size_t word_of(uint32_t hash) const { return (hash >> 10) & (seen_.size() - 1); }
  static uint64_t bit_of(uint32_t hash) { return uint64_t{1} << (hash >> 26); }
  bool is_seen(uint32_t hash) const { return (seen_[word_of(hash)] & bit_of(hash)) != 0; }

  std::vector<Slot> slots_;
  std::vector<uint64_t> seen_;
};

}  // namespace backscroll
