// archive_difference: compares two archives through every accessor. Knows no test framework.
#pragma once

#include <string>

#include "archive/archive.h"

namespace backscroll::testing {

// What differs first, in words; empty when nothing does.
std::string difference(const Archive& a, const Archive& b);

}  // namespace backscroll::testing
