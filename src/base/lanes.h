// lanes: sixteen bytes at once, which compilers make one instruction of where the processor has it.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace backscroll {

using Lanes = int8_t __attribute__((vector_size(16)));

// There have to be sixteen.
inline Lanes lanes_at(const char* bytes) {
  Lanes lanes;
  std::memcpy(&lanes, bytes, sizeof(lanes));
  return lanes;
}

// What a comparison says: all bits of each byte for which it is true.
inline std::array<uint64_t, 2> halves_of(Lanes lanes) {
  return std::bit_cast<std::array<uint64_t, 2>>(lanes);
}

}  // namespace backscroll
