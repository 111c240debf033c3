// text_place: a line ends with a line feed. A byte order mark is no column.
#include "import/text_place.h"

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

uint64_t LineCounter::line_of(size_t offset) {
  if (offset < counted_bytes_) return place_of(bytes_, offset).line;
  const std::string_view next = bytes_.substr(counted_bytes_, offset - counted_bytes_);
  line_ += static_cast<uint64_t>(std::count(next.begin(), next.end(), '\n'));
  counted_bytes_ = std::min(offset, bytes_.size());
  return line_;
}

}  // namespace backscroll
