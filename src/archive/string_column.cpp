// string_column: its ends once checked, every later access is a subtraction.
#include "archive/string_column.h"

namespace backscroll {

std::optional<StringColumn> StringColumn::from_sections(std::span<const std::byte> ends,
                                                        std::span<const std::byte> bytes) {
  if (ends.empty() || ends.size() % sizeof(uint32_t) != 0) return std::nullopt;
  StringColumn column;
  column.ends_ = {reinterpret_cast<const uint32_t*>(ends.data()), ends.size() / sizeof(uint32_t)};
  column.text_ = reinterpret_cast<const char*>(bytes.data());
  if (column.ends_.front() != 0 || column.ends_.back() != bytes.size()) return std::nullopt;
  return column;
}

}  // namespace backscroll
