// calendar: a binary search for each year, then a look at each post around that day.
#include "index/calendar.h"

#include <array>
#include <optional>

namespace backscroll {
namespace {

bool is_calendar_day(const KnownTime& time) {
  return time.end.value - time.begin.value == kMillisPerDay && time.begin.value % kMillisPerDay == 0;
}

// The day of a post whose day is known.
std::optional<CivilDate> day_of(const KnownTime& time, const TimeZone& zone) {
  if (time.precision == TimePrecision::kUnknown) return std::nullopt;
  if (is_calendar_day(time)) return civil_from_utc(time.begin);
  if (time.end.value - time.begin.value > kMillisPerDay) return std::nullopt;
  return civil_from_utc(zone.local({sort_millis(time)}));
}

// Days of a leap year from 0, so that 29 February has a place.
int32_t day_of_leap_year(int32_t month, int32_t day) {
  constexpr int32_t kLeapYear = 2000;
  const int64_t millis =
      utc_from_civil({kLeapYear, month, day}).value - utc_from_civil({kLeapYear, 1, 1}).value;
  return static_cast<int32_t>(millis / kMillisPerDay);
}

double millis_of(int32_t year) { return static_cast<double>(utc_from_civil({year, 1, 1}).value); }

bool crosses_years(const KnownTime& time) {
  return time.precision == TimePrecision::kInterval &&
         civil_from_utc(time.begin).year != civil_from_utc({time.end.value - 1}).year;
}

}  // namespace

std::vector<YearOfDay> posts_on_day(const Archive& archive, const TimeIndex& index, int32_t month,
                                    int32_t day, const TimeZone& zone) {
  std::vector<YearOfDay> years;
  if (index.times().empty()) return years;
  const int32_t first_year = civil_from_utc({index.times().front() - kMillisPerDay}).year;
  const int32_t last_year = civil_from_utc({index.times().back() + kMillisPerDay}).year;
  for (int32_t year = last_year; year >= first_year; --year) {
    const CivilDate date{year, month, day};
    const UtcMillis midnight = utc_from_civil(date);
    if (civil_from_utc(midnight) != date) continue;  // not in this year
    // The place of a post is less than a day from its middle, and the day here less than one from the day in UTC.
    const PlaceRange near = index.range(static_cast<double>(midnight.value - 2 * kMillisPerDay),
                                        static_cast<double>(midnight.value + 3 * kMillisPerDay));
    YearOfDay found{year, {}};
    for (const TimePlace place : near) {
      const PostIndex post = index.post_at(place);
      if (day_of(archive.time(post), zone) == date) found.posts.push_back(post);
    }
    if (!found.posts.empty()) years.push_back(std::move(found));
  }
  return years;
}

int32_t nearest_day_with_posts(const Archive& archive, int32_t day, const TimeZone& zone) {
  constexpr int32_t kDays = 366;
  std::array<bool, kDays> has_posts{};
  for (const PostIndex post : archive.posts()) {
    const auto date = day_of(archive.time(post), zone);
    if (date) has_posts[static_cast<size_t>(day_of_leap_year(date->month, date->day))] = true;
  }
  const int32_t from = day_of_leap_year(day / 100, day % 100);
  for (int32_t away = 0; away <= kDays / 2; ++away) {
    for (const int32_t at : {(from + away) % kDays, (from - away + kDays) % kDays}) {
      if (!has_posts[static_cast<size_t>(at)]) continue;
      const CivilDate found = civil_from_utc({utc_from_civil({2000, 1, 1}).value + at * kMillisPerDay});
      return found.month * 100 + found.day;
    }
  }
  return 0;
}

std::vector<YearCount> count_years(const Archive& archive, const TimeIndex& index) {
  std::vector<YearCount> years;
  count_years(archive, index, years).finish();
  return years;
}

Steps count_years(const Archive& archive, const TimeIndex& index, std::vector<YearCount>& years) {
  years.clear();
  if (index.times().empty()) co_return;
  const auto [main_first, main_last] = index.main_range();
  const int32_t first_year = civil_from_utc({index.times()[main_first]}).year;
  const int32_t last_year = civil_from_utc({index.times()[main_last - 1]}).year;
  for (int32_t year = first_year; year <= last_year; ++year) {
    const PlaceRange places = index.range(millis_of(year), millis_of(year + 1));
    years.push_back({year, static_cast<uint32_t>(places.size()), false});
    for (const TimePlace place : places) {
      if (Steps::is_due(place.value())) co_await Steps::pause;
      years.back().is_about = crosses_years(archive.time(index.post_at(place)));
      if (years.back().is_about) break;
    }
  }
}

}  // namespace backscroll
