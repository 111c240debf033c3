// page_age: between which two times something was posted that was so old when the page was saved.
#pragma once

#include "base/time.h"
#include "import/profile_page/page_grammar.h"

namespace backscroll {

// From n + 1 units before the page was saved until n units before; the longest such span where it was saved at some
// time in an interval. Unknown when nobody knows when that was, or it would be before all times.
KnownTime time_of_age(const PageAge& age, const KnownTime& captured);

}  // namespace backscroll
