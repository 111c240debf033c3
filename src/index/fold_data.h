// fold_data: the table of fold, packed. Written by tools/make_fold_table.py, read by fold.cpp only.
#pragma once

#include <cstddef>
#include <cstdint>

namespace backscroll {

extern const uint8_t kFoldData[];
extern const size_t kFoldDataSize;

}  // namespace backscroll
