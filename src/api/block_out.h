// block_out: the way of a block out of the module: JavaScript gets it in pieces, while a file is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "archive/block_sink.h"

extern "C" {

// What JavaScript has to offer: see block.lib.js. Sections are those of archive/block.h.
void bs_block_append(uint32_t section, const void* bytes, uint32_t size_bytes);
// All that came is void.
void bs_block_clear();
// After the last piece. `places`: where each section begins in the block, in bytes, and after each its size; so many
// numbers. The rest of the block is zero.
void bs_block_finish(const void* header, uint32_t header_bytes, const uint32_t* places, uint32_t place_count,
                     uint32_t block_bytes);
}

namespace backscroll {

// Hands a block to JavaScript as it grows.
class BlockOut final : public BlockSink {
 public:
  void append(block::Section which, std::span<const std::byte> bytes) override;
  void clear() override;
  void finish(const block::Header& header) override;
};

}  // namespace backscroll
