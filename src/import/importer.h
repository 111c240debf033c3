// importer: opens the bytes of a file, whatever its name, with the reader whose sniff accepts them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "import/report/file_reader.h"
#include "import/report/import_report.h"

namespace backscroll {

struct Imported {
  Archive archive;
  ImportReport report;
  ArchiveTotals totals;
  std::string_view format;  // id of the reader: "backscroll"
};

// The one reader of a file that is alone; the right one of them is found by its first bytes.
class Importer final : public FileReader {
 public:
  explicit Importer(BlockSink& sink) : sink_(sink) {}

  char* space(size_t size_bytes) override;
  Status take(size_t size_bytes) override;
  Status finish() override;
  // When it has finished well.
  Collector& collector() override { return reader_->collector(); }
  std::string_view format() const override { return reader_->format(); }

 private:
  Status choose();

  BlockSink& sink_;
  std::unique_ptr<FileReader> reader_;  // null: its beginning is still to come
  std::string head_;
  size_t head_size_ = 0;
};

// Into memory; `bytes` is the whole file, read in pieces of that size. The status names line and column (both from 1,
// columns in code points) where it can.
Result<Imported> import_bytes(std::string_view bytes, size_t piece_bytes = SIZE_MAX);

}  // namespace backscroll
