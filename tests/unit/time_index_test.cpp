// Places on the time axis, ranges, self-quotes.
#include "index/time_index.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "index/self_quotes.h"
#include "index_literals.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::known_time;

TEST_CASE("an exact post stands at its time, one without a date nowhere") {
  const Archive archive = archive_of({{"a", "2019-03-01T00:00:00Z"}, {"b", ""}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  CHECK(index.place_millis(0_post) == known_time("2019-03-01T00:00:00Z").begin.value);
  CHECK_FALSE(index.has_place(1_post));
  CHECK(index.places().size() == 1);
}

// Four posts of one year: at one half, one quarter, three quarters and one eighth of it.
TEST_CASE("posts of one interval are spread over it and stay inside") {
  const Archive archive = archive_of({{"a", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"b", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"c", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"d", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  const KnownTime year = archive.time(0_post);
  const double span = static_cast<double>(year.end.value - year.begin.value);
  const auto share = [&](PostIndex post) {
    return static_cast<double>(index.place_millis(post) - year.begin.value) / span;
  };
  CHECK(share(0_post) == doctest::Approx(0.5));
  CHECK(share(1_post) == doctest::Approx(0.25));
  CHECK(share(2_post) == doctest::Approx(0.75));
  CHECK(share(3_post) == doctest::Approx(0.125));
  CHECK(std::is_sorted(index.times().begin(), index.times().end()));
}

TEST_CASE("a range holds its begin and not its end") {
  const Archive archive = archive_of(
      {{"a", "2019-03-01T00:00:00Z"}, {"b", "2019-03-02T00:00:00Z"}, {"c", "2019-03-03T00:00:00Z"}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  const auto at = [](std::string_view time) { return static_cast<double>(known_time(time).begin.value); };
  CHECK(index.range(at("2019-03-01T00:00:00Z"), at("2019-03-03T00:00:00Z")) == PlaceRange(0_place, 2_place));
  CHECK(index.range(at("2019-03-03T00:00:00Z"), at("2020-01-01T00:00:00Z")) == PlaceRange(2_place, 3_place));
  CHECK(index.range(at("2020-01-01T00:00:00Z"), at("2021-01-01T00:00:00Z")) == PlaceRange(3_place, 3_place));
}

// A post of May, and one that is only known to be of that year: its place, the middle of the year, is after it.
TEST_CASE("posts stand by their places, also where the archive has another order") {
  const Archive archive = archive_of({{"year", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"year too", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"may", "2019-05-01T00:00:00Z"},
                                      {"unknown", ""}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  std::vector<std::string_view> ids;
  for (const TimePlace place : index.places()) ids.push_back(archive.id(index.post_at(place)));
  CHECK(ids == std::vector<std::string_view>{"year too", "may", "year"});  // at 1/4, 1/3 and 1/2 of the year
  for (const TimePlace place : index.places())
    CHECK(index.place_millis(index.post_at(place)) == index.times()[place]);
}

// Borders on every post, a little before and a little after.
TEST_CASE("the first post from a time on is the one that a look at each post finds") {
  std::vector<std::string> ids;
  ArchiveBuilder builder;
  builder.set_profile({});
  uint32_t state = 3;
  int64_t millis = 1'500'000'000'000;
  for (int i = 0; i < 3000; ++i) {
    state = state * 1664525 + 1013904223;
    millis += (state >> 28) == 0 ? 40 * kMillisPerDay : state >> 20;  // bursts and long silences
    PostInput post;
    post.id = std::to_string(i);
    post.time = {{millis}, {millis}, TimePrecision::kExact};
    builder.add_post(post);
  }
  const Archive archive = std::move(builder.finish().value());
  const TimeIndex index = TimeIndex::from_archive(archive);
  const auto& times = index.times();
  for (const int64_t time : times) {
    for (const double away : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
      const double at = static_cast<double>(time) + away;
      const auto found = std::lower_bound(times.begin(), times.end(), at,
                                          [](int64_t a, double b) { return static_cast<double>(a) < b; });
      REQUIRE(index.first_from(at) == TimePlace(static_cast<size_t>(found - times.begin())));
    }
  }
  CHECK(index.first_from(-1e18) == 0_place);
  CHECK(index.first_from(1e18) == index.places().last);
}

TEST_CASE("a date far from all others does not belong to the main range, and is still there") {
  const Archive archive = archive_of({{"one", "0001-01-01T00:00:00Z"},
                                      {"before", "1969-12-31T23:59:59Z"},
                                      {"a", "2020-01-01T00:00:00Z"},
                                      {"b", "2020-01-01T00:00:01Z"},
                                      {"last", "9999-12-31T23:59:59Z"}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  CHECK_EQ(index.outside_count(), 2);
  CHECK(index.main_range() == PlaceRange(1_place, 4_place));
  CHECK_EQ(index.places().size(), 5);
  CHECK_EQ(index.earliest_millis(), utc_from_rfc3339("1969-12-31T23:59:59Z")->value);
  CHECK_EQ(index.last_millis(), utc_from_rfc3339("2020-01-01T00:00:01Z")->value);
}

TEST_CASE("posts of a life, or of two years far apart, are all in the main range") {
  ArchiveBuilder builder;
  for (int32_t year = 1950; year < 2021; ++year) {
    PostInput post;
    post.id = std::to_string(year);
    const UtcMillis time = utc_from_civil({year, 5, 1});
    post.time = {time, time, TimePrecision::kExact};
    builder.add_post(post);
  }
  CHECK_EQ(TimeIndex::from_archive(builder.finish().value()).outside_count(), 0);
  CHECK_EQ(TimeIndex::from_archive(archive_of({{"a", "1900-01-01T00:00:00Z"}, {"b", "2020-01-01T00:00:00Z"}}))
               .outside_count(),
           0);
}

TEST_CASE("of few posts far from one another none is outside") {
  const Archive archive = archive_of(
      {{"a", "2020-01-01T00:00:00Z"}, {"b", "2119-01-01T00:00:00Z"}, {"c", "2219-01-01T00:00:00Z"}});
  CHECK_EQ(TimeIndex::from_archive(archive).outside_count(), 0);
}

TEST_CASE("the last moment is inside an interval, and the date itself where that is exact") {
  CHECK_EQ(TimeIndex::from_archive(archive_of({{"a", "2020-01-02T00:00:00Z"}})).last_millis(),
           utc_from_rfc3339("2020-01-02T00:00:00Z")->value);
  CHECK_EQ(TimeIndex::from_archive(archive_of({{"a", "2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"}}))
               .last_millis(),
           utc_from_rfc3339("2020-01-01T23:59:59.999Z")->value);
}

TEST_CASE("a quote with the id of a post of the archive is linked to it") {
  const Archive archive =
      archive_of({{"a", "2019-03-01T00:00:00Z"},
                  {.id = "b", .begin = "2019-03-02T00:00:00Z", .quoted_id = "a"},
                  {.id = "c", .begin = "2019-03-03T00:00:00Z", .quoted_id = "elsewhere"}});
  const std::vector<SelfQuote> pairs = self_quotes(archive);
  REQUIRE(pairs.size() == 1);
  CHECK(archive.id(pairs[0].quoting) == "b");
  CHECK(archive.id(pairs[0].quoted) == "a");
}

TEST_CASE("a quote is paired with the first post of its id, however many a damaged block has") {
  const Archive archive =
      testing::archive_of({{.id = "p1", .begin = "2014-01-01T00:00:00Z"},
                           {.id = "p2", .begin = "2015-01-01T00:00:00Z"},
                           {.id = "p3", .begin = "2016-01-01T00:00:00Z", .quoted_id = "q1"}});
  std::string block(reinterpret_cast<const char*>(archive.bytes().data()), archive.bytes().size());
  for (const char* const id : {"p1", "p2"}) block.replace(block.find(id), 2, "q1");
  const std::span<const std::byte> bytes = std::as_bytes(std::span(block));
  const Result<Archive> damaged = Archive::from_bytes({bytes.begin(), bytes.end()});
  REQUIRE(damaged.ok());
  const std::vector<SelfQuote> pairs = self_quotes(damaged.value());
  REQUIRE(pairs.size() == 1);
  CHECK(pairs[0].quoted == PostIndex(0));
}
