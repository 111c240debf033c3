// What clocks showed, at the second before each change and at the change itself.
#include "base/time_zone.h"

#include <doctest/doctest.h>
#include <string>

namespace backscroll {
namespace {

std::string shown(const TimeZone& zone, std::string_view utc) {
  return rfc3339_from_utc(zone.local(utc_from_rfc3339(utc).value())).substr(0, 19);
}

}  // namespace

TEST_CASE("without changes clocks show UTC, or one offset for ever") {
  CHECK_EQ(shown(TimeZone(), "2019-07-14T22:30:00Z"), "2019-07-14T22:30:00");
  CHECK_EQ(shown(TimeZone::from_text("32400"), "1950-01-01T20:00:00Z"), "1950-01-02T05:00:00");
}

TEST_CASE("Berlin's clocks go forward and back") {
  const TimeZone zone = TimeZone::from_text("3600 1553994000 7200 1572138000 3600");
  CHECK_EQ(shown(zone, "2019-03-31T00:59:59Z"), "2019-03-31T01:59:59");
  CHECK_EQ(shown(zone, "2019-03-31T01:00:00Z"), "2019-03-31T03:00:00");
  CHECK_EQ(shown(zone, "2019-10-27T00:59:59Z"), "2019-10-27T02:59:59");
  CHECK_EQ(shown(zone, "2019-10-27T01:00:00Z"), "2019-10-27T02:00:00");
  CHECK_EQ(shown(zone, "2040-07-01T00:00:00Z"), "2040-07-01T01:00:00");
}

TEST_CASE("New York's and Sydney's clocks are behind and before UTC") {
  const TimeZone york = TimeZone::from_text("-18000 1552201200 -14400 1572760800 -18000");
  CHECK_EQ(shown(york, "2019-03-10T06:59:59Z"), "2019-03-10T01:59:59");
  CHECK_EQ(shown(york, "2019-03-10T07:00:00Z"), "2019-03-10T03:00:00");
  CHECK_EQ(shown(york, "2020-01-01T04:59:59Z"), "2019-12-31T23:59:59");
  const TimeZone sydney = TimeZone::from_text("39600 1554566400 36000 1570291200 39600");
  CHECK_EQ(shown(sydney, "2019-04-06T15:59:59Z"), "2019-04-07T02:59:59");
  CHECK_EQ(shown(sydney, "2019-04-06T16:00:00Z"), "2019-04-07T02:00:00");
}

TEST_CASE("Lord Howe's clocks change by half an hour, Apia's once by a day") {
  const TimeZone howe = TimeZone::from_text("39600 1554562800 37800 1570289400 39600");
  CHECK_EQ(shown(howe, "2019-04-06T14:59:59Z"), "2019-04-07T01:59:59");
  CHECK_EQ(shown(howe, "2019-04-06T15:00:00Z"), "2019-04-07T01:30:00");
  CHECK_EQ(shown(howe, "2019-10-05T15:30:00Z"), "2019-10-06T02:30:00");
  const TimeZone apia = TimeZone::from_text("-36000 1301752800 -39600 1316872800 -36000 1325239200 50400");
  CHECK_EQ(shown(apia, "2011-12-30T09:59:59Z"), "2011-12-29T23:59:59");
  CHECK_EQ(shown(apia, "2011-12-30T10:00:00Z"), "2011-12-31T00:00:00");
}

TEST_CASE("what is no list of changes is UTC") {
  for (const char* const text : {"", "x", "3600 5", "3600 5 7200 5 3600", "3600 9 7200 5 3600", "3600 5 x",
                                 "99999999999999999999", "3600,5,7200"}) {
    CAPTURE(text);
    CHECK_EQ(shown(TimeZone::from_text(text), "2019-07-14T22:30:00Z"), "2019-07-14T22:30:00");
  }
}

}  // namespace backscroll
