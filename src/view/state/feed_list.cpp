// feed_list: one function per view.
#include "view/state/feed_list.h"

#include <algorithm>
#include <functional>
#include <map>

#include "base/sort_indexes.h"
#include "index/calendar.h"

namespace backscroll {
namespace {

constexpr size_t kFirstOfOrder = 64;  // shown while an order is being sorted

class FeedLister {
 public:
  FeedLister(const FeedSource& source, const ViewState& state)
      : source_(source), archive_(source.archive), index_(source.index), hits_(source.hits), state_(state) {
    in_range_ = state.is_fitted() ? index_.places()
                                  : index_.range(state.target.begin_millis, state.target.end_millis);
  }

  FeedList run() {
    switch (state_.view) {
      case FeedView::kPosts: add_found(); break;
      case FeedView::kYears:
        add_dated_count();
        add_years();
        break;
      case FeedView::kNumbers: add_dated_count(); break;
      case FeedView::kDay: add_day(); break;
      case FeedView::kThread: add_thread(); break;
    }
    return std::move(list_);
  }

 private:
  size_t dated_count() const { return index_.places().size(); }

  void add_posts(const std::vector<PostIndex>& posts) {
    for (const PostIndex post : posts) list_.add(post_item(post));
  }

  void add_heading(FeedItemKind kind, PostIndex post, int32_t number, size_t count) {
    list_.add({.kind = kind, .post = post, .number = number, .count = static_cast<uint32_t>(count)});
  }

  void add_dated_count() {
    if (hits_) add_heading(FeedItemKind::kFound, kNoPost, 0, dated(RunOrder::kOldest).size());
  }

  void add_found() {
    if (source_.order != nullptr && source_.order->is_done()) {
      list_.set_dated(filtered(source_.order->posts()));
    } else if (const std::optional<CountKind> count = count_of(state_)) {
      add_by_count(*count);
    } else {
      list_.set_dated(dated(state_.sort == PostSort::kOldest ? RunOrder::kOldest : RunOrder::kNewest));
      if (state_.is_fitted()) list_.set_undated(undated());
    }
    if (!hits_) return;
    const size_t count = list_.is_partial() ? candidates().size() : list_.size();
    add_heading(FeedItemKind::kFound, kNoPost, 0, count);
  }

  bool is_in_range(PostIndex post) const {
    if (state_.is_fitted()) return true;
    if (!index_.has_place(post)) return false;
    const auto place = static_cast<double>(index_.place_millis(post));
    return place >= state_.target.begin_millis && place < state_.target.end_millis;
  }

  PostRun dated(RunOrder order) const {
    if (hits_) return dated_hits(order);
    if (index_.is_exact() || in_range_ == index_.places())
      return PostRun::of_rows(archive_, PostIndex(in_range_.first.value()), in_range_.size(), order);
    // Places of intervals are in another order than rows.
    PostSet set(dated_count());
    for (const TimePlace place : in_range_) set.add(index_.post_at(place));
    std::vector<PostIndex> posts;
    posts.reserve(in_range_.size());
    set.for_each([&](PostIndex post) { posts.push_back(post); });
    return PostRun::of_own(archive_, std::move(posts), order);
  }

  PostRun dated_hits(RunOrder order) const {
    const std::vector<TimePlace>& places = hits_->places();
    const auto begin = std::lower_bound(places.begin(), places.end(), in_range_.first);
    const auto end = std::lower_bound(begin, places.end(), in_range_.last);
    std::vector<PostIndex> posts;
    posts.reserve(static_cast<size_t>(end - begin));
    for (auto place = begin; place != end; ++place) posts.push_back(index_.post_at(*place));
    if (!index_.is_exact()) sort_indexes(posts, std::less<>());
    return PostRun::of_own(archive_, std::move(posts), order);
  }

  // They are the last rows, in the order of the file.
  PostRun undated() const {
    const auto first = PostIndex(dated_count());
    if (!hits_)
      return PostRun::of_rows(archive_, first, archive_.post_count() - dated_count(), RunOrder::kOldest);
    std::vector<PostIndex> posts;
    posts.reserve(hits_->count() - hits_->places().size());
    for (const PostIndex post : IndexRange(first, archive_.posts().last)) {
      if (hits_->has(post)) posts.push_back(post);
    }
    return PostRun::of_own(archive_, std::move(posts), RunOrder::kOldest);
  }

