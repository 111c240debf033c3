// Instants as text and as civil dates.
#include "base/time.h"

#include <doctest/doctest.h>

#include <cstdio>

namespace backscroll {

TEST_CASE("an RFC 3339 time is read to the millisecond, whatever its offset") {
  CHECK_EQ(utc_from_rfc3339("1970-01-01T00:00:00Z"), UtcMillis{0});
  CHECK_EQ(utc_from_rfc3339("2019-03-01T12:00:00Z"), UtcMillis{1551441600000});
  CHECK_EQ(utc_from_rfc3339("2019-03-01t14:00:00.25+02:00"), UtcMillis{1551441600250});
  CHECK_EQ(utc_from_rfc3339("2019-03-01T09:30:00.123999-02:30"), UtcMillis{1551441600123});
  CHECK_EQ(utc_from_rfc3339("1969-12-31T23:59:59.999z"), UtcMillis{-1});
  CHECK_EQ(utc_from_rfc3339("2020-02-29T00:00:00-00:00"), UtcMillis{1582934400000});
}

TEST_CASE("each month has its days and no more") {
  const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const auto time_of = [](int year, int month, int day) {
    char text[32];
    std::snprintf(text, sizeof(text), "%04d-%02d-%02dT00:00:00Z", year, month, day);
    return utc_from_rfc3339(text);
  };
  for (const int year : {1, 1900, 1970, 2000, 2023, 2024, 9999}) {
    const bool is_leap = year == 2000 || year == 2024;
    for (int month = 1; month <= 12; ++month) {
      const int length = lengths[month - 1] + static_cast<int>(month == 2 && is_leap);
      CHECK_FALSE(time_of(year, month, length + 1));
      CHECK_FALSE(time_of(year, month, 0));
      REQUIRE(time_of(year, month, length));
      const std::optional<UtcMillis> next =
          month == 12 ? time_of(year + 1, 1, 1) : time_of(year, month + 1, 1);
      if (next) CHECK_EQ(next->value - time_of(year, month, length)->value, kMillisPerDay);
    }
  }
}

TEST_CASE("a leap second counts as the second after it") {
  CHECK_EQ(utc_from_rfc3339("2016-12-31T23:59:60Z"), utc_from_rfc3339("2017-01-01T00:00:00Z"));
  CHECK_EQ(utc_from_rfc3339("2017-01-01T00:59:60.5+01:00"), utc_from_rfc3339("2017-01-01T00:00:00.5Z"));
  CHECK_FALSE(utc_from_rfc3339("2016-12-31T12:00:60Z"));
}

TEST_CASE("what is no RFC 3339 time is none") {
  for (const char* text : {"",
                           "2019",
                           "2019-03-01",
                           "2019-03-01T12:00Z",
                           "2019-03-01T12:00:00",
                           "2019-03-01 12:00:00Z",
                           "2019-13-01T12:00:00Z",
                           "2019-02-29T12:00:00Z",
                           "2019-04-31T12:00:00Z",
                           "2019-03-00T12:00:00Z",
                           "2019-03-01T24:00:00Z",
                           "2019-03-01T12:60:00Z",
                           "2019-03-01T12:00:61Z",
                           "2019-03-01T12:00:00.Z",
                           "2019-03-01T12:00:00+2:00",
                           "2019-03-01T12:00:00+24:00",
                           "2019-03-01T12:00:00Zulu",
                           "0000-12-31T12:00:00Z",
                           "0001-01-01T00:00:00+00:01",
                           "9999-12-31T23:59:59-00:01",
                           "9999-12-31T23:59:60Z",
                           "-2019-03-01T12:00:00Z",
                           "20190301T120000Z"}) {
    CAPTURE(text);
    CHECK_FALSE(utc_from_rfc3339(text));
  }
}

TEST_CASE("a time is written in its shortest exact form") {
  CHECK_EQ(rfc3339_from_utc({1551441600000}), "2019-03-01T12:00:00Z");
  CHECK_EQ(rfc3339_from_utc({1551441600050}), "2019-03-01T12:00:00.050Z");
  CHECK_EQ(rfc3339_from_utc({-1}), "1969-12-31T23:59:59.999Z");
  CHECK_EQ(rfc3339_from_utc(kFirstUtc), "0001-01-01T00:00:00Z");
  CHECK_EQ(rfc3339_from_utc(kLastUtc), "9999-12-31T23:59:59.999Z");
}

TEST_CASE("every day of the years 1 to 9999 comes back as itself") {
  CivilDate last = {0, 12, 31};
  bool is_ascending = true, is_same = true;
  for (int64_t millis = kFirstUtc.value; millis < kLastUtc.value; millis += kMillisPerDay) {
    const CivilDate date = civil_from_utc({millis + kMillisPerDay - 1});
    is_ascending = is_ascending && last < date;
    is_same = is_same && utc_from_civil(date) == UtcMillis{millis};
    last = date;
  }
  CHECK(is_ascending);
  CHECK(is_same);
  CHECK(last == CivilDate{9999, 12, 31});
}

TEST_CASE("a month beyond the year carries over") {
  CHECK(utc_from_civil({2019, 13, 1}) == utc_from_civil({2020, 1, 1}));
  CHECK(utc_from_civil({2019, 0, 1}) == utc_from_civil({2018, 12, 1}));
  CHECK(utc_from_civil({2019, -11, 15}) == utc_from_civil({2018, 1, 15}));
  CHECK(utc_from_civil({2019, 26, 1}) == utc_from_civil({2021, 2, 1}));
}

}  // namespace backscroll
