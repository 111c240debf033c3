// relevance: how well each post that a search found fits its words: a whole word better than the beginning of one, that
// better than letters inside; the owner's own words better than what is quoted or reposted.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/post_set.h"
#include "index/query_language.h"

namespace backscroll {

// Whether there is anything that one post can fit better than another: words that have to be there.
bool has_words(const Query& query);

class Relevance {
 public:
  // Of the posts that the query finds. All but the result have to stay until it is done.
  static Steps find(const Archive& archive, const Query& query, const PostSet& posts, Relevance& found);

  // 0: is none of them. The larger the better; posts that fit as well go by their likes.
  uint64_t order_key(const Archive& archive, PostIndex post) const;

 private:
  std::vector<uint8_t> fits_;  // by post, for each word up to five; 0: not found
};

}  // namespace backscroll