  // All that are to be sorted, in the order of the archive.
  std::vector<PostIndex> candidates() const {
    std::vector<PostIndex> posts;
    const PostRun with_date = dated(RunOrder::kOldest);
    const PostRun without = state_.is_fitted() ? undated() : PostRun();
    posts.reserve(with_date.size() + without.size());
    for (size_t i = 0; i < with_date.size(); ++i) posts.push_back(with_date[i]);
    for (size_t i = 0; i < without.size(); ++i) posts.push_back(without[i]);
    return posts;
  }

  void add_by_count(CountKind kind) {
    const std::vector<PostIndex> posts = candidates();
    const size_t most = source_.order == nullptr ? posts.size() : std::min(kFirstOfOrder, posts.size());
    if (most < posts.size()) list_.set_partial();
    list_.set_dated(PostRun::of_own(archive_, top_by_count(archive_, kind, posts, most), RunOrder::kListed));
  }

  // Without a branch for each post, which could not be foreseen: a millisecond for a million.
  PostRun filtered(std::span<const PostIndex> order) const {
    const bool is_whole = state_.is_fitted();
    if (is_whole && !hits_) return PostRun::of_list(archive_, order, RunOrder::kListed);
    std::vector<PostIndex> posts(order.size() + 1);
    size_t count = 0;
    const PostIndex first(in_range_.first.value());  // by row
    const size_t size = in_range_.size();
    const bool is_by_row = index_.is_exact();
    for (const PostIndex post : order) {
      posts[count] = post;
      bool is_in = is_by_row ? post - first < size : is_in_range(post);
      is_in = is_in || is_whole;
      count += static_cast<size_t>(is_in && (!hits_ || hits_->has(post)));
    }
    posts.resize(count);
    return PostRun::of_own(archive_, std::move(posts), RunOrder::kListed);
  }

  // A year, or an interval that belongs to no single one: what posts have in common under one heading.
  struct Period {
    int64_t begin;
    int64_t end;
  };

  Period period_of(PostIndex post) const {
    const KnownTime time = archive_.time(post);
    const int32_t year = civil_from_utc(time.begin).year;
    const int64_t last = std::max(time.begin.value, time.end.value - 1);
    const bool is_one_year = civil_from_utc(UtcMillis{last}).year == year;
    if (!is_one_year) return {time.begin.value, time.end.value};
    return {utc_from_civil({year, 1, 1}).value, utc_from_civil({year + 1, 1, 1}).value};
  }

  void add_year(const Period& period, const std::vector<PostIndex>& top, size_t count) {
    add_heading(FeedItemKind::kYear, top.front(), civil_from_utc(UtcMillis{period.begin}).year, count);
    add_posts(top);
  }

  void add_years() {
    if (index_.is_exact() && !hits_ && source_.likes != nullptr) return add_years_by_place();
    struct LatestFirst {
      bool operator()(const Period& a, const Period& b) const {
        return a.end != b.end ? a.end > b.end : a.begin > b.begin;
      }
    };
    std::map<Period, std::vector<PostIndex>, LatestFirst> years;
    std::vector<PostIndex>* group = nullptr;
    Period period{};
    bool is_year = false;  // not an interval over several
    const PostRun posts = dated(RunOrder::kOldest);
    for (size_t i = 0; i < posts.size(); ++i) {
      const PostIndex post = posts[i];
      const KnownTime time = archive_.time(post);
      const bool is_in_last = is_year && time.precision == TimePrecision::kExact &&
                              time.begin.value >= period.begin && time.begin.value < period.end;
      if (!is_in_last) {
        period = period_of(post);
        is_year = civil_from_utc({period.end - 1}).year == civil_from_utc({period.begin}).year;
        group = &years[period];
      }
      group->push_back(post);
    }
    for (const auto& [of, rows] : years)
      add_year(of, top_by_count(archive_, CountKind::kLikes, rows, kTopOfYear), rows.size());
  }

  // Where each post stands in its year, a year is a stretch of places whose most liked ones are known.
  void add_years_by_place() {
    TimePlace last = in_range_.last;
    while (last > in_range_.first) {
      const Period period = period_of(index_.post_at(last - 1));
      const TimePlace from =
          index_.range(static_cast<double>(period.begin), static_cast<double>(period.end)).first;
      const TimePlace first = std::max(from, in_range_.first);
      std::vector<PostIndex> top;
      top.reserve(kTopOfYear);
      for (const TimePlace place : source_.likes->top({first, last}, kTopOfYear))
        top.push_back(index_.post_at(place));
      add_year(period, top, last - first);
      last = first;
    }
  }

