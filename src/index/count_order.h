// count_order: the posts of an archive by one of their counts, the most first: unknown counts come last, ties keep the
// order of the archive. A million posts take longer than a frame may, so they are sorted a slice at a time; until that
// is done there is `top()`.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "archive/archive.h"

namespace backscroll {

enum class CountKind : uint8_t { kLikes, kReplies, kReposts };

// As a whole number that orders like the count: 0 is unknown.
uint64_t order_key(const Archive& archive, PostIndex post, CountKind kind);

class CountOrder {
 public:
  CountOrder(const Archive& archive, CountKind kind);

  CountKind kind() const { return kind_; }
  bool is_done() const { return stage_ == Stage::kDone; }
  // Goes on for about that many steps, each of some nanoseconds.
  void advance(size_t steps);
  // All posts in order, when it is done.
  std::span<const PostIndex> posts() const { return posts_; }

 private:
  enum class Stage : uint8_t { kKeys, kPass, kDone };
  static constexpr uint32_t kDigitBits = 11;
  static constexpr size_t kDigits = 6;  // of 64 bits
  static constexpr size_t kDigitValues = size_t{1} << kDigitBits;

  size_t digit_of(uint64_t key) const;
  void read_keys(size_t steps);
  void next_pass();
  void move_on(size_t steps);

  const Archive* archive_;
  CountKind kind_;
  Stage stage_ = Stage::kKeys;
  size_t at_ = 0;     // of the stage
  size_t digit_ = 0;  // of the pass
  std::vector<uint64_t> keys_;
  std::vector<PostIndex> posts_;
  std::vector<PostIndex> next_;
  std::array<uint32_t, kDigits * kDigitValues> starts_{};  // first how many of each digit, then where they go
};

// The first `most` of the given posts in that order.
std::vector<PostIndex> top_by_count(const Archive& archive, CountKind kind, std::span<const PostIndex> posts,
                                    size_t most);

}  // namespace backscroll
