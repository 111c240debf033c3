// importer: opens the bytes of a file, whatever its name, with the reader whose sniff accepts them.
#pragma once

#include <string_view>

#include "archive/archive.h"
#include "import/import_report.h"

namespace backscroll {

struct Imported {
  Archive archive;
  ImportReport report;
  std::string_view format;  // id of the reader: "backscroll"
};

// `bytes` is the whole file. The status names line and column (both from 1, columns in code points) where it can.
Result<Imported> import_bytes(std::string_view bytes);

}  // namespace backscroll
