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
void append_utf8(std::string& text, char32_t code_point);
// Control characters, line breaks, and what overrides or embeds directions (UAX #9). The marks and joiners that scripts
// need are none of them.
bool is_control(char32_t code_point);
size_t count_code_points(std::string_view text);
// The byte offset of code point number `index`; text.size() when there are fewer.
size_t byte_offset_of_code_point(std::string_view text, size_t index);

}  // namespace backscroll