  void add_day() {
    const int32_t month = state_.day / 100;
    const int32_t day = state_.day % 100;
    const TimeZone utc;
    const TimeZone& zone = source_.zone != nullptr ? *source_.zone : utc;
    auto years = posts_on_day(archive_, index_, month, day, zone);
    const auto is_missed = [&](PostIndex post) { return !hits_->has(post); };
    size_t count = 0;
    for (YearOfDay& year : years) {
      if (hits_) std::erase_if(year.posts, is_missed);
      count += year.posts.size();
    }
    std::erase_if(years, [](const YearOfDay& year) { return year.posts.empty(); });
    if (hits_) add_heading(FeedItemKind::kFound, kNoPost, 0, count);
    const int32_t nearest = count > 0 ? state_.day : nearest_day_with_posts(archive_, state_.day, zone);
    if (nearest != 0)
      add_heading(FeedItemKind::kDay, kNoPost, state_.day, count);  // else there is no day to go to
    if (count == 0 && !hits_) add_heading(FeedItemKind::kEmptyDay, kNoPost, nearest, 0);
    for (const YearOfDay& year : years) {
      add_heading(FeedItemKind::kYear, year.posts.front(), year.year, year.posts.size());
      add_posts(year.posts);
    }
  }

  void add_thread() {
    const Thread* thread = source_.threads.thread_of(state_.thread_post);
    if (thread == nullptr) {  // the heading all the same: it leads back
      add_heading(FeedItemKind::kThread, state_.thread_post, 0, 1);
      return add_posts({state_.thread_post});
    }
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
      list_.add(item);
    }
  }

  const FeedSource& source_;
  const Archive& archive_;
  const TimeIndex& index_;
  const Hits* hits_;
  const ViewState& state_;
  PlaceRange in_range_;
  FeedList list_;
};

}  // namespace

FeedItem FeedList::operator[](size_t at) const {
  if (at < items_.size()) return items_[at];
  at -= items_.size();
  return post_item(at < runs_[0].size() ? runs_[0][at] : runs_[1][at - runs_[0].size()]);
}

FeedItem FeedList::at(ItemIndex item) const {
  return item == kProfileItem ? FeedItem{FeedItemKind::kProfile} : (*this)[item - kFirstItem];
}

std::optional<ItemIndex> FeedList::find(const FeedItem& item) const {
  const auto found = std::find(items_.begin(), items_.end(), item);
  if (found != items_.end()) return kFirstItem + static_cast<size_t>(found - items_.begin());
  return item == post_item(item.post) ? find_post(item.post) : std::nullopt;
}

std::optional<ItemIndex> FeedList::find_post(PostIndex post) const {
  const auto is_post = [&](const FeedItem& item) {
    return item.kind == FeedItemKind::kPost && item.post == post;
  };
  const auto written = std::find_if(items_.begin(), items_.end(), is_post);
  if (written != items_.end()) return kFirstItem + static_cast<size_t>(written - items_.begin());
  if (const auto at = runs_[0].find(post)) return kFirstItem + items_.size() + *at;
  if (const auto at = runs_[1].find(post)) return kFirstItem + items_.size() + runs_[0].size() + *at;
  return {};
}

std::optional<ItemIndex> FeedList::find_day(double begin_millis, double end_millis) const {
  const PostRun& posts = runs_[0];
  if (posts.size() == 0 || posts.order() == RunOrder::kListed) return {};
  const size_t at = posts.count_before(posts.order() == RunOrder::kNewest ? end_millis : begin_millis);
  return kFirstItem + items_.size() + std::min(at, posts.size() - 1);
}

FeedList feed_list(const FeedSource& source, const ViewState& state) {
  return FeedLister(source, state).run();
}

std::optional<CountKind> count_of(const ViewState& state) {
  if (state.view != FeedView::kPosts) return {};
  switch (state.sort) {
    case PostSort::kLikes: return CountKind::kLikes;
    case PostSort::kReplies: return CountKind::kReplies;
    case PostSort::kReposts: return CountKind::kReposts;
    case PostSort::kTime:
    case PostSort::kOldest:
    case PostSort::kRelevance: break;
  }
  return {};
}

}  // namespace backscroll
