// archive_reading: goes through all of an archive, for sanitizers to look on. Knows no test framework.
#pragma once

#include <cstddef>
#include <span>

#include "archive/archive.h"

namespace backscroll::testing {

// Reads every byte that any accessor gives.
size_t sum_of_all(const Archive& archive);

// Opens a block that comes a few bytes at a time. What has not come yet is anything but what will stand there; ids and
// texts come when all else is known to be right, and never if it is not.
struct Coming {
  Result<Archive> archive = Status(ErrorCode::kDamaged);
  size_t opened_bytes = 0;  // that were there when it was opened or refused
};
Coming opened_as_it_comes(std::span<const std::byte> block, size_t piece_bytes);

}  // namespace backscroll::testing
