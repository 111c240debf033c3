// likes_index: sums before each block of posts, and for the maxima a tree over blocks.
#include "index/likes_index.h"

#include <algorithm>
#include <limits>

namespace backscroll {
namespace {

constexpr size_t kNowhere = SIZE_MAX;

}  // namespace

LikesIndex LikesIndex::from_archive(const Archive& archive, const TimeIndex& index) {
  LikesIndex likes;
  build(archive, index, likes).finish();
  return likes;
}

Steps LikesIndex::build(const Archive& archive, const TimeIndex& index, LikesIndex& likes) {
  likes = LikesIndex();
  const PlaceRange places = index.places();
  likes.likes_.reserve(places.size());
  likes.is_rounded_.reserve(places.size());
  likes.sums_.reserve(places.size() / kBlock + 2);
  for (const TimePlace place : places) {
    if (Steps::is_due(place.value())) co_await Steps::pause;
    likes.add(archive.likes(index.post_at(place)));
  }
  likes.sums_.push_back(likes.sum_until(places.size()));
  co_await likes.build_levels();
}

void LikesIndex::add(const Count& count) {
  const auto place = static_cast<uint32_t>(likes_.size());
  if (place % kBlock == 0) sums_.push_back(sum_until(place));
  is_rounded_.push_back(count.precision == CountPrecision::kRounded);
  if (count.precision == CountPrecision::kUnknown) return likes_.push_back(kUnknown);
  const bool is_large = count.value >= int64_t{kLarge};
  if (is_large) large_.emplace_back(place, count.value);
  likes_.push_back(is_large ? kLarge : static_cast<uint32_t>(count.value));
}

Steps LikesIndex::build_levels() {
  const size_t size = likes_.size();
  std::vector<uint32_t> level;
  level.reserve(size / kBlock + 1);
  for (size_t first = 0; first < size; first += kBlock) {
    if (Steps::is_due(first / kBlock)) co_await Steps::pause;
    size_t best = first;
    for (size_t at = first + 1; at < std::min(first + kBlock, size); ++at) best = more_liked(best, at);
    level.push_back(static_cast<uint32_t>(best));
  }
  while (level.size() > 1) {
    std::vector<uint32_t> next;
    next.reserve(level.size() / 2 + 1);
    for (size_t i = 0; i < level.size(); i += 2) {
      if (Steps::is_due(i)) co_await Steps::pause;
      const size_t other = i + 1 < level.size() ? level[i + 1] : kNowhere;
      next.push_back(static_cast<uint32_t>(more_liked(level[i], other)));
    }
    levels_.push_back(std::move(level));
    level = std::move(next);
  }
  levels_.push_back(std::move(level));
}

int64_t LikesIndex::value_at(size_t place) const {
  const uint32_t value = likes_[place];
  if (value == kUnknown) return -1;
  if (value != kLarge) return value;
  const auto found = std::lower_bound(large_.begin(), large_.end(), place,
                                      [](const auto& entry, size_t wanted) { return entry.first < wanted; });
  return found->second;
}

LikesIndex::Sum LikesIndex::sum_until(size_t place) const {
  if (sums_.empty()) return {};
  const size_t block = std::min(place / kBlock, sums_.size() - 1);
  Sum sum = sums_[block];
  for (size_t at = block * kBlock; at < place; ++at) {
    const int64_t value = value_at(at);
    const auto likes = static_cast<uint64_t>(std::max<int64_t>(value, 0));
    sum.likes += likes;
    sum.overflows += sum.likes < likes ? 1 : 0;
    sum.known += value >= 0;
    sum.rounded += is_rounded_[at];
  }
  return sum;
}

Count LikesIndex::sum(PlaceRange range) const {
  const Sum before = sum_until(range.first.value());
  const Sum until = sum_until(range.last.value());
  if (until.known == before.known) return {};
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  const uint64_t likes = until.likes - before.likes;
  const uint32_t overflows = until.overflows - before.overflows - (until.likes < before.likes ? 1 : 0);
  if (overflows > 0 || likes > static_cast<uint64_t>(kMost)) return {kMost, CountPrecision::kRounded};
  const bool is_rounded = until.rounded != before.rounded;
  return {static_cast<int64_t>(likes), is_rounded ? CountPrecision::kRounded : CountPrecision::kExact};
}

size_t LikesIndex::heap_bytes() const {
  size_t bytes = likes_.capacity() * sizeof(uint32_t) + is_rounded_.capacity() / 8 +
                 large_.capacity() * sizeof(large_[0]) + sums_.capacity() * sizeof(Sum);
  for (const std::vector<uint32_t>& level : levels_) bytes += level.capacity() * sizeof(uint32_t);
  return bytes;
}

size_t LikesIndex::more_liked(size_t a, size_t b) const {
  if (a == kNowhere || b == kNowhere) return a == kNowhere ? b : a;
  const int64_t of_a = value_at(a);
  const int64_t of_b = value_at(b);
  if (of_a != of_b) return of_a > of_b ? a : b;
  return std::min(a, b);
}

// Single places up to the borders of blocks, then blocks that double in size.
size_t LikesIndex::best(size_t first, size_t last) const {
  size_t found = kNowhere;
  while (first < last && first % kBlock != 0) found = more_liked(found, first++);
  while (first < last && last % kBlock != 0) found = more_liked(found, --last);
  size_t begin = first / kBlock;
  size_t end = last / kBlock;
  for (size_t level = 0; begin < end; ++level, begin /= 2, end /= 2) {
    if (begin % 2 == 1) found = more_liked(found, levels_[level][begin++]);
    if (end % 2 == 1 && begin < end) found = more_liked(found, levels_[level][--end]);
  }
  return found;
}

// Each range gives its best place and falls into the two ranges beside that.
std::vector<TimePlace> LikesIndex::top(PlaceRange range, size_t most) const {
  struct Open {
    size_t first, last, best;
  };
  std::vector<Open> open;
  const auto add = [&](size_t begin, size_t end) {
    if (begin < end) open.push_back({begin, end, best(begin, end)});
  };
  add(range.first.value(), range.last.value());
  std::vector<TimePlace> places;
  while (!open.empty() && places.size() < most) {
    size_t next = 0;
    for (size_t i = 1; i < open.size(); ++i) {
      if (more_liked(open[i].best, open[next].best) == open[i].best) next = i;
    }
    const auto [first, last, best] = open[next];
    open[next] = open.back();
    open.pop_back();
    places.emplace_back(best);
    add(first, best);
    add(best + 1, last);
  }
  return places;
}

}  // namespace backscroll
