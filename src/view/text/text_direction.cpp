// text_direction: letters by ranges of code points, which is all that the first strong letter needs.
#include "view/text/text_layout.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace backscroll {
namespace {

enum class Strong { kNone, kLeftToRight, kRightToLeft };

struct Range {
  char32_t first;
  char32_t last;
};

bool is_in(const Range* begin, const Range* end, char32_t c) {
  const Range* found = std::lower_bound(begin, end, c, [](const Range& r, char32_t v) { return r.last < v; });
  return found != end && c >= found->first;
}

// Blocks whose letters run from right to left: bidirectional classes R and AL of DerivedBidiClass.txt.
constexpr Range kRightToLeft[] = {
    {0x05BE, 0x05BE}, {0x05C0, 0x05C0}, {0x05C3, 0x05C3},   {0x05C6, 0x05C6},  {0x05D0, 0x05F4},
    {0x0608, 0x0608}, {0x060B, 0x060B}, {0x060D, 0x060D},   {0x061B, 0x064A},  {0x066D, 0x066F},
    {0x0671, 0x06D5}, {0x06E5, 0x06E6}, {0x06EE, 0x06EF},   {0x06FA, 0x0710},  {0x0712, 0x072F},
    {0x074D, 0x07A5}, {0x07B1, 0x07EA}, {0x07F4, 0x07F5},   {0x07FA, 0x0815},  {0x081A, 0x081A},
    {0x0824, 0x0824}, {0x0828, 0x0828}, {0x0830, 0x0858},   {0x085E, 0x088E},  {0x08A0, 0x08C9},
    {0x200F, 0x200F}, {0xFB1D, 0xFB1D}, {0xFB1F, 0xFB28},   {0xFB2A, 0xFD3D},  {0xFD50, 0xFDCE},
    {0xFDF0, 0xFDFC}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}};

// Signs, digits and emoji, which take the direction of what is around them. What is in neither table is a letter.
constexpr Range kNeutral[] = {
    {0x0000, 0x0040}, {0x005B, 0x0060},   {0x007B, 0x00A9},  {0x00AB, 0x00B4}, {0x00B6, 0x00B9},
    {0x00BB, 0x00BF}, {0x00D7, 0x00D7},   {0x00F7, 0x00F7},  {0x02B9, 0x02BA}, {0x02C2, 0x02CF},
    {0x02D2, 0x02DF}, {0x02E5, 0x02ED},   {0x02EF, 0x036F},  {0x0374, 0x0375}, {0x037E, 0x037E},
    {0x0384, 0x0385}, {0x0387, 0x0387},   {0x0483, 0x0489},  {0x058A, 0x08FF}, {0x0E3F, 0x0E3F},
    {0x2000, 0x200D}, {0x2010, 0x2070},   {0x2074, 0x207E},  {0x2080, 0x208E}, {0x20A0, 0x2101},
    {0x2103, 0x2106}, {0x2108, 0x2109},   {0x2114, 0x2114},  {0x2116, 0x2118}, {0x211E, 0x2123},
    {0x2190, 0x2335}, {0x237B, 0x2394},   {0x2396, 0x249B},  {0x24EA, 0x26AB}, {0x26AD, 0x27FF},
    {0x2900, 0x2BFF}, {0x2E00, 0x2E7F},   {0x3000, 0x3004},  {0x3008, 0x3020}, {0x3030, 0x3030},
    {0x303D, 0x303F}, {0x3099, 0x309C},   {0x30A0, 0x30A0},  {0x30FB, 0x30FB}, {0xFB1E, 0xFB1E},
    {0xFB29, 0xFB29}, {0xFD3E, 0xFD4F},   {0xFDFD, 0xFE6F},  {0xFEFF, 0xFF20}, {0xFF3B, 0xFF40},
    {0xFF5B, 0xFF65}, {0x1F000, 0x1FBFF}, {0xE0000, 0xE0FFF}};

Strong direction_of(char32_t c) {
  if (is_in(std::begin(kRightToLeft), std::end(kRightToLeft), c)) return Strong::kRightToLeft;
  return is_in(std::begin(kNeutral), std::end(kNeutral), c) ? Strong::kNone : Strong::kLeftToRight;
}

bool opens_isolate(char32_t c) { return c >= 0x2066 && c <= 0x2068; }
bool closes_isolate(char32_t c) { return c == 0x2069; }

bool is_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9);
}

}  // namespace

bool is_rtl_text(std::string_view text, bool otherwise) {
  int isolates = 0;
  for (size_t at = 0; at < text.size();) {
    const DecodedCodePoint c = decode_utf8(text, at);
    at += c.size_bytes;
    if (opens_isolate(c.value)) ++isolates;
    if (closes_isolate(c.value) && isolates > 0) --isolates;
    const Strong direction = isolates > 0 ? Strong::kNone : direction_of(c.value);
    if (direction != Strong::kNone) return direction == Strong::kRightToLeft;
  }
  return otherwise;
}

bool has_both_directions(std::string_view line, bool is_rtl) {
  for (size_t at = 0; at < line.size();) {
    const DecodedCodePoint c = decode_utf8(line, at);
    at += c.size_bytes;
    const Strong direction = direction_of(c.value);
    if (direction == (is_rtl ? Strong::kLeftToRight : Strong::kRightToLeft)) return true;
    if (is_rtl && is_digit(c.value)) return true;
  }
  return false;
}

}  // namespace backscroll
