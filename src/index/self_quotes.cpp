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
  struct Quote {
    PostIndex quoting;
    std::string_view id;
  };
  std::vector<Quote> quotes;
  for (const PostIndex post : archive.posts()) {
    if (Steps::is_due(post.value())) co_await Steps::pause;
    const PostIndex quote = archive.quote(post);
    if (quote != kNoPost && !archive.id(quote).empty()) quotes.push_back({post, archive.id(quote)});
  }
  if (quotes.empty()) co_return;
  const auto quoted_id = [&](uint32_t i) { return quotes[i].id; };
  IdTable first_of_id(quotes.size());
  std::vector<uint32_t> next(quotes.size(), IdTable::kNone);  // that quotes the same
  for (auto i = static_cast<uint32_t>(quotes.size()); i-- > 0;) {
    if (Steps::is_due(i)) co_await Steps::pause;
    const uint32_t other = first_of_id.find_or_add(quotes[i].id, i, quoted_id);
    if (other == i) continue;
    next[i] = next[other];
    next[other] = i;
  }
  std::vector<bool> is_found(quotes.size());
  for (const PostIndex post : archive.posts()) {
    if (Steps::is_due(post.value())) co_await Steps::pause;
    uint32_t i = first_of_id.find(archive.id(post), quoted_id);
    if (i == IdTable::kNone || is_found[i]) continue;  // the first post of that id is meant
    is_found[i] = true;
    for (; i != IdTable::kNone; i = next[i]) pairs.push_back({quotes[i].quoting, post});
  }
}

}  // namespace backscroll
