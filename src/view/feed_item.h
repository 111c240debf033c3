// feed_item: what the feed is made of: posts, the headings between them, and the places of posts that are not there.
#pragma once

#include <compare>
#include <cstdint>

#include "archive/archive.h"

namespace backscroll {

enum class FeedItemKind : uint8_t {
  kProfile,  // above all items of a list, never in one
  kPost,
  kThread,    // heading of a thread; `post` is its first one
  kGap,       // `number` parts of a thread are not in the archive; 0: not known how many
  kDay,       // heading of a day of the year: `number` is month * 100 + day, `count` the posts on it
  kEmptyDay,  // below it, when it has none; `number` is the nearest day that has, 0: there is none
  kFound,     // heading of what a search found: `count` posts
  kYear,      // heading of a year, or of the interval that the first post below it is known to
};

struct FeedItem {
  FeedItemKind kind;
  bool joins_above = false;  // a line runs to the part of the thread above
  bool joins_below = false;
  PostIndex post = kNoPost;
  int32_t number = 0;
  uint32_t count = 0;  // posts that a heading stands for
  friend auto operator<=>(const FeedItem&, const FeedItem&) = default;
};

constexpr FeedItem post_item(PostIndex post) { return {.kind = FeedItemKind::kPost, .post = post}; }

}  // namespace backscroll
