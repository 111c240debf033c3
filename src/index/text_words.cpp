// text_words: see the header.
#include "index/text_words.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace backscroll {
namespace {

enum class Sign { kOther, kDigit, kLetter, kJoint, kHan, kKatakana, kUnspaced };

struct Block {
  char32_t first, last;
  Sign sign;
};

// Beyond ASCII, by the blocks of Unicode; what is in none of them is a letter. Ascending.
constexpr Block kBlocks[] = {
    {0x80, 0xA9, Sign::kOther},        {0xAB, 0xB4, Sign::kOther},        {0xB6, 0xB9, Sign::kOther},
    {0xBB, 0xBF, Sign::kOther},        {0xD7, 0xD7, Sign::kOther},        {0xF7, 0xF7, Sign::kOther},
    {0x589, 0x58A, Sign::kOther},      {0x5BE, 0x5BE, Sign::kJoint},      {0x5C0, 0x5C0, Sign::kOther},
    {0x5C3, 0x5C3, Sign::kOther},      {0x5F3, 0x5F4, Sign::kJoint},      {0x600, 0x60F, Sign::kOther},
    {0x61B, 0x61F, Sign::kOther},      {0x660, 0x669, Sign::kDigit},      {0x66A, 0x66D, Sign::kOther},
    {0x6D4, 0x6D4, Sign::kOther},      {0x6F0, 0x6F9, Sign::kDigit},      {0x964, 0x965, Sign::kOther},
    {0x966, 0x96F, Sign::kDigit},      {0xE00, 0xEFF, Sign::kUnspaced},   {0x1000, 0x109F, Sign::kUnspaced},
    {0x1780, 0x17FF, Sign::kUnspaced}, {0x2000, 0x200B, Sign::kOther},    {0x200C, 0x200D, Sign::kJoint},
    {0x200E, 0x2018, Sign::kOther},    {0x2019, 0x2019, Sign::kJoint},    {0x201A, 0x2BFF, Sign::kOther},
    {0x2E00, 0x2E7F, Sign::kOther},    {0x2E80, 0x2FDF, Sign::kHan},      {0x3000, 0x3004, Sign::kOther},
    {0x3005, 0x3007, Sign::kHan},      {0x3008, 0x309F, Sign::kUnspaced}, {0x30A0, 0x30A0, Sign::kOther},
    {0x30A1, 0x30FA, Sign::kKatakana}, {0x30FB, 0x30FB, Sign::kOther},    {0x30FC, 0x30FF, Sign::kKatakana},
    {0x3200, 0x33FF, Sign::kOther},    {0x3400, 0x4DBF, Sign::kHan},      {0x4E00, 0x9FFF, Sign::kHan},
    {0xD800, 0xF8FF, Sign::kOther},    {0xF900, 0xFAFF, Sign::kHan},      {0xFE00, 0xFE6F, Sign::kOther},
    {0xFF00, 0xFF0F, Sign::kOther},    {0xFF10, 0xFF19, Sign::kDigit},    {0xFF1A, 0xFF20, Sign::kOther},
    {0xFF3B, 0xFF40, Sign::kOther},    {0xFF5B, 0xFF65, Sign::kOther},    {0xFF66, 0xFF9F, Sign::kKatakana},
    {0xFFE0, 0xFFFF, Sign::kOther},    {0x1F000, 0x1FAFF, Sign::kOther},  {0x20000, 0x3FFFF, Sign::kHan},
    {0xE0000, 0x10FFFF, Sign::kOther},
};

Sign sign_of(char32_t c) {
  if (c < 0x80) {
    if (c >= '0' && c <= '9') return Sign::kDigit;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Sign::kLetter;
    return c == '\'' || c == '-' ? Sign::kJoint : Sign::kOther;
  }
  const Block* block = std::lower_bound(std::begin(kBlocks), std::end(kBlocks), c,
                                        [](const Block& b, char32_t value) { return b.last < value; });
  return block == std::end(kBlocks) || c < block->first ? Sign::kLetter : block->sign;
}

bool goes_on(Sign kind, Sign sign) {
  if (kind != Sign::kLetter) return sign == kind;
  return sign == Sign::kLetter || sign == Sign::kDigit || sign == Sign::kJoint;
}

}  // namespace

std::string_view next_word(std::string_view text, size_t& at) {
  constexpr size_t kLeastSigns = 2;
  while (at < text.size()) {
    const size_t begin = at;
    size_t end = begin;  // of what is no joint
    size_t signs = 0;
    bool has_letter = false;
    Sign kind = Sign::kOther;
    while (at < text.size()) {
      const DecodedCodePoint point = decode_utf8(text, at);
      Sign sign = sign_of(point.value);
      if (signs == 0) kind = sign == Sign::kDigit ? Sign::kLetter : sign;
      const bool is_first = signs == 0;
      if (!is_first && !goes_on(kind, sign)) break;
      at += point.size_bytes;
      ++signs;
      has_letter |= sign != Sign::kDigit && sign != Sign::kJoint;
      if (sign != Sign::kJoint) end = at;
      if (is_first && (kind == Sign::kOther || kind == Sign::kJoint || kind == Sign::kUnspaced)) break;
    }
    const bool is_word = kind == Sign::kLetter || kind == Sign::kHan || kind == Sign::kKatakana;
    const std::string_view word = text.substr(begin, end - begin);
    if (is_word && has_letter && count_code_points(word) >= kLeastSigns) return word;
  }
  return {};
}

}  // namespace backscroll
