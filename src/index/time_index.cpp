// time_index: places by a low-discrepancy sequence, lookups by a table of where to search.
#include "index/time_index.h"

#include <algorithm>
#include <numeric>

#include "base/sort_indexes.h"

namespace backscroll {
namespace {

// Van der Corput sequence, base 2: the first n members are spread evenly over (0, 1) for every n.
double spread(uint32_t n) {
  double value = 0;
  double step = 0.5;
  for (uint32_t rest = n + 1; rest > 0; rest >>= 1, step /= 2) {
    if (rest & 1) value += step;
  }
  return value;
}

// Rows are sorted by the middle of their time, so posts of one interval stand together unless another interval has the
// same middle; counting per run of equal intervals is enough then.
struct Spreader {
  KnownTime last;
  uint32_t count = 0;

  int64_t place(const KnownTime& time) {
    if (time.precision == TimePrecision::kExact) return time.begin.value;
    count = time == last ? count + 1 : 0;
    last = time;
    const double span = static_cast<double>(time.end.value - time.begin.value);
    return time.begin.value + static_cast<int64_t>(spread(count) * span);
  }
};

}  // namespace

TimeIndex TimeIndex::from_archive(const Archive& archive) {
  TimeIndex index;
  build(archive, index).finish();
  return index;
}

Steps TimeIndex::build(const Archive& archive, TimeIndex& index) {
  index = TimeIndex();
  co_await index.place_all(archive);
  if (!index.millis_of_posts_.empty()) co_await index.sort();
  index.find_main_range();
  co_await index.measure(archive);
}

// Posts without a date are the last rows.
Steps TimeIndex::place_all(const Archive& archive) {
  Spreader spreader;
  times_.reserve(archive.post_count());
  for (const PostIndex post : archive.posts()) {
    if (Steps::is_due(post.value())) co_await Steps::pause;
    const KnownTime time = archive.time(post);
    if (time.precision == TimePrecision::kUnknown) break;
    const int64_t place = spreader.place(time);
    if (millis_of_posts_.empty() && !times_.empty() && place < times_.back()) {
      millis_of_posts_.assign(times_.begin(), times_.end());
      millis_of_posts_.resize(archive.post_count(), kNoPlace);
    }
    times_.push_back(place);
    is_exact_ &= time.precision == TimePrecision::kExact;
    if (!millis_of_posts_.empty()) millis_of_posts_[post] = place;
  }
}

// A hundredth of the posts, and one at least, may stand outside at either end: those further away from all others than
// three times as long as these last, and a generation. More than half of the posts stay inside.
void TimeIndex::find_main_range() {
  constexpr int64_t kLeastReach = 30 * 366 * kMillisPerDay;
  constexpr size_t kShare = 100;
  const size_t count = times_.size();
  main_range_ = places();
  if (count < 3) return;
  const size_t most = std::max<size_t>(count / kShare, 1);
  const int64_t low = times_[TimePlace(most)];
  const int64_t high = times_[TimePlace(count - 1 - most)];
  const int64_t reach = std::max(3 * (high - low), kLeastReach);
  const auto place = [this](auto found) { return TimePlace(static_cast<size_t>(found - times_.begin())); };
  main_range_ = {place(std::lower_bound(times_.begin(), times_.end(), low - reach)),
                 place(std::upper_bound(times_.begin(), times_.end(), high + reach))};
  if (2 * main_range_.size() <= count) main_range_ = places();
}

Steps TimeIndex::sort() {
  posts_.resize(times_.size());
  std::iota(posts_.begin(), posts_.end(), PostIndex{0});
  const auto is_before = [this](PostIndex a, PostIndex b) {
    return millis_of_posts_[a] < millis_of_posts_[b];
  };
  co_await sort_indexes_in_steps(posts_, is_before);
  for (const TimePlace place : places()) {
    if (Steps::is_due(place.value())) co_await Steps::pause;
    times_[place] = millis_of_posts_[posts_[place]];
  }
}

void TimeIndex::include(const KnownTime& time) {
  const bool is_exact = time.precision == TimePrecision::kExact;
  earliest_ = std::min(earliest_, time.begin.value);
  latest_ = std::max(latest_, time.end.value);
  last_ = std::max(last_, is_exact ? time.begin.value : time.end.value - 1);
}

// The guides, and how far the dates of the main range reach.
Steps TimeIndex::measure(const Archive& archive) {
  if (times_.empty()) co_return;
  earliest_ = INT64_MAX;
  latest_ = last_ = INT64_MIN;
  const double span = static_cast<double>(times_.back() - times_.front());
  guide_millis_ = span / static_cast<double>(kGuides) + 1;
  guides_.reserve(kGuides + 1);
  for (const TimePlace place : places()) {
    if (Steps::is_due(place.value())) co_await Steps::pause;
    const double at = static_cast<double>(times_[place] - times_.front()) / guide_millis_;
    while (static_cast<double>(guides_.size()) <= at) guides_.push_back(place);
    if (main_range_.contains(place)) include(archive.time(post_at(place)));
  }
  guides_.resize(kGuides + 1, places().last);
}

TimePlace TimeIndex::first_from(double time_millis) const {
  if (times_.empty()) return TimePlace{0};
  const double at = (time_millis - static_cast<double>(times_.front())) / guide_millis_;
  if (!(at > 0)) return TimePlace{0};
  if (at >= static_cast<double>(kGuides)) return places().last;
  const auto guide = static_cast<size_t>(at);
  // One more on either side, for what rounding may have done to the border.
  const auto place = [this](size_t at) {
    return times_.begin() + static_cast<std::ptrdiff_t>(guides_[at].value());
  };
  const auto from = place(guide > 0 ? guide - 1 : 0);
  const auto to = place(std::min(guide + 2, kGuides));
  const auto before = [](int64_t time, double limit) { return static_cast<double>(time) < limit; };
  return TimePlace(static_cast<size_t>(std::lower_bound(from, to, time_millis, before) - times_.begin()));
}

size_t TimeIndex::heap_bytes() const {
  return times_.capacity() * sizeof(int64_t) + posts_.capacity() * sizeof(PostIndex) +
         millis_of_posts_.capacity() * sizeof(int64_t) + guides_.capacity() * sizeof(TimePlace);
}

}  // namespace backscroll
