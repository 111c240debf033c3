// self_quotes: pairs of posts where one quotes the other and both are in the archive.
#pragma once

#include <vector>

#include "archive/archive.h"

namespace backscroll {

struct SelfQuote {
  PostIndex quoting;
  PostIndex quoted;
};

// A quote is linked to a post when both have the same id.
std::vector<SelfQuote> self_quotes(const Archive& archive);

}  // namespace backscroll
