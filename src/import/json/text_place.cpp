// text_place: a line ends with a line feed. A byte order mark is no column.
#include "import/json/text_place.h"

#include "base/lanes.h"
#include "base/utf8.h"

namespace backscroll {
namespace {

// All bytes of a file go through it: sixteen at a time.
uint64_t line_breaks_in(std::string_view bytes) {
  constexpr int kMostRounds = 127;  // of which a lane can hold the number
  uint64_t breaks = 0;
  while (bytes.size() >= sizeof(Lanes)) {
    Lanes counts = {};
    for (int round = 0; round < kMostRounds && bytes.size() >= sizeof(Lanes); ++round) {
      counts -= lanes_at(bytes.data()) == '\n';  // minus one where it is
      bytes.remove_prefix(sizeof(Lanes));
    }
    for (size_t lane = 0; lane < sizeof(Lanes); ++lane) breaks += static_cast<uint64_t>(counts[lane]);
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
