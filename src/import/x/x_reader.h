// x_reader: the reader of X archives: the files one after the other, into one list of posts.
#pragma once

#include "import/members/format.h"

namespace backscroll {

extern const Format kXFormat;

}  // namespace backscroll
