// half_pair: half of a surrogate pair, which JSON can write and UTF-8 cannot: between a cursor and a writer it stands
// in the three bytes that UTF-8 would have for it (as in WTF-8), so that what is only passed on comes out as it came
// in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace backscroll {

constexpr size_t kHalfPairBytes = 3;

// `code`: from 0xD800 to 0xDFFF
inline void append_half_pair(std::string& text, uint32_t code) {
  text += static_cast<char>(0xED);
  text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
  text += static_cast<char>(0x80 | (code & 0x3F));
}

inline bool is_half_pair_at(std::string_view text, size_t at) {
  return text.size() - at >= kHalfPairBytes && static_cast<uint8_t>(text[at]) == 0xED &&
         static_cast<uint8_t>(text[at + 1]) >= 0xA0;
}

inline uint32_t half_pair_at(std::string_view text, size_t at) {
  return 0xD000u | (static_cast<uint8_t>(text[at + 1]) & 0x3Fu) << 6 |
         (static_cast<uint8_t>(text[at + 2]) & 0x3Fu);
}

}  // namespace backscroll
