// post_order: a radix sort over digits of eleven bits, the least first; digits that all posts share are passed over,
// so ordinary counts take two passes.
#include "index/post_order.h"

#include <algorithm>
#include <utility>

namespace backscroll {
namespace {

constexpr uint64_t kHighestKey = ~uint64_t{0};

Count count_of(const Archive& archive, PostIndex post, CountKind kind) {
  switch (kind) {
    case CountKind::kLikes: return archive.likes(post);
    case CountKind::kReplies: return archive.replies(post);
    case CountKind::kReposts: break;
  }
  return archive.reposts(post);
}

}  // namespace

uint64_t order_key(const Archive& archive, PostIndex post, CountKind kind) {
  const Count count = count_of(archive, post, kind);
  if (count.precision == CountPrecision::kUnknown) return 0;
  return static_cast<uint64_t>(std::max<int64_t>(count.value, 0)) + 1;
}

// Sorting the complement ascending puts the most first and keeps ties as they were.
size_t PostOrder::digit_of(uint64_t key, size_t digit) {
  return ((kHighestKey - key) >> (digit * kDigitBits)) & (kDigitValues - 1);
}

Steps PostOrder::sort(const Archive& archive) {
  std::vector<uint64_t> keys;
  keys.reserve(archive.post_count());
  posts_.reserve(archive.post_count());
  for (const PostIndex post : archive.posts()) {
    if (Steps::is_due(post.value())) co_await Steps::pause;
    const uint64_t key = key_(post);
    keys.push_back(key);
    posts_.push_back(post);
    for (size_t digit = 0; digit < kDigits; ++digit) ++starts_[digit * kDigitValues + digit_of(key, digit)];
  }
  for (size_t digit = 0; digit < kDigits && !posts_.empty(); ++digit) {
    const bool is_shared = starts_[digit * kDigitValues + digit_of(keys.front(), digit)] == posts_.size();
    if (!is_shared) co_await sort_by(keys, digit);
  }
}

Steps PostOrder::sort_by(const std::vector<uint64_t>& keys, size_t digit) {
  const auto places = std::span(starts_).subspan(digit * kDigitValues, kDigitValues);
  uint32_t start = 0;
  for (uint32_t& place : places) start += std::exchange(place, start);
  std::vector<PostIndex> next(posts_.size());
  for (size_t at = 0; at < posts_.size(); ++at) {
    if (Steps::is_due(at)) co_await Steps::pause;
    next[places[digit_of(keys[posts_[at].value()], digit)]++] = posts_[at];
  }
  posts_.swap(next);
}

std::vector<PostIndex> top_by_count(const Archive& archive, CountKind kind, std::span<const PostIndex> posts,
                                    size_t most) {
  struct Ranked {
    uint64_t key;
    size_t at;
    // As a heap's order: the least of the kept ones is in front.
    bool operator<(const Ranked& other) const { return key != other.key ? key > other.key : at < other.at; }
  };
  std::vector<Ranked> kept;
  kept.reserve(most + 1);
  for (size_t at = 0; at < posts.size(); ++at) {
    const Ranked ranked{order_key(archive, posts[at], kind), at};
    if (kept.size() == most && (most == 0 || !(ranked < kept.front()))) continue;
    kept.push_back(ranked);
    std::push_heap(kept.begin(), kept.end());
    if (kept.size() <= most) continue;
    std::pop_heap(kept.begin(), kept.end());
    kept.pop_back();
  }
  std::sort_heap(kept.begin(), kept.end());
  std::vector<PostIndex> top;
  top.reserve(kept.size());
  for (const Ranked& ranked : kept) top.push_back(posts[ranked.at]);
  return top;
}

}  // namespace backscroll
