// query: which posts of an archive match, in the wanted order. Reads every post; keeps nothing between two queries.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/kind_ids.h"

namespace backscroll {

struct PostQuery {
  std::string text = {};             // see query_language.h; empty: any
  std::vector<PostKind> kinds = {};  // empty: any
  // [from, to). A post that is known to an interval matches when the two intersect, one without a time never does.
  std::optional<UtcMillis> from = {}, to = {};
  PostSort sort = PostSort::kTime;  // unknown times and counts come last
  uint32_t limit = 0;               // 0: no limit
};

std::vector<PostIndex> find_posts(const Archive& archive, const PostQuery& query);

}  // namespace backscroll
