// post_set: see the header.
#include "index/post_set.h"

#include <algorithm>

namespace backscroll {

PostSet PostSet::all(size_t size) {
  PostSet set(size);
  std::fill(set.words_.begin(), set.words_.end(), ~uint64_t{0});
  if (size % 64 != 0) set.words_.back() = (uint64_t{1} << (size % 64)) - 1;
  return set;
}

size_t PostSet::count() const {
  size_t count = 0;
  for (const uint64_t word : words_) count += static_cast<size_t>(std::popcount(word));
  return count;
}

PostIndex PostSet::next(PostIndex post) const {
  const uint32_t from = post.value();
  if (from >= size_) return kNoPost;
  uint64_t word = words_[from / 64] & (~uint64_t{0} << (from % 64));
  for (size_t i = from / 64;; word = words_[i]) {
    if (word != 0) return PostIndex(i * 64 + static_cast<size_t>(std::countr_zero(word)));
    if (++i == words_.size()) return kNoPost;
  }
}

PostIndex PostSet::previous(PostIndex post) const {
  for (size_t at = std::min<size_t>(post.value(), size_); at > 0;) {
    const size_t i = (at - 1) / 64;
    const size_t used = at - i * 64;  // 1..64
    const uint64_t word = words_[i] & (~uint64_t{0} >> (64 - used));
    if (word != 0) return PostIndex(i * 64 + 63 - static_cast<size_t>(std::countl_zero(word)));
    at = i * 64;
  }
  return kNoPost;
}

PostSet& PostSet::operator&=(const PostSet& other) {
  for (size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

void PostSet::add(const PostSet& other) {
  for (size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

void PostSet::remove(const PostSet& other) {
  for (size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
}

size_t PostSet::count_with(const PostSet& other) const {
  size_t count = 0;
  for (size_t i = 0; i < words_.size(); ++i)
    count += static_cast<size_t>(std::popcount(words_[i] & other.words_[i]));
  return count;
}

}  // namespace backscroll
