// self_quotes: pairs of posts where one quotes the other and both are in the archive.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "base/steps.h"

namespace backscroll {

struct SelfQuote {
  PostIndex quoting;
  PostIndex quoted;
};

// A quote is linked to a post when both have the same id.
std::vector<SelfQuote> self_quotes(const Archive& archive);
Steps find_self_quotes(const Archive& archive, std::vector<SelfQuote>& pairs);

}  // namespace backscroll
