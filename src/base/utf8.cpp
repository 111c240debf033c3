// utf8: a strict decoder (no overlong forms, no surrogates) that always moves on by at least one byte.
#include "base/utf8.h"

#include <algorithm>
#include <cstring>

namespace backscroll {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr DecodedCodePoint kMalformed = {kReplacement, 1};

uint8_t byte_at(std::string_view text, size_t offset) { return static_cast<uint8_t>(text[offset]); }

bool is_continuation(std::string_view text, size_t offset) {
  return offset < text.size() && (byte_at(text, offset) & 0xC0) == 0x80;
}

// A sequence of `size` bytes whose first one carries `lead_bits`; `smallest` shuts out overlong forms.
DecodedCodePoint decode_long(std::string_view text, size_t offset, uint32_t size, char32_t lead_bits,
                             char32_t smallest) {
  char32_t value = lead_bits;
  for (uint32_t i = 1; i < size; ++i) {
    if (!is_continuation(text, offset + i)) return kMalformed;
    value = (value << 6) | (byte_at(text, offset + i) & 0x3Fu);
  }
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest || value > 0x10FFFF || is_surrogate) return kMalformed;
  return {value, size};
}

// Bytes of a letter outside ASCII; most of them have two.
size_t size_of_long(std::string_view text, size_t offset) {
  const bool has_two = byte_at(text, offset) >= 0xC2 && byte_at(text, offset) < 0xE0;
  return has_two && is_continuation(text, offset + 1) ? 2 : decode_utf8(text, offset).size_bytes;
}

}  // namespace

DecodedCodePoint decode_utf8(std::string_view text, size_t offset) {
  const uint8_t lead = byte_at(text, offset);
  if (lead < 0x80) return {lead, 1};
  if ((lead & 0xE0) == 0xC0) return decode_long(text, offset, 2, lead & 0x1Fu, 0x80);
  if ((lead & 0xF0) == 0xE0) return decode_long(text, offset, 3, lead & 0x0Fu, 0x800);
  if ((lead & 0xF8) == 0xF0) return decode_long(text, offset, 4, lead & 0x07u, 0x10000);
  return kMalformed;
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto push = [&text](char32_t byte) { text.push_back(static_cast<char>(static_cast<uint8_t>(byte))); };
  const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point > 0x10FFFF || is_surrogate) code_point = kReplacement;
  if (code_point < 0x80) return push(code_point);
  if (code_point < 0x800) {
    push(0xC0 | (code_point >> 6));
  } else {
    if (code_point < 0x10000) {
      push(0xE0 | (code_point >> 12));
    } else {
      push(0xF0 | (code_point >> 18));
      push(0x80 | ((code_point >> 12) & 0x3F));
    }
    push(0x80 | ((code_point >> 6) & 0x3F));
  }
  push(0x80 | (code_point & 0x3F));
}

bool is_control(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
         (code_point >= 0x2028 && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x206F);
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = lower_ascii(c);
  return lower;
}

// Eight at a time.
size_t ascii_run(std::string_view text, size_t offset) {
  constexpr uint64_t kTops = 0x8080808080808080;
  size_t end = offset;
  for (uint64_t word = 0; text.size() - end >= sizeof(word); end += sizeof(word)) {
    std::memcpy(&word, text.data() + end, sizeof(word));
    if ((word & kTops) != 0) return end - offset + static_cast<size_t>(__builtin_ctzll(word & kTops)) / 8;
  }
  while (end < text.size() && byte_at(text, end) < 0x80) ++end;
  return end - offset;
}

size_t letters_run(std::string_view text, size_t offset) {
  size_t end = offset;
  while (end < text.size() && byte_at(text, end) >= 0x80) {
    const size_t size = size_of_long(text, end);
    if (size == 1) break;
    end += size;
  }
  return end - offset;
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (size_t offset = 0; offset < text.size();) {
    const size_t run = ascii_run(text, offset);
    count += run;
    offset += run;
    for (; offset < text.size() && byte_at(text, offset) >= 0x80; ++count)
      offset += size_of_long(text, offset);
  }
  return count;
}

size_t byte_offset_of_code_point(std::string_view text, size_t index) {
  size_t offset = 0;
  while (index > 0 && offset < text.size()) {
    const size_t run = std::min(ascii_run(text, offset), index);
    index -= run;
    offset += run;
    for (; index > 0 && offset < text.size() && byte_at(text, offset) >= 0x80; --index)
      offset += size_of_long(text, offset);
  }
  return offset;
}

}  // namespace backscroll
