// importer: opens the bytes of a file, whatever its name, with the reader whose sniff accepts them.
#pragma once

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
  std::string_view format;  // id of the reader: "backscroll"
};

// Takes a file in pieces, see FileReader.
class Importer {
 public:
  explicit Importer(BlockSink& sink) : sink_(sink) {}

  char* space(size_t size_bytes);
  Status take(size_t size_bytes);
  Status finish();
  // When it has finished well.
  const ImportReport& report() const { return reader_->report(); }
  std::string_view format() const { return reader_->format(); }
  uint32_t post_count() const { return reader_ == nullptr ? 0 : reader_->post_count(); }

 private:
  Status choose();

  BlockSink& sink_;
  std::unique_ptr<FileReader> reader_;  // null: its beginning is still to come
  std::string head_;
  size_t head_size_ = 0;
};

// Ends an import into memory, and opens what it has made.
Result<Imported> finish_import(Importer& importer, MemorySink& block);

// `bytes` is the whole file. The status names line and column (both from 1, columns in code points) where it can.
Result<Imported> import_bytes(std::string_view bytes);

}  // namespace backscroll
