// Numbers and dates as a reader sees them: never more exact than the source.
#include "view/words/words.h"

#include <doctest/doctest.h>

#include "archive_support.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::known_time;

namespace {

TimeRange range(std::string_view from, std::string_view to) {
  return {static_cast<double>(utc_from_rfc3339(from)->value),
          static_cast<double>(utc_from_rfc3339(to)->value)};
}

}  // namespace

TEST_CASE("exact counts are printed in full below ten thousand, rounded ones as about") {
  CHECK(words_of_count({41, CountPrecision::kExact}) == "41");
  CHECK(words_of_count({4700, CountPrecision::kExact}) == "4,700");
  CHECK(words_of_count({21296, CountPrecision::kExact}) == "21.2K");
  CHECK(words_of_count({3000, CountPrecision::kRounded}) == "\u22483K");
  CHECK(words_of_count({0, CountPrecision::kExact}) == "0");
  CHECK(words_of_count({0, CountPrecision::kUnknown}) == "\u2013");
}

TEST_CASE("a count that is too large to be told is one over the largest that can be") {
  constexpr int64_t kTrillions = 999'999'999'999'999;
  CHECK(words_of_count({2'500'000'000'000, CountPrecision::kExact}) == "2.5T");
  CHECK(words_of_count({kTrillions, CountPrecision::kRounded}) ==
        "\u2248"
        "999T");
  CHECK(words_of_count({kTrillions + 1, CountPrecision::kExact}) == ">999T");
  CHECK(words_of_count({INT64_MAX, CountPrecision::kRounded}) == ">999T");
  CHECK(words_of_sum({INT64_MAX, CountPrecision::kRounded}) == "over 999T");
  CHECK(words_of_sum({21296, CountPrecision::kExact}) == "21.2K");
  CHECK(full_words_of_count({21296, CountPrecision::kExact}) == "21,296");
  CHECK(full_words_of_count({INT64_MAX, CountPrecision::kExact}) == "over 999T");
}

TEST_CASE("thousands are separated") {
  CHECK(words_of_number(999) == "999");
  CHECK(words_of_number(1000) == "1,000");
  CHECK(words_of_number(-1234567) == "-1,234,567");
}

TEST_CASE("an interval is named by the widest unit that it fills") {
  CHECK(words_of_time(known_time("2019-03-03T14:05:09Z")) == "3 Mar 2019");
  CHECK(words_of_time(known_time("2017-01-01T00:00:00Z", "2018-06-01T00:00:00Z")) == "2017\u20132018");
  CHECK(words_of_time(known_time("2017-01-01T00:00:00Z", "2018-01-01T00:00:00Z")) == "2017");
  CHECK(words_of_time(known_time("2011-06-01T00:00:00Z", "2011-07-01T00:00:00Z")) == "Jun 2011");
  CHECK(words_of_time(known_time("2011-06-01T00:00:00Z", "2011-09-01T00:00:00Z")) == "Jun\u2013Aug 2011");
  CHECK(words_of_time(known_time("2024-11-01T00:00:00Z", "2025-02-01T00:00:00Z")) ==
        "Nov 2024 \u2013 Jan 2025");
  CHECK(words_of_time(known_time("2011-06-05T00:00:00Z", "2011-06-06T00:00:00Z")) == "5 Jun 2011");
  CHECK(words_of_time(KnownTime{}) == "date unknown");
}

TEST_CASE("the long form says all that is known") {
  CHECK(long_words_of_time(known_time("2019-03-03T14:05:09Z")) == "3 Mar 2019, 14:05:09 UTC");
  CHECK(long_words_of_time(known_time("2017-01-01T00:00:00Z", "2018-06-01T00:00:00Z")) ==
        "between 1 Jan 2017 and 31 May 2018");
}

TEST_CASE("a moment of the last week is told by how long ago it is, an older one by its date") {
  const KnownTime time = known_time("2019-03-03T14:05:09Z");
  const auto at = [](std::string_view now) { return static_cast<double>(utc_from_rfc3339(now)->value); };
  CHECK(words_of_time(time, at("2019-03-03T14:05:50Z")) == "now");
  CHECK(words_of_time(time, at("2019-03-03T14:07:10Z")) == "2m ago");
  CHECK(words_of_time(time, at("2019-03-03T18:00:00Z")) == "3h ago");
  CHECK(words_of_time(time, at("2019-03-10T14:05:08Z")) == "6d ago");
  CHECK(words_of_time(time, at("2019-03-10T14:05:09Z")) == "3 Mar 2019");
  CHECK(words_of_time(time, at("2019-03-03T14:00:00Z")) == "3 Mar 2019");  // not yet: some clock is wrong
}

TEST_CASE("an interval is never told by how long ago it is") {
  const KnownTime time = known_time("2019-03-01T00:00:00Z", "2019-04-01T00:00:00Z");
  CHECK(words_of_time(time, static_cast<double>(time.end.value) + 1000) == "Mar 2019");
}

TEST_CASE("the range in view is told as finely as it is short") {
  CHECK(words_of_range(range("2018-06-03T00:00:00Z", "2021-02-02T00:00:00Z")) == "Jun 2018 \u2013 Feb 2021");
  CHECK(words_of_range(range("2018-02-03T00:00:00Z", "2018-12-02T00:00:00Z")) == "Feb\u2013Dec 2018");
  CHECK(words_of_range(range("2018-06-03T00:00:00Z", "2018-07-01T00:00:00Z")) ==
        "3 Jun 2018 \u2013 30 Jun 2018");
  CHECK(words_of_range(range("2018-06-03T08:00:00Z", "2018-06-03T17:30:00Z")) ==
        "3 Jun 2018, 08:00\u201317:30");
}

TEST_CASE("a range that ends with a day ends on that day in words") {
  CHECK(words_of_range(range("2020-01-01T00:00:00Z", "2020-02-01T00:00:00Z")) ==
        "1 Jan 2020 \u2013 31 Jan 2020");
  CHECK(words_of_range(range("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")) == "Jan\u2013Dec 2020");
}

TEST_CASE("the archive says how many of how many posts it has and how exact its dates are") {
  CHECK(testing::extent_of(archive_of({{"a", "2019-03-03T00:00:00Z"}})) == "1 post");
  CHECK(testing::extent_of(archive_of(
            {{"a", "2019-01-01T00:00:00Z", "2020-06-01T00:00:00Z"}, {"b", "2019-03-03T00:00:00Z"}})) ==
        "2 posts \u00B7 dates to the year");
  CHECK(testing::extent_of(archive_of({{"a", ""}})) == "1 post \u00B7 no post has a date");
}

TEST_CASE("the archive says how many rows of its file could not be read") {
  const Archive archive = testing::archive_with_posts(R"({"id": "a"}, 5, {"text": "no id"})");
  CHECK(testing::extent_of(archive) == "1 post \u00B7 2 unreadable \u00B7 no post has a date");
}

TEST_CASE("initials are the first letters of the first two words") {
  CHECK(initials_of("Robin Vale") == "RV");
  CHECK(initials_of("Robin") == "R");
  CHECK(initials_of("\U0001F33F Robin Vale") == "\U0001F33FR");
  CHECK(initials_of("") == "");
  CHECK(initials_of("Robin :verified: Vale") == "RV");
  CHECK(initials_of("(the) \"Robin\"") == "tR");
}
