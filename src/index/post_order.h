// post_order: the posts of an archive by a number that each has, such as one of its counts, the most first: unknown
// counts come last, ties keep the order of the archive. A million posts take longer than a frame may, so they are
// sorted a slice at a time; until that is done there is top_by_count().
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"

namespace backscroll {

enum class CountKind : uint8_t { kLikes, kReplies, kReposts };

// As a whole number that orders like the count: 0 is unknown.
uint64_t order_key(const Archive& archive, PostIndex post, CountKind kind);

class PostOrder {
 public:
  using Key = std::function<uint64_t(PostIndex)>;

  // The key is asked for once for each post, and for many of them at a time.
  PostOrder(const Archive& archive, Key key) : key_(std::move(key)), sorting_(sort(archive)) {}
  PostOrder(const Archive& archive, CountKind kind)
      : PostOrder(archive, [&archive, kind](PostIndex post) { return order_key(archive, post, kind); }) {}
  PostOrder(const PostOrder&) = delete;  // what sorts looks at it
  PostOrder& operator=(const PostOrder&) = delete;

  bool is_done() const { return sorting_.is_done(); }
  // Goes on for a fraction of a millisecond. False when it is done.
  bool step() { return sorting_.step(); }
  // All posts in order, when it is done.
  std::span<const PostIndex> posts() const { return posts_; }

 private:
  static constexpr uint32_t kDigitBits = 11;
  static constexpr size_t kDigits = 6;  // of 64 bits
  static constexpr size_t kDigitValues = size_t{1} << kDigitBits;

  static size_t digit_of(uint64_t key, size_t digit);
  Steps sort(const Archive& archive);
  Steps sort_by(const std::vector<uint64_t>& keys, size_t digit);

  Key key_;
  std::vector<PostIndex> posts_;
  std::array<uint32_t, kDigits * kDigitValues> starts_{};  // first how many of each digit, then where they go
  Steps sorting_;
};

// The first `most` of the given posts in that order.
std::vector<PostIndex> top_by_count(const Archive& archive, CountKind kind, std::span<const PostIndex> posts,
                                    size_t most);

}  // namespace backscroll
