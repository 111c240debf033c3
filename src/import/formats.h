// formats: the table of all formats that the import module reads. Adding one is a line here, see README.md.
#pragma once

#include <span>

#include "import/members/format.h"

namespace backscroll {

// In the order in which they are asked. Backscroll's own comes last: it takes any object.
std::span<const Format* const> all_formats();

}  // namespace backscroll
