// count_order: a radix sort over digits of eleven bits, the least first; digits that all posts share are passed over,
// so ordinary counts take two passes. Each pass can stop anywhere.
#include "index/count_order.h"

#include <algorithm>

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

CountOrder::CountOrder(const Archive& archive, CountKind kind) : archive_(&archive), kind_(kind) {
  keys_.reserve(archive.post_count());
  posts_.reserve(archive.post_count());
}

// Sorting the complement ascending puts the most first and keeps ties as they were.
size_t CountOrder::digit_of(uint64_t key) const {
  return ((kHighestKey - key) >> (digit_ * kDigitBits)) & (kDigitValues - 1);
}

void CountOrder::advance(size_t steps) {
  if (stage_ == Stage::kKeys) return read_keys(steps);
  if (stage_ == Stage::kPass) move_on(steps);
}

void CountOrder::read_keys(size_t steps) {
  const size_t end = std::min<size_t>(archive_->post_count(), at_ + steps);
  for (; at_ < end; ++at_) {
    const auto post = static_cast<PostIndex>(at_);
    const uint64_t key = order_key(*archive_, post, kind_);
    keys_.push_back(key);
    posts_.push_back(post);
    for (digit_ = 0; digit_ < kDigits; ++digit_) ++starts_[digit_ * kDigitValues + digit_of(key)];
  }
  if (at_ < archive_->post_count()) return;
  next_.resize(posts_.size());
  digit_ = 0;
  stage_ = Stage::kPass;
  next_pass();
}

// Goes to the next digit in which posts differ, and turns how many there are of each into where they begin.
void CountOrder::next_pass() {
  at_ = 0;
  for (; digit_ < kDigits && !posts_.empty(); ++digit_) {
    const auto digits = std::span(starts_).subspan(digit_ * kDigitValues, kDigitValues);
    if (digits[digit_of(keys_.front())] == posts_.size()) continue;
    uint32_t start = 0;
    for (uint32_t& place : digits) start += std::exchange(place, start);
    return;
  }
  stage_ = Stage::kDone;
  keys_ = {};
  next_ = {};
}

void CountOrder::move_on(size_t steps) {
  const auto places = std::span(starts_).subspan(digit_ * kDigitValues, kDigitValues);
  const size_t end = std::min(posts_.size(), at_ + steps);
  for (; at_ < end; ++at_) {
    const PostIndex post = posts_[at_];
    next_[places[digit_of(keys_[post])]++] = post;
  }
  if (at_ < posts_.size()) return;
  posts_.swap(next_);
  ++digit_;
  next_pass();
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
