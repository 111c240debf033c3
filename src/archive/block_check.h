// block_check: checks every number in the columns of a block that an accessor will trust, so that a damaged block is
// refused and no accessor needs a check. Text is not checked to be UTF-8.
#pragma once

#include "archive/archive.h"
#include "base/steps.h"

namespace backscroll {

// The columns are open. What is checked later may trust what was checked before.
Steps check_block(const Archive& archive, bool& is_right);

}  // namespace backscroll
