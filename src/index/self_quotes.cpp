// self_quotes: one pass to collect the quotes' ids, one to look the posts up.
#include "index/self_quotes.h"

#include <string_view>

#include "index/id_table.h"

namespace backscroll {

std::vector<SelfQuote> self_quotes(const Archive& archive) {
  std::vector<SelfQuote> pairs;
  find_self_quotes(archive, pairs).finish();
  return pairs;
}

Steps find_self_quotes(const Archive& archive, std::vector<SelfQuote>& pairs) {
  pairs.clear();
  std::vector<PostIndex> quoting;  // posts whose quote has an id
  for (const PostIndex post : archive.posts()) {
    if (Steps::is_due(post.value())) co_await Steps::pause;
    const PostIndex quote = archive.quote(post);
    if (quote != kNoPost && !archive.id(quote).empty()) quoting.push_back(post);
  }
  if (quoting.empty()) co_return;
  const auto quoted_id = [&](uint32_t i) { return archive.id(archive.quote(quoting[i])); };
  IdTable first_of_id(quoting.size());
  std::vector<uint32_t> next(quoting.size(), IdTable::kNone);  // that quotes the same
  for (auto i = static_cast<uint32_t>(quoting.size()); i-- > 0;) {
    if (Steps::is_due(i)) co_await Steps::pause;
    const uint32_t other = first_of_id.find_or_add(quoted_id(i), i, quoted_id);
    if (other == i) continue;
    next[i] = next[other];
    next[other] = i;
  }
  for (const PostIndex post : archive.posts()) {
    if (Steps::is_due(post.value())) co_await Steps::pause;
    uint32_t i = first_of_id.find(archive.id(post), quoted_id);
    for (; i != IdTable::kNone; i = next[i]) pairs.push_back({quoting[i], post});
  }
}

}  // namespace backscroll
