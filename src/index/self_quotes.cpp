// self_quotes: one pass to collect the quotes' ids, one to look the posts up.
#include "index/self_quotes.h"

#include <string_view>
#include <unordered_map>

namespace backscroll {

std::vector<SelfQuote> self_quotes(const Archive& archive) {
  std::unordered_multimap<std::string_view, PostIndex> quoting_by_id;
  for (PostIndex post = 0; post < archive.post_count(); ++post) {
    const PostIndex quote = archive.quote(post);
    if (quote != kNoPost && !archive.id(quote).empty()) quoting_by_id.emplace(archive.id(quote), post);
  }
  std::vector<SelfQuote> pairs;
  for (PostIndex post = 0; post < archive.post_count() && !quoting_by_id.empty(); ++post) {
    const auto [first, last] = quoting_by_id.equal_range(archive.id(post));
    for (auto at = first; at != last; ++at) pairs.push_back({at->second, post});
  }
  return pairs;
}

}  // namespace backscroll
