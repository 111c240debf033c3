// block_writer: writes the sections of a block. The same calls are made twice: the first pass measures, the second
// writes into a block allocated at its final size, so that a large archive is never copied while it grows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "archive/block.h"
#include "archive/string_column.h"

namespace backscroll {

class BlockWriter {
 public:
  BlockWriter(uint32_t post_count, uint32_t row_count);

  // Ends the measuring pass. False when the block would pass 4 GB.
  bool begin_writing();
  std::vector<std::byte> take_block();

  template <typename T, typename ValueOf>
  void column(block::Section which, size_t count, ValueOf value_of) {
    std::byte* const to = place(which, uint64_t{count} * sizeof(T));
    if (to == nullptr) return;
    for (size_t i = 0; i < count; ++i) {
      const T value = value_of(i);
      std::memcpy(to + i * sizeof(T), &value, sizeof(T));
    }
  }

  template <typename TextOf>
  void strings(block::Section which, size_t count, TextOf text_of) {
    uint64_t text_bytes = 0;
    for (size_t i = 0; i < count; ++i) text_bytes += std::string_view(text_of(i)).size();
    std::byte* const to = place(which, StringColumn::section_size(count, text_bytes));
    if (to == nullptr) return;
    std::byte* const text = to + static_cast<size_t>(StringColumn::section_size(count, 0));
    write_number(to, 0, static_cast<uint32_t>(count));
    uint32_t end = 0;
    write_number(to, 1, end);
    for (size_t i = 0; i < count; ++i) {
      const std::string_view part = text_of(i);
      if (!part.empty()) std::memcpy(text + end, part.data(), part.size());
      end += static_cast<uint32_t>(part.size());
      write_number(to, i + 2, end);
    }
  }

 private:
  // Where the section goes; null while measuring.
  std::byte* place(block::Section which, uint64_t size_bytes);
  static void write_number(std::byte* to, size_t index, uint32_t number) {
    std::memcpy(to + index * sizeof(number), &number, sizeof(number));
  }

  block::Header header_ = {};
  uint64_t next_offset_ = sizeof(block::Header);
  bool is_measuring_ = true;
  std::vector<std::byte> block_;
};

}  // namespace backscroll
