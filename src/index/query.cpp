// query: a scan without anything prepared, as one question after an import asks for (see term_test).
#include "index/query.h"

#include <algorithm>

#include "base/sort_indexes.h"
#include "index/post_order.h"
#include "index/post_set.h"
#include "index/relevance.h"
#include "index/term_test.h"

namespace backscroll {
namespace {

bool is_in_range(const KnownTime& time, const PostQuery& query) {
  if (!query.from && !query.to) return true;
  if (time.precision == TimePrecision::kUnknown) return false;
  const bool is_exact = time.precision == TimePrecision::kExact;
  if (query.to && time.begin >= *query.to) return false;
  return !query.from || (is_exact ? time.begin >= *query.from : time.end > *query.from);
}

bool is_of_kind(PostKind kind, const std::vector<PostKind>& kinds) {
  return kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::optional<CountKind> count_of(PostSort sort) {
  switch (sort) {
    case PostSort::kTime:
    case PostSort::kOldest:
    case PostSort::kRelevance: break;  // where there are no words to fit
    case PostSort::kLikes: return CountKind::kLikes;
    case PostSort::kReplies: return CountKind::kReplies;
    case PostSort::kReposts: return CountKind::kReposts;
  }
  return {};
}

// The rows come oldest first with the unknown times at the end.
void put_newest_first(const Archive& archive, std::vector<PostIndex>& rows) {
  const auto is_dated = [&archive](PostIndex row) {
    return archive.time(row).precision != TimePrecision::kUnknown;
  };
  std::reverse(rows.begin(), std::partition_point(rows.begin(), rows.end(), is_dated));
}

Steps put_best_first(const Archive& archive, const Query& asked, std::vector<PostIndex>& rows) {
  PostSet found(archive.post_count());
  for (const PostIndex row : rows) found.add(row);
  Relevance relevance;
  co_await Relevance::find(archive, asked, found, relevance);
  sort_indexes(rows, [&](PostIndex a, PostIndex b) {
    return relevance.order_key(archive, a) > relevance.order_key(archive, b);
  });
}

void put_in_order(const Archive& archive, PostSort sort, std::vector<PostIndex>& rows) {
  if (sort == PostSort::kTime || sort == PostSort::kRelevance) put_newest_first(archive, rows);
  const std::optional<CountKind> count = count_of(sort);
  if (!count) return;
  sort_indexes(rows, [&archive, count](PostIndex a, PostIndex b) {
    return order_key(archive, a, *count) > order_key(archive, b, *count);
  });
}

}  // namespace

Steps find_posts(const Archive& archive, const PostQuery& query, std::vector<PostIndex>& posts) {
  const Query asked = parse_query(query.text);
  const QueryTest test(archive, asked);
  for (const PostIndex row : archive.posts()) {
    if (Steps::is_due(row.value())) co_await Steps::pause;
    if (!is_of_kind(archive.kind(row), query.kinds) || !is_in_range(archive.time(row), query)) continue;
    if (test.holds(row)) posts.push_back(row);
  }
  if (query.sort == PostSort::kRelevance && has_words(asked))
    co_await put_best_first(archive, asked, posts);
  else
    put_in_order(archive, query.sort, posts);
  if (query.limit > 0 && posts.size() > query.limit) posts.resize(query.limit);
}

}  // namespace backscroll
