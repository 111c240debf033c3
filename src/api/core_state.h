// core_state: what the calls of core_api and import_api share: the one reply, and the way of a block out of the module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "archive/block_sink.h"
#include "archive/builder.h"
#include "base/status.h"
#include "import/report/file_reader.h"
#include "import/report/import_report.h"

extern "C" {

// What JavaScript has to offer: see block.lib.js. Sections are those of archive/block.h.
void bs_block_append(uint32_t section, const void* bytes, uint32_t size_bytes);
// All that came is void.
void bs_block_clear();
// After the last piece. `places`: where each section begins in the block, in bytes, and after each its size; so many
// numbers. What is between them is never read.
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

// Files that are being read.
struct Reading {
  BlockOut block;
  std::unique_ptr<FileReader> reader;
};

// Anew: what was being read before is forgotten.
Reading& begin_reading();
Reading* reading();  // null: nothing is

// Each fills the reply and returns its `ok`.
int answer_with(std::string text);
int answer_with_info(std::string_view format, const ProfileInput& profile, const ArchiveTotals& totals,
                     const ImportReport& report);
int fail_with(const Status& status);

}  // namespace backscroll
