// time_index: places by a low-discrepancy sequence, lookups by binary search.
#include "index/time_index.h"

#include <algorithm>

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
  Spreader spreader;
  index.places_.assign(archive.post_count(), kNoPlace);
  bool is_first = true;
  for (PostIndex post = 0; post < archive.post_count(); ++post) {
    const KnownTime time = archive.time(post);
    if (time.precision == TimePrecision::kUnknown) continue;
    index.places_[post] = spreader.place(time);
    index.posts_.push_back(post);
    index.is_exact_ &= time.precision == TimePrecision::kExact;
    index.earliest_ = is_first ? time.begin.value : std::min(index.earliest_, time.begin.value);
    index.latest_ = is_first ? time.end.value : std::max(index.latest_, time.end.value);
    is_first = false;
  }
  sort_indexes(index.posts_, [&](PostIndex a, PostIndex b) { return index.places_[a] < index.places_[b]; });
  index.times_.reserve(index.posts_.size());
  for (const PostIndex post : index.posts_) index.times_.push_back(index.places_[post]);
  return index;
}

std::pair<size_t, size_t> TimeIndex::range(double begin_millis, double end_millis) const {
  const auto before = [](int64_t time, double limit) { return static_cast<double>(time) < limit; };
  const auto first = std::lower_bound(times_.begin(), times_.end(), begin_millis, before);
  const auto last = std::lower_bound(first, times_.end(), end_millis, before);
  return {static_cast<size_t>(first - times_.begin()), static_cast<size_t>(last - times_.begin())};
}

}  // namespace backscroll
