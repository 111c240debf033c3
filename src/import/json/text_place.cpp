// text_place: a line ends with a line feed. A byte order mark is no column.
#include "import/json/text_place.h"

#include <algorithm>

#include "base/utf8.h"

namespace backscroll {

TextPlace place_of(std::string_view bytes, size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const size_t last_break = before.rfind('\n');
  std::string_view line = last_break == std::string_view::npos ? before : before.substr(last_break + 1);
  if (last_break == std::string_view::npos && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  const auto breaks = std::count(before.begin(), before.end(), '\n');
  return {static_cast<uint64_t>(breaks) + 1, count_code_points(line) + 1};
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
  const auto breaks = static_cast<uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  if (breaks == 0) return {begin.line, begin.column + count_code_points(bytes)};
  return {begin.line + breaks, count_code_points(bytes.substr(bytes.rfind('\n') + 1)) + 1};
}

TextPlace JsonOrigin::place_of(std::string_view bytes, size_t offset) const {
  if (stand_in_bytes == 0) return backscroll::place_of(bytes, offset);
  if (offset < stand_in_bytes) return place;
  return place_after(place, bytes.substr(stand_in_bytes, offset - stand_in_bytes));
}

}  // namespace backscroll
