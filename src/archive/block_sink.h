// block_sink: where the sections of a block go while an archive is being written. They come in pieces, those of one
// section in their order, so that whoever writes an archive never holds it.
#pragma once

#include <array>
#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/block.h"

namespace backscroll {

class BlockSink {
 public:
  virtual ~BlockSink() = default;
  virtual void append(block::Section which, std::span<const std::byte> bytes) = 0;
  virtual void clear() = 0;  // all that came is void
  // After the last piece: the header says where each section goes.
  virtual void finish(const block::Header& header) = 0;
};

// Puts the block together in memory.
class MemorySink final : public BlockSink {
 public:
  void append(block::Section which, std::span<const std::byte> bytes) override;
  void clear() override;
  void finish(const block::Header& header) override;
  std::vector<std::byte> take_block() { return std::move(block_); }

 private:
  std::array<std::vector<std::byte>, block::kSectionCount> sections_;
  std::vector<std::byte> block_;
};

// Counts what goes into each section, and collects small values before they go.
class BlockWriter {
 public:
  explicit BlockWriter(BlockSink& sink) : sink_(&sink) {}

  template <typename T>
  void add(block::Section which, T value) {
    Staging& staging = staging_[static_cast<size_t>(which)];
    if (staging.size + sizeof(T) > kStagingBytes || staging.bytes == nullptr) make_room(which);
    std::memcpy(staging.bytes.get() + staging.size, &value, sizeof(T));
    staging.size += static_cast<uint32_t>(sizeof(T));
  }
  void add_bytes(block::Section which, std::string_view bytes);
  // `ends`: the section of a column of strings; their bytes are the next one.
  void add_string(block::Section ends, std::string_view text);
  // Before the first string of each column, also of one that stays empty.
  void begin_strings(block::Section ends) { add<uint32_t>(ends, 0); }

  // Bytes that went into a section.
  uint64_t size_bytes(block::Section which) const {
    const Staging& staging = staging_[static_cast<size_t>(which)];
    return staging.sent_bytes + staging.size;
  }
  void clear();
  // False when the block would pass 4 GB; the sink gets no header then.
  bool finish(uint32_t post_count, uint32_t row_count, uint32_t place_count);

 private:
  static constexpr uint32_t kStagingBytes = 16 * 1024;

  struct Staging {
    std::unique_ptr<std::byte[]> bytes;
    uint32_t size = 0;
    uint64_t sent_bytes = 0;
  };

  void make_room(block::Section which);
  void send(block::Section which);

  BlockSink* sink_;
  std::array<Staging, block::kSectionCount> staging_;
};

}  // namespace backscroll
