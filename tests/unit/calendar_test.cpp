// On this day: which posts count for a day of the year.
#include "index/calendar.h"

#include <doctest/doctest.h>

#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;

namespace {

// "2020: b c | 2019: a"
std::string on_day(const Archive& archive, int32_t month, int32_t day, const TimeZone& zone) {
  std::string words;
  const TimeIndex index = TimeIndex::from_archive(archive);
  for (const YearOfDay& year : posts_on_day(archive, index, month, day, zone)) {
    if (!words.empty()) words += " | ";
    words += std::to_string(year.year) + ":";
    for (const PostIndex post : year.posts) words += " " + std::string(archive.id(post));
  }
  return words;
}

std::string on_day(const Archive& archive, int32_t month, int32_t day, int32_t offset_minutes = 0) {
  return on_day(archive, month, day, TimeZone::from_text(std::to_string(offset_minutes * 60)));
}

}  // namespace

TEST_CASE("a day of the year gathers its posts of every year, the latest year first") {
  const Archive archive = archive_of({{"a", "2017-03-01T00:00:00Z"},
                                      {"b", "2019-03-01T09:00:00Z"},
                                      {"c", "2019-03-01T23:59:59Z"},
                                      {"d", "2019-03-02T00:00:00Z"},
                                      {"e", "2019-04-01T09:00:00Z"}});
  CHECK(on_day(archive, 3, 1) == "2019: b c | 2017: a");
  CHECK(on_day(archive, 3, 2) == "2019: d");
  CHECK(on_day(archive, 12, 24) == "");
}

TEST_CASE("the day begins and ends with the reader's clock") {
  const Archive archive = archive_of({{"a", "2018-12-31T23:30:00Z"}, {"b", "2019-01-01T22:30:00Z"}});
  CHECK(on_day(archive, 1, 1, 0) == "2019: b");
  CHECK(on_day(archive, 1, 1, 60) == "2019: a b");
  CHECK(on_day(archive, 1, 1, 120) == "2019: a");
  CHECK(on_day(archive, 12, 31, -60) == "2018: a");
}

TEST_CASE("a date known to the day counts on that day everywhere, a wider one never") {
  const Archive archive = archive_of({{"a", "2019-03-01T00:00:00Z", "2019-03-02T00:00:00Z"},
                                      {"b", "2019-03-01T00:00:00Z", "2019-03-02T00:00:01Z"},
                                      {"c", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"d", "2019-03-01T10:00:00Z", "2019-03-01T11:00:00Z"},
                                      {"e", ""}});
  CHECK(on_day(archive, 3, 1, 0) == "2019: d a");
  CHECK(on_day(archive, 3, 1, 14 * 60) == "2019: a");
  CHECK(on_day(archive, 3, 1, -12 * 60) == "2019: a");
}

TEST_CASE("29 February is in leap years only, and on no other day of other years") {
  const Archive archive = archive_of({{"a", "2019-02-28T12:00:00Z"},
                                      {"b", "2020-02-28T12:00:00Z"},
                                      {"c", "2020-02-29T12:00:00Z"},
                                      {"d", "2021-03-01T12:00:00Z"}});
  CHECK(on_day(archive, 2, 29) == "2020: c");
  CHECK(on_day(archive, 2, 28) == "2020: b | 2019: a");
  CHECK(on_day(archive, 3, 1) == "2021: d");
  CHECK(on_day(archive, 2, 31) == "");
}

TEST_CASE("an archive without dates has no days") { CHECK(on_day(archive_of({{"a", ""}}), 1, 1) == ""); }

TEST_CASE("the day of a post is that of the reader's clock at the time, not of today's offset") {
  const TimeZone berlin = TimeZone::from_text("3600 1553994000 7200 1572138000 3600");
  const Archive archive =
      archive_of({{"summer", "2019-07-14T22:30:00Z"}, {"winter", "2019-12-14T22:30:00Z"}});
  CHECK(on_day(archive, 7, 15, berlin) == "2019: summer");
  CHECK(on_day(archive, 7, 14, berlin) == "");
  CHECK(on_day(archive, 12, 14, berlin) == "2019: winter");
  CHECK(nearest_day_with_posts(archive, 716, berlin) == 715);
}

TEST_CASE("a day that a place skipped has no posts there") {
  const TimeZone apia = TimeZone::from_text("-36000 1325239200 50400");
  const Archive archive = archive_of({{"last", "2011-12-30T09:59:59Z"}, {"next", "2011-12-30T10:00:00Z"}});
  CHECK(on_day(archive, 12, 29, apia) == "2011: last");
  CHECK(on_day(archive, 12, 30, apia) == "");
  CHECK(on_day(archive, 12, 31, apia) == "2011: next");
}
