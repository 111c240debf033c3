// utf8: walking UTF-8 text by code point. Malformed bytes count as one U+FFFD each and never run past the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace backscroll {

struct DecodedCodePoint {
  char32_t value;
  uint32_t size_bytes;  // at least 1
};

// Decodes at `offset`, which must be inside `text`.
DecodedCodePoint decode_utf8(std::string_view text, size_t offset);
// How many of the bytes from `offset` on are ASCII, one after the other.
size_t ascii_run(std::string_view text, size_t offset);
// How many of the bytes from `offset` on are well-formed letters outside ASCII, one after the other.
size_t letters_run(std::string_view text, size_t offset);
void append_utf8(std::string& text, char32_t code_point);
// Control characters, line breaks, and what overrides or embeds directions (UAX #9). The marks and joiners that scripts
// need are none of them.
bool is_control(char32_t code_point);
// Of the letters from A to Z; all else stays as it is.
constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
std::string lower_ascii(std::string_view text);
// Takes the beginning off, if the text has it.
inline bool take_beginning(std::string_view& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.remove_prefix(beginning.size());
  return true;
}
size_t count_code_points(std::string_view text);
// The byte offset of code point number `index`; text.size() when there are fewer.
size_t byte_offset_of_code_point(std::string_view text, size_t index);

// Half of a surrogate pair, which JSON can write and UTF-8 cannot: between a JSON reader and a writer it stands in the
// three bytes that UTF-8 would have for it (as in WTF-8), so that what is only passed on comes out as it came in.
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
