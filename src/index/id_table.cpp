// id_table: the hash multiplies words of eight bytes and mixes what comes out.
#include "index/id_table.h"

#include <cstring>

namespace backscroll {

uint32_t hash_of(std::string_view text) {
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

}  // namespace backscroll
