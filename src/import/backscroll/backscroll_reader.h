// backscroll_reader: reads Backscroll archive format 1, in pieces: posts go to the builder one by one.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "import/members/format.h"

namespace backscroll {

constexpr int64_t kArchiveVersion = 1;  // the newest that we read, and the one that we write

// Whether the file may be one. Cheap: looks at the beginning only.
bool sniff_backscroll(std::string_view bytes);
std::unique_ptr<FileReader> make_backscroll_reader(BlockSink& sink);

extern const Format kBackscrollFormat;

}  // namespace backscroll
