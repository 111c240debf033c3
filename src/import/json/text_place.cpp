// text_place: a line ends with a line feed. A byte order mark is no column.
#include "import/json/text_place.h"

#include <bit>
#include <cstring>

#include "base/utf8.h"

namespace backscroll {
namespace {

// All bytes of a file go through it: eight at a time.
uint64_t line_breaks_in(std::string_view bytes) {
  constexpr uint64_t kLineBreaks = 0x0A0A0A0A0A0A0A0A;
  constexpr uint64_t kTops = 0x8080808080808080;
  uint64_t breaks = 0;
  for (uint64_t word = 0; bytes.size() >= sizeof(word); bytes.remove_prefix(sizeof(word))) {
    std::memcpy(&word, bytes.data(), sizeof(word));
    word ^= kLineBreaks;  // they are the bytes that are zero now
    breaks += static_cast<uint64_t>(std::popcount(~(((word & ~kTops) + ~kTops) | word) & kTops));
  }
  for (const char c : bytes) breaks += static_cast<uint64_t>(c == '\n');
  return breaks;
}

}  // namespace

TextPlace place_of(std::string_view bytes, size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const size_t last_break = before.rfind('\n');
  std::string_view line = last_break == std::string_view::npos ? before : before.substr(last_break + 1);
  if (last_break == std::string_view::npos && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  return {line_breaks_in(before) + 1, count_code_points(line) + 1};
}

std::string located(TextPlace place, std::string_view what) {
  std::string text = "line ";
  text += std::to_string(place.line);
  text += ", column ";
  text += std::to_string(place.column);
  text += ": ";
  return text += what;
}

TextPlace place_after(TextPlace begin, std::string_view bytes) {
  const uint64_t breaks = line_breaks_in(bytes);
  if (breaks == 0) return {begin.line, begin.column + count_code_points(bytes)};
  return {begin.line + breaks, count_code_points(bytes.substr(bytes.rfind('\n') + 1)) + 1};
}

}  // namespace backscroll
