// string_column: many strings in two sections of a block: where each ends, and all their bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace backscroll {

class StringColumn {
 public:
  StringColumn() = default;

  // Empty when the sections are not those of strings. That the strings do not overlap is for is_in_order() to check.
  static std::optional<StringColumn> from_sections(std::span<const std::byte> ends,
                                                   std::span<const std::byte> bytes);

  size_t size() const { return ends_.empty() ? 0 : ends_.size() - 1; }
  bool is_in_order(size_t index) const { return ends_[index] <= ends_[index + 1]; }
  std::string_view operator[](size_t index) const {
    return {text_ + ends_[index], ends_[index + 1] - ends_[index]};
  }

 private:
  std::span<const uint32_t> ends_;  // one more than strings; the first is zero
  const char* text_ = nullptr;
};

// Once checked, every later access is a subtraction.
inline std::optional<StringColumn> StringColumn::from_sections(std::span<const std::byte> ends,
                                                               std::span<const std::byte> bytes) {
  if (ends.empty() || ends.size() % sizeof(uint32_t) != 0) return std::nullopt;
  StringColumn column;
  column.ends_ = {reinterpret_cast<const uint32_t*>(ends.data()), ends.size() / sizeof(uint32_t)};
  column.text_ = reinterpret_cast<const char*>(bytes.data());
  if (column.ends_.front() != 0 || column.ends_.back() != bytes.size()) return std::nullopt;
  return column;
}

}  // namespace backscroll
