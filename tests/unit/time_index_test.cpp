// Places on the time axis, ranges, self-quotes.
#include "index/time_index.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "index/self_quotes.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::known_time;

TEST_CASE("an exact post stands at its time, one without a date nowhere") {
  const Archive archive = archive_of({{"a", "2019-03-01T00:00:00Z"}, {"b", ""}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  CHECK(index.place_millis(0) == known_time("2019-03-01T00:00:00Z").begin.value);
  CHECK_FALSE(index.has_place(1));
  CHECK(index.posts().size() == 1);
}

// Four posts of one year: at one half, one quarter, three quarters and one eighth of it.
TEST_CASE("posts of one interval are spread over it and stay inside") {
  const Archive archive = archive_of({{"a", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"b", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"c", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"d", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  const KnownTime year = archive.time(0);
  const double span = static_cast<double>(year.end.value - year.begin.value);
  const auto share = [&](PostIndex post) {
    return static_cast<double>(index.place_millis(post) - year.begin.value) / span;
  };
  CHECK(share(0) == doctest::Approx(0.5));
  CHECK(share(1) == doctest::Approx(0.25));
  CHECK(share(2) == doctest::Approx(0.75));
  CHECK(share(3) == doctest::Approx(0.125));
  CHECK(std::is_sorted(index.times().begin(), index.times().end()));
}

TEST_CASE("a range holds its begin and not its end") {
  const Archive archive = archive_of(
      {{"a", "2019-03-01T00:00:00Z"}, {"b", "2019-03-02T00:00:00Z"}, {"c", "2019-03-03T00:00:00Z"}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  const auto at = [](std::string_view time) { return static_cast<double>(known_time(time).begin.value); };
  CHECK(index.range(at("2019-03-01T00:00:00Z"), at("2019-03-03T00:00:00Z")) ==
        std::pair<size_t, size_t>{0, 2});
  CHECK(index.range(at("2019-03-03T00:00:00Z"), at("2020-01-01T00:00:00Z")) ==
        std::pair<size_t, size_t>{2, 3});
  CHECK(index.range(at("2020-01-01T00:00:00Z"), at("2021-01-01T00:00:00Z")) ==
        std::pair<size_t, size_t>{3, 3});
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
