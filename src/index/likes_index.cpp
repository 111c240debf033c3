// likes_index: prefix sums, and for the maxima a tree over blocks of posts.
#include "index/likes_index.h"

#include <algorithm>

namespace backscroll {
namespace {

constexpr size_t kNowhere = SIZE_MAX;

}  // namespace

LikesIndex LikesIndex::from_archive(const Archive& archive, const TimeIndex& index) {
  LikesIndex likes;
  const size_t size = index.posts().size();
  likes.likes_.reserve(size);
  likes.sums_.assign(1, 0);
  likes.rounded_.assign(1, 0);
  likes.known_.assign(1, 0);
  for (const PostIndex post : index.posts()) {
    const Count count = archive.likes(post);
    const bool is_known = count.precision != CountPrecision::kUnknown;
    likes.likes_.push_back(is_known ? count.value : -1);
    likes.sums_.push_back(likes.sums_.back() + (is_known ? count.value : 0));
    likes.rounded_.push_back(likes.rounded_.back() + (count.precision == CountPrecision::kRounded ? 1 : 0));
    likes.known_.push_back(likes.known_.back() + (is_known ? 1 : 0));
  }
  std::vector<uint32_t> level;
  for (size_t first = 0; first < size; first += kBlock) {
    size_t best = first;
    for (size_t at = first + 1; at < std::min(first + kBlock, size); ++at) best = likes.more_liked(best, at);
    level.push_back(static_cast<uint32_t>(best));
  }
  while (level.size() > 1) {
    likes.levels_.push_back(level);
    std::vector<uint32_t> next;
    for (size_t i = 0; i + 1 < level.size(); i += 2) {
      next.push_back(static_cast<uint32_t>(likes.more_liked(level[i], level[i + 1])));
    }
    if (level.size() % 2 == 1) next.push_back(level.back());
    level = std::move(next);
  }
  likes.levels_.push_back(std::move(level));
  return likes;
}

Count LikesIndex::sum(size_t first, size_t last) const {
  if (known_[last] == known_[first]) return {};
  const bool is_rounded = rounded_[last] != rounded_[first];
  return {sums_[last] - sums_[first], is_rounded ? CountPrecision::kRounded : CountPrecision::kExact};
}

size_t LikesIndex::more_liked(size_t a, size_t b) const {
  if (a == kNowhere || b == kNowhere) return a == kNowhere ? b : a;
  if (likes_[a] != likes_[b]) return likes_[a] > likes_[b] ? a : b;
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
std::vector<size_t> LikesIndex::top(size_t first, size_t last, size_t most) const {
  struct Range {
    size_t first, last, best;
  };
  std::vector<Range> open;
  const auto add = [&](size_t begin, size_t end) {
    if (begin < end) open.push_back({begin, end, best(begin, end)});
  };
  add(first, last);
  std::vector<size_t> places;
  while (!open.empty() && places.size() < most) {
    size_t next = 0;
    for (size_t i = 1; i < open.size(); ++i) {
      if (more_liked(open[i].best, open[next].best) == open[i].best) next = i;
    }
    const Range range = open[next];
    open[next] = open.back();
    open.pop_back();
    places.push_back(range.best);
    add(range.first, range.best);
    add(range.best + 1, range.last);
  }
  return places;
}

}  // namespace backscroll
