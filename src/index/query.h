// query: which posts of an archive match, in the wanted order. Reads every post, a little at a time; keeps nothing
// between two queries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/kind_ids.h"
#include "base/steps.h"

namespace backscroll {

struct PostQuery {
  std::string text = {};             // see query_language.h; empty: any
  std::vector<PostKind> kinds = {};  // empty: any
  // [from, to). A post that is known to an interval matches when the two intersect, one without a time never does.
  std::optional<UtcMillis> from = {}, to = {};
  PostSort sort = PostSort::kTime;  // unknown times and counts come last
  uint32_t limit = 0;               // 0: no limit
};

Steps find_posts(const Archive& archive, const PostQuery& query, std::vector<PostIndex>& posts);

}  // namespace backscroll
