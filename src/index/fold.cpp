// fold: a handful of ranges instead of Unicode's table, which would be the largest part of the module.
#include "index/fold.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "base/utf8.h"

namespace backscroll {
namespace {

enum class Rule : uint8_t {
  kAdd,       // each capital letter of the range by the same distance
  kEvenIsUp,  // capital and small letter in turn, the capital at the even place
  kOddIsUp,
};

struct Range {
  char32_t first;
  char32_t last;
  Rule rule;
  int32_t distance;
};

constexpr Range kRanges[] = {
    {0x00C0, 0x00D6, Rule::kAdd, 32},      // Latin-1
    {0x00D8, 0x00DE, Rule::kAdd, 32},      //
    {0x0100, 0x012F, Rule::kEvenIsUp, 0},  // Latin Extended-A, without the Turkish i
    {0x0132, 0x0137, Rule::kEvenIsUp, 0},  //
    {0x0139, 0x0148, Rule::kOddIsUp, 0},   //
    {0x014A, 0x0177, Rule::kEvenIsUp, 0},  //
    {0x0178, 0x0178, Rule::kAdd, -121},    //
    {0x0179, 0x017E, Rule::kOddIsUp, 0},   //
    {0x0386, 0x0386, Rule::kAdd, 38},      // Greek
    {0x0388, 0x038A, Rule::kAdd, 37},      //
    {0x038C, 0x038C, Rule::kAdd, 64},      //
    {0x038E, 0x038F, Rule::kAdd, 63},      //
    {0x0391, 0x03A1, Rule::kAdd, 32},      //
    {0x03A3, 0x03AB, Rule::kAdd, 32},      //
    {0x03C2, 0x03C2, Rule::kAdd, 1},       // sigma at the end of a word
    {0x0400, 0x040F, Rule::kAdd, 80},      // Cyrillic
    {0x0410, 0x042F, Rule::kAdd, 32},      //
    {0x0460, 0x0481, Rule::kEvenIsUp, 0},  //
    {0x048A, 0x04BF, Rule::kEvenIsUp, 0},  //
    {0x04C0, 0x04C0, Rule::kAdd, 15},      //
    {0x04C1, 0x04CE, Rule::kOddIsUp, 0},   //
    {0x04D0, 0x052F, Rule::kEvenIsUp, 0},  //
};

char32_t folded_by(const Range& range, char32_t code_point) {
  const char32_t parity = code_point & 1;
  switch (range.rule) {
    case Rule::kAdd: return static_cast<char32_t>(static_cast<int32_t>(code_point) + range.distance);
    case Rule::kEvenIsUp: return code_point + (1 - parity);
    case Rule::kOddIsUp: return code_point + parity;
  }
  return code_point;
}

char folded_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

}  // namespace

char32_t folded(char32_t code_point) {
  if (code_point < 0x80) return static_cast<char32_t>(folded_ascii(static_cast<char>(code_point)));
  const auto ends_before = [](const Range& range, char32_t wanted) { return range.last < wanted; };
  const auto* const range = std::lower_bound(std::begin(kRanges), std::end(kRanges), code_point, ends_before);
  const bool is_inside = range != std::end(kRanges) && code_point >= range->first;
  return is_inside ? folded_by(*range, code_point) : code_point;
}

void append_folded(std::string& to, std::string_view text) {
  while (!text.empty()) {
    const auto is_ascii = [](char c) { return static_cast<uint8_t>(c) < 0x80; };
    const auto run_end = std::find_if_not(text.begin(), text.end(), is_ascii);
    const auto run_size = static_cast<size_t>(run_end - text.begin());
    const size_t run_begin = to.size();
    to += text.substr(0, run_size);  // at once: appending letter by letter is what took the time
    std::transform(to.begin() + static_cast<std::ptrdiff_t>(run_begin), to.end(),
                   to.begin() + static_cast<std::ptrdiff_t>(run_begin), folded_ascii);
    text.remove_prefix(run_size);
    if (text.empty()) return;
    const DecodedCodePoint decoded = decode_utf8(text, 0);
    append_utf8(to, folded(decoded.value));
    text.remove_prefix(decoded.size_bytes);
  }
}

}  // namespace backscroll
