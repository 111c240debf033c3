// rhythm: long silences and bursts of an archive, to be named on the time axis.
//
// A silence is a time between two posts in a row that is longer than 30 days and than six times what is usual here:
// the median distance of days with posts, so that several posts in an hour do not make every week look silent.
// A burst is a run of days (or weeks, for those who post seldom) with unusually many posts: at least 8, three times
// what is usual and five deviations over it. Usual is the median of the 90 days with posts around it, so that a year
// with many posts is no burst; the deviation is the larger of that of a Poisson process and the median absolute one.
//
// Only posts whose day is known count. An interval that reaches into a silence disproves it; when fewer than half of
// the posts have a known day, or fewer than 20, nothing is said at all.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"

namespace backscroll {

struct Silence {
  UtcMillis begin;  // the last post before
  UtcMillis end;    // the first one after
};

struct Burst {
  UtcMillis begin;  // its first post
  UtcMillis end;    // its last post
  uint32_t post_count;
  uint32_t day_count;  // calendar days (UTC) from the first to the last post, both counted
};

struct Rhythm {
  std::vector<Silence> silences;  // the longest first
  std::vector<Burst> bursts;      // the most unusual first
};

constexpr size_t kMostSilences = 24;
constexpr size_t kMostBursts = 24;

Rhythm rhythm_of(const Archive& archive);
Steps find_rhythm(const Archive& archive, Rhythm& rhythm);

}  // namespace backscroll
