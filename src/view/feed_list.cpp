// feed_list: one function per view.
#include "view/feed_list.h"

#include <algorithm>

#include "index/calendar.h"

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

class FeedLister {
 public:
  FeedLister(const Archive& archive, const TimeIndex& index, const Threads& threads, const ViewState& state,
             const Hits* hits)
      : archive_(archive), index_(index), threads_(threads), state_(state), hits_(hits) {}

  FeedItems run() {
    switch (state_.view) {
      case FeedView::kPosts: add_found(sorted(state_.sort)); break;
      case FeedView::kYears: add_years(); break;
      case FeedView::kDay: add_day(); break;
      case FeedView::kThread: add_thread(); break;
    }
    return std::move(items_);
  }

 private:
  void add_posts(const std::vector<PostIndex>& posts) {
    for (const PostIndex post : posts) items_.push_back(post_item(post));
  }

  void add_found(const std::vector<PostIndex>& posts) {
    if (hits_) add_heading(FeedItemKind::kFound, kNoPost, 0, posts.size());
    add_posts(posts);
  }

  void add_heading(FeedItemKind kind, PostIndex post, int32_t number, size_t count) {
    items_.push_back({.kind = kind, .post = post, .number = number, .count = static_cast<uint32_t>(count)});
  }

  std::vector<PostIndex> sorted(FeedSort sort) const {
    std::vector<PostIndex> list;
    std::vector<PostIndex> undated;
    for (PostIndex post = 0; post < archive_.post_count(); ++post) {
      if (hits_ && !hits_->has(post)) continue;
      if (!index_.has_place(post)) {
        if (state_.is_fitted()) undated.push_back(post);
        continue;
      }
      const double place = static_cast<double>(index_.place_millis(post));
      if (place >= state_.target.begin_millis && place < state_.target.end_millis) list.push_back(post);
    }
    const bool by_time = sort == FeedSort::kTime || sort == FeedSort::kOldest;
    if (!by_time) list.insert(list.end(), undated.begin(), undated.end());
    std::stable_sort(list.begin(), list.end(), [&](PostIndex a, PostIndex b) {
      if (!by_time) return count_for(archive_, a, sort) > count_for(archive_, b, sort);
      const int64_t first = double_middle(archive_.time(a));
      const int64_t second = double_middle(archive_.time(b));
      return sort == FeedSort::kTime ? first > second : first < second;
    });
    if (by_time) list.insert(list.end(), undated.begin(), undated.end());
    return list;
  }

  // A year, or an interval that belongs to no single one: what posts have in common under one heading.
  struct Period {
    int64_t begin;
    int64_t end;
    friend bool operator==(const Period&, const Period&) = default;
  };

  Period period_of(PostIndex post) const {
    const KnownTime time = archive_.time(post);
    const int32_t year = civil_from_utc(time.begin).year;
    const int64_t last = std::max(time.begin.value, time.end.value - 1);
    const bool is_one_year = civil_from_utc(UtcMillis{last}).year == year;
    if (!is_one_year) return {time.begin.value, time.end.value};
    return {utc_from_civil({year, 1, 1}).value, utc_from_civil({year + 1, 1, 1}).value};
  }

  void add_years() {
    std::vector<PostIndex> posts = sorted(FeedSort::kLikes);
    std::erase_if(posts, [&](PostIndex post) { return !index_.has_place(post); });
    std::stable_sort(posts.begin(), posts.end(), [&](PostIndex a, PostIndex b) {
      const Period first = period_of(a);
      const Period second = period_of(b);
      return first.end != second.end ? first.end > second.end : first.begin > second.begin;
    });
    for (size_t begin = 0; begin < posts.size();) {
      const Period period = period_of(posts[begin]);
      size_t end = begin;
      while (end < posts.size() && period_of(posts[end]) == period) ++end;
      const int32_t year = civil_from_utc(UtcMillis{period.begin}).year;
      add_heading(FeedItemKind::kYear, posts[begin], year, end - begin);
      const size_t shown = std::min<size_t>(end - begin, kTopOfYear);
      for (size_t i = begin; i < begin + shown; ++i) items_.push_back(post_item(posts[i]));
      begin = end;
    }
  }

  void add_day() {
    const int32_t month = state_.day / 100;
    const int32_t day = state_.day % 100;
    const auto years = posts_on_day(archive_, index_, month, day, state_.utc_offset_minutes);
    size_t count = 0;
    for (const YearOfDay& year : years) count += year.posts.size();
    add_heading(FeedItemKind::kDay, kNoPost, state_.day, count);
    if (count == 0) {
      const int32_t nearest = nearest_day_with_posts(archive_, state_.day, state_.utc_offset_minutes);
      add_heading(FeedItemKind::kEmptyDay, kNoPost, nearest, 0);
    }
    for (const YearOfDay& year : years) {
      add_heading(FeedItemKind::kYear, year.posts.front(), year.year, year.posts.size());
      add_posts(year.posts);
    }
  }

  void add_thread() {
    const Thread* thread = threads_.thread_of(state_.thread_post);
    if (thread == nullptr) return add_posts({state_.thread_post});
    const auto first = std::find_if(thread->parts.begin(), thread->parts.end(),
                                    [](const ThreadPart& part) { return !part.is_gap(); });
    add_heading(FeedItemKind::kThread, first->post, 0, thread->post_count);
    for (const ThreadPart& part : thread->parts) {
      FeedItem item = post_item(part.post);
      if (part.is_gap()) {
        item.kind = FeedItemKind::kGap;
        item.number = static_cast<int32_t>(part.missing.value_or(0));
      }
      item.joins_above = &part != &thread->parts.front();
      item.joins_below = &part != &thread->parts.back();
      items_.push_back(item);
    }
  }

  const Archive& archive_;
  const TimeIndex& index_;
  const Threads& threads_;
  const ViewState& state_;
  const Hits* hits_;
  FeedItems items_;
};

}  // namespace

FeedItems feed_list(const Archive& archive, const TimeIndex& index, const Threads& threads,
                    const ViewState& state, const Hits* hits) {
  return FeedLister(archive, index, threads, state, hits).run();
}

}  // namespace backscroll
