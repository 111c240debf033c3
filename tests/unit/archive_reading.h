// archive_reading: goes through all of an archive, for sanitizers to look on. Knows no test framework.
#pragma once

#include <cstddef>

#include "archive/archive.h"

namespace backscroll::testing {

// Reads every byte that any accessor gives.
size_t sum_of_all(const Archive& archive);

}  // namespace backscroll::testing
