// block_writer: the header, and where each section goes.
#include "archive/block_writer.h"

#include <limits>
#include <utility>

namespace backscroll {

BlockWriter::BlockWriter(uint32_t post_count, uint32_t row_count) {
  std::memcpy(header_.magic, block::kMagic, sizeof(header_.magic));
  header_.version = block::kVersion;
  header_.post_count = post_count;
  header_.row_count = row_count;
}

bool BlockWriter::begin_writing() {
  if (next_offset_ > std::numeric_limits<uint32_t>::max()) return false;
  header_.size_bytes = static_cast<uint32_t>(next_offset_);
  block_.resize(header_.size_bytes);
  next_offset_ = sizeof(block::Header);
  is_measuring_ = false;
  return true;
}

std::byte* BlockWriter::place(block::Section which, uint64_t size_bytes) {
  const uint64_t offset = next_offset_;
  next_offset_ += (size_bytes + block::kAlignment - 1) / block::kAlignment * block::kAlignment;
  if (is_measuring_) return nullptr;
  header_.sections[static_cast<size_t>(which)] = {static_cast<uint32_t>(offset),
                                                  static_cast<uint32_t>(size_bytes)};
  return block_.data() + static_cast<size_t>(offset);
}

std::vector<std::byte> BlockWriter::take_block() {
  std::memcpy(block_.data(), &header_, sizeof(header_));
  return std::move(block_);
}

}  // namespace backscroll
