// post_set: which posts, as one bit each: 125 KB a million.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "archive/archive.h"

namespace backscroll {

class PostSet {
 public:
  PostSet() = default;
  explicit PostSet(size_t size) : words_((size + 63) / 64), size_(size) {}
  static PostSet all(size_t size);

  size_t size() const { return size_; }  // of the archive
  size_t count() const;
  bool has(PostIndex post) const { return ((words_[post.value() / 64] >> (post.value() % 64)) & 1) != 0; }
  void add(PostIndex post) { words_[post.value() / 64] |= uint64_t{1} << (post.value() % 64); }
  // The first member from `post` on, the last one before it; kNoPost: none.
  PostIndex next(PostIndex post) const;
  PostIndex previous(PostIndex post) const;

  PostSet& operator&=(const PostSet& other);
  void add(const PostSet& other);
  void remove(const PostSet& other);
  // How many are in both, without making a set of them.
  size_t count_with(const PostSet& other) const;

  uint64_t* words() { return words_.data(); }
  const uint64_t* words() const { return words_.data(); }
  size_t word_count() const { return words_.size(); }

  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (size_t i = 0; i < words_.size(); ++i) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1)
        visit(PostIndex(i * 64 + static_cast<size_t>(std::countr_zero(word))));
    }
  }

 private:
  std::vector<uint64_t> words_;
  size_t size_ = 0;
};

}  // namespace backscroll
