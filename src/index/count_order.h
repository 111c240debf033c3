// count_order: the posts of an archive by one of their counts, the most first: unknown counts come last, ties keep the
// order of the archive. A million posts take longer than a frame may, so they are sorted a slice at a time; until that
// is done there is `top()`.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"

namespace backscroll {

enum class CountKind : uint8_t { kLikes, kReplies, kReposts };

// As a whole number that orders like the count: 0 is unknown.
uint64_t order_key(const Archive& archive, PostIndex post, CountKind kind);

class CountOrder {
 public:
  CountOrder(const Archive& archive, CountKind kind) : kind_(kind), sorting_(sort(archive)) {}
  CountOrder(const CountOrder&) = delete;  // what sorts looks at it
  CountOrder& operator=(const CountOrder&) = delete;

  CountKind kind() const { return kind_; }
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

  CountKind kind_;
  std::vector<PostIndex> posts_;
  std::array<uint32_t, kDigits * kDigitValues> starts_{};  // first how many of each digit, then where they go
  Steps sorting_;
};

// The first `most` of the given posts in that order.
std::vector<PostIndex> top_by_count(const Archive& archive, CountKind kind, std::span<const PostIndex> posts,
                                    size_t most);

}  // namespace backscroll
