// numbers: what can be counted of some posts of an archive: when they were written, how they were liked, what and whom
// they are about.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "base/time_zone.h"
#include "index/post_set.h"
#include "index/time_index.h"

namespace backscroll {

enum class Period : uint8_t { kDay, kWeek, kMonth, kYear };

struct Numbers {
  // Of a count that the source may not know of every post.
  struct Sum {
    uint32_t known = 0;  // posts
    int64_t sum = 0;
    int64_t median = 0;  // the lower one of two
  };
  struct Bar {
    int64_t begin_millis = 0;
    int64_t end_millis = 0;  // where the next one begins
    uint32_t posts = 0;
    uint32_t all = 0;  // of the archive
  };
  struct Row {
    std::string what;
    uint32_t posts = 0;
  };

  uint32_t posts = 0;
  // One for each period from the first to the last, UTC: as short ones as there is room for, and as most of the dates
  // allow. A post stands where the time axis shows it.
  Period period = Period::kYear;
  std::vector<Bar> bars;
  uint32_t dated = 0;    // posts; the others have no date
  uint32_t about = 0;    // of them, whose date is not known to the period
  uint32_t outside = 0;  // of them, that stand in none: far from nearly all others, or too long ago
  // By weekday, from Monday, and hour of the reader's clock; of posts whose time is known exactly.
  std::array<uint32_t, size_t{7} * 24> hours{};
  uint32_t timed = 0;
  Sum replies, reposts, likes;
  std::vector<PostIndex> most_liked;  // the most liked one first
  // Those in most posts first, each with the posts that have it. Of the words more than anybody wants to see, since the
  // frequent ones of a language say nothing.
  std::vector<Row> words, hashtags, mentions, answered, sites;
};

// All are to outlive the steps.
Steps count_numbers(const Archive& archive, const TimeIndex& index, const TimeZone& zone,
                    const PostSet& posts, Numbers& numbers);

}  // namespace backscroll
