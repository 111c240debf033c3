// backscroll_reader: reads Backscroll archive format 1. Streams through the file: posts go to the builder one by one.
#pragma once

#include <string_view>

#include "base/status.h"
#include "import/importer.h"

namespace backscroll {

constexpr int64_t kArchiveVersion = 1;  // the newest that we read, and the one that we write

// Whether the file may be one. Cheap: looks at the beginning only.
bool sniff_backscroll(std::string_view bytes);
Result<Imported> read_backscroll(std::string_view bytes);

}  // namespace backscroll
