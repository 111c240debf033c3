// index_literals: numbers of posts as a test writes them: archive.text(3_post).
#pragma once

#include "archive/archive.h"

namespace backscroll {

constexpr PostIndex operator""_post(unsigned long long index) { return PostIndex(index); }

}  // namespace backscroll
