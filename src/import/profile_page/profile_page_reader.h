// profile_page_reader: the reader of a profile page of a web site that was saved, or copied, as plain text.
#pragma once

#include "import/members/format.h"

namespace backscroll {

extern const Format kProfilePageFormat;

}  // namespace backscroll
