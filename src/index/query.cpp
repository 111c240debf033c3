// query: a scan without anything prepared, as one question after an import asks for (see term_test).
#include "index/query.h"

#include <algorithm>

#include "base/sort_indexes.h"
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

// Larger comes first, unknown counts last.
int64_t rank_by_count(Count count) { return count.precision == CountPrecision::kUnknown ? -1 : count.value; }

int64_t rank(const Archive& archive, PostIndex row, PostSort sort) {
  switch (sort) {
    case PostSort::kTime:
    case PostSort::kOldest: break;
    case PostSort::kLikes: return rank_by_count(archive.likes(row));
    case PostSort::kReplies: return rank_by_count(archive.replies(row));
    case PostSort::kReposts: return rank_by_count(archive.reposts(row));
  }
  return 0;
}

// The rows come oldest first with the unknown times at the end.
void put_newest_first(const Archive& archive, std::vector<PostIndex>& rows) {
  const auto is_dated = [&archive](PostIndex row) {
    return archive.time(row).precision != TimePrecision::kUnknown;
  };
  std::reverse(rows.begin(), std::partition_point(rows.begin(), rows.end(), is_dated));
}

void put_in_order(const Archive& archive, PostSort sort, std::vector<PostIndex>& rows) {
  if (sort == PostSort::kOldest) return;
  put_newest_first(archive, rows);
  if (sort == PostSort::kTime) return;
  const auto is_before = [&archive, sort](PostIndex a, PostIndex b) {
    return rank(archive, a, sort) > rank(archive, b, sort);
  };
  sort_indexes(rows, is_before);
}

}  // namespace

std::vector<PostIndex> find_posts(const Archive& archive, const PostQuery& query) {
  const Query asked = parse_query(query.text);
  const QueryTest test(archive, asked);
  std::vector<PostIndex> rows;
  for (PostIndex row = 0; row < archive.post_count(); ++row) {
    if (!is_of_kind(archive.kind(row), query.kinds) || !is_in_range(archive.time(row), query)) continue;
    if (test.holds(row)) rows.push_back(row);
  }
  put_in_order(archive, query.sort, rows);
  if (query.limit > 0 && rows.size() > query.limit) rows.resize(query.limit);
  return rows;
}

}  // namespace backscroll
