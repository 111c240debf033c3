// string_column: many strings in one section of a block: their number, where each ends, then all their bytes.
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

  // Empty when the section is not one of strings.
  static std::optional<StringColumn> from_section(std::span<const std::byte> section);
  // What a section of `count` strings with so many bytes in all needs.
  static constexpr uint64_t section_size(uint64_t count, uint64_t text_bytes) {
    return (count + 2) * sizeof(uint32_t) + text_bytes;
  }

  size_t size() const { return ends_.empty() ? 0 : ends_.size() - 1; }
  std::string_view operator[](size_t index) const {
    return {text_ + ends_[index], ends_[index + 1] - ends_[index]};
  }

 private:
  std::span<const uint32_t> ends_;  // one more than strings; the first is zero
  const char* text_ = nullptr;
};

}  // namespace backscroll
