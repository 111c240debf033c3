// Silences and bursts: what is named, and what is not.
#include "index/rhythm.h"

#include <doctest/doctest.h>

#include "archive/builder.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::known_time;

namespace {

constexpr UtcMillis kStart{1'546'300'800'000};  // 2019-01-01

KnownTime day_at(double day) {
  const UtcMillis time{kStart.value + static_cast<int64_t>(day * kMillisPerDay)};
  return {time, time, TimePrecision::kExact};
}

struct Times {
  std::vector<KnownTime> times;

  // One post at noon of every `step`th day in [from, to).
  Times& every(double from, double to, double step) {
    for (double day = from; day < to; day += step) times.push_back(day_at(day + 0.5));
    return *this;
  }
  Times& between(std::string_view from, std::string_view to) {
    times.push_back(known_time(from, to));
    return *this;
  }
  Rhythm rhythm() const {
    ArchiveBuilder builder;
    for (size_t i = 0; i < times.size(); ++i) {
      PostInput post;
      post.id = std::to_string(i);
      post.time = times[i];
      builder.add_post(post);
    }
    return rhythm_of(builder.finish().value());
  }
};

double day_of(UtcMillis time) {
  return static_cast<double>(time.value - kStart.value) / static_cast<double>(kMillisPerDay);
}

}  // namespace

// A post a day in January and February, none for the 100 days after, then again.
TEST_CASE("a hundred days without a post are a silence of one who posts daily") {
  const Rhythm rhythm = Times().every(0, 60, 1).every(160, 200, 1).rhythm();
  REQUIRE(rhythm.silences.size() == 1);
  CHECK(day_of(rhythm.silences[0].begin) == 59.5);
  CHECK(day_of(rhythm.silences[0].end) == 160.5);
  CHECK(rhythm.bursts.empty());
}

// A post every 20 days: 100 days are five times that, 140 are seven times.
TEST_CASE("what is a silence depends on how often there are posts") {
  CHECK(Times().every(0, 400, 20).every(480, 800, 20).rhythm().silences.empty());
  CHECK(Times().every(0, 400, 20).every(520, 900, 20).rhythm().silences.size() == 1);
}

TEST_CASE("many posts in an hour do not make the weeks between a silence") {
  Times times;
  for (int session = 0; session < 12; ++session) times.every(session * 31, session * 31 + 0.01, 0.001);
  CHECK(times.rhythm().silences.empty());
}

TEST_CASE("the longest silence comes first") {
  const Rhythm rhythm = Times().every(0, 30, 1).every(80, 100, 1).every(200, 230, 1).rhythm();
  REQUIRE(rhythm.silences.size() == 2);
  CHECK(day_of(rhythm.silences[0].begin) == 99.5);
  CHECK(day_of(rhythm.silences[1].begin) == 29.5);
}

TEST_CASE("a post known to an interval that reaches into a silence disproves it") {
  CHECK(Times()
            .every(0, 60, 1)
            .every(160, 200, 1)
            .between("2019-03-10T00:00:00Z", "2019-04-10T00:00:00Z")
            .rhythm()
            .silences.empty());
  CHECK(Times()
            .every(0, 60, 1)
            .every(160, 200, 1)
            .between("2019-01-10T00:00:00Z", "2019-02-10T00:00:00Z")
            .rhythm()
            .silences.size() == 1);
}

// A post a day, but 12 on day 40 and 14 on day 41.
TEST_CASE("two days in a row with a dozen posts are one burst") {
  const Rhythm rhythm = Times().every(0, 90, 1).every(39.6, 40.4, 0.07).every(40.6, 41.4, 0.06).rhythm();
  REQUIRE(rhythm.bursts.size() == 1);
  CHECK(rhythm.bursts[0].day_count == 2);
  CHECK(rhythm.bursts[0].post_count == 28);
  CHECK(day_of(rhythm.bursts[0].begin) == doctest::Approx(40.1));
}

// A post every 20 days, but one a day from day 211 on for ten days.
TEST_CASE("a week is a burst of one who posts every three weeks") {
  const Rhythm rhythm = Times().every(0, 600, 20).every(211, 231, 1).rhythm();
  REQUIRE(rhythm.bursts.size() == 1);
  CHECK(rhythm.bursts[0].post_count >= 14);
  CHECK(rhythm.bursts[0].day_count <= 21);
}

TEST_CASE("twice as many posts from one year on are no burst, nor is an even pace") {
  CHECK(Times().every(0, 365, 0.2).every(365, 730, 0.1).rhythm().bursts.empty());
  CHECK(Times().every(0, 365, 0.1).rhythm().silences.empty());
}

TEST_CASE("with few known days nothing is said") {
  CHECK(Times().every(0, 9, 1).every(160, 170, 1).rhythm().silences.empty());
  Times vague;
  vague.every(0, 15, 1).every(160, 175, 1);
  CHECK(vague.rhythm().silences.size() == 1);
  for (int i = 0; i < 31; ++i) vague.between("2016-01-01T00:00:00Z", "2017-01-01T00:00:00Z");
  CHECK(vague.rhythm().silences.empty());
  CHECK(Times().rhythm().silences.empty());
}
