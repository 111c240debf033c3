// feed_list: see the header.
#include "view/feed_list.h"

#include <algorithm>

namespace backscroll {
namespace {

int64_t count_for(const Archive& archive, PostIndex post, FeedSort sort) {
  const Count count = sort == FeedSort::kLikes     ? archive.likes(post)
                      : sort == FeedSort::kReplies ? archive.replies(post)
                                                   : archive.reposts(post);
  return count.precision == CountPrecision::kUnknown ? -1 : count.value;
}

// Twice the middle, so that odd spans stay exact. Posts of one interval are equal here: their places say nothing.
int64_t double_middle(const KnownTime& time) { return time.begin.value + time.end.value; }

}  // namespace

std::vector<PostIndex> feed_list(const Archive& archive, const TimeIndex& index, TimeRange range,
                                 bool is_whole, FeedSort sort) {
  std::vector<PostIndex> list;
  std::vector<PostIndex> undated;
  for (PostIndex post = 0; post < archive.post_count(); ++post) {
    if (!index.has_place(post)) {
      if (is_whole) undated.push_back(post);
      continue;
    }
    const double place = static_cast<double>(index.place_millis(post));
    if (place >= range.begin_millis && place < range.end_millis) list.push_back(post);
  }
  const bool by_time = sort == FeedSort::kTime || sort == FeedSort::kOldest;
  if (!by_time) {
    list.insert(list.end(), undated.begin(), undated.end());
    std::stable_sort(list.begin(), list.end(), [&](PostIndex a, PostIndex b) {
      return count_for(archive, a, sort) > count_for(archive, b, sort);
    });
    return list;
  }
  std::stable_sort(list.begin(), list.end(), [&](PostIndex a, PostIndex b) {
    const int64_t first = double_middle(archive.time(a));
    const int64_t second = double_middle(archive.time(b));
    return sort == FeedSort::kTime ? first > second : first < second;
  });
  list.insert(list.end(), undated.begin(), undated.end());
  return list;
}

}  // namespace backscroll
