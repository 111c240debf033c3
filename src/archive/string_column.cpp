// string_column: checks a section once, so that every later access is a subtraction.
#include "archive/string_column.h"

#include <algorithm>

namespace backscroll {

std::optional<StringColumn> StringColumn::from_section(std::span<const std::byte> section) {
  if (section.size() < section_size(0, 0)) return std::nullopt;
  const auto* numbers = reinterpret_cast<const uint32_t*>(section.data());
  const size_t count = numbers[0];
  if (section.size() < section_size(count, 0)) return std::nullopt;
  const size_t text_bytes = section.size() - static_cast<size_t>(section_size(count, 0));
  StringColumn column;
  column.ends_ = {numbers + 1, count + 1};
  column.text_ = reinterpret_cast<const char*>(numbers + count + 2);
  if (column.ends_.front() != 0 || column.ends_.back() != text_bytes) return std::nullopt;
  if (!std::is_sorted(column.ends_.begin(), column.ends_.end())) return std::nullopt;
  return column;
}

}  // namespace backscroll
