// calendar: a binary search for each year, then a look at each post around that day.
#include "index/calendar.h"

namespace backscroll {
namespace {

bool is_calendar_day(const KnownTime& time) {
  return time.end.value - time.begin.value == kMillisPerDay && time.begin.value % kMillisPerDay == 0;
}

bool is_on_day(const KnownTime& time, CivilDate day, int64_t offset_millis) {
  if (time.precision == TimePrecision::kUnknown) return false;
  if (is_calendar_day(time)) return civil_from_utc(time.begin) == day;
  if (time.end.value - time.begin.value > kMillisPerDay) return false;
  return civil_from_utc({sort_millis(time) + offset_millis}) == day;
}

}  // namespace

std::vector<YearOfDay> posts_on_day(const Archive& archive, const TimeIndex& index, int32_t month,
                                    int32_t day, int32_t offset_minutes) {
  std::vector<YearOfDay> years;
  if (index.times().empty()) return years;
  const int64_t offset_millis = offset_minutes * kMillisPerMinute;
  const int32_t first_year = civil_from_utc({index.times().front() - kMillisPerDay}).year;
  const int32_t last_year = civil_from_utc({index.times().back() + kMillisPerDay}).year;
  for (int32_t year = last_year; year >= first_year; --year) {
    const CivilDate date{year, month, day};
    const UtcMillis midnight = utc_from_civil(date);
    if (civil_from_utc(midnight) != date) continue;  // not in this year
    // The place of a post is less than a day from its middle, and the day here less than one from the day in UTC.
    const auto [begin, end] = index.range(static_cast<double>(midnight.value - 2 * kMillisPerDay),
                                          static_cast<double>(midnight.value + 3 * kMillisPerDay));
    YearOfDay found{year, {}};
    for (size_t i = begin; i < end; ++i) {
      const PostIndex post = index.posts()[i];
      if (is_on_day(archive.time(post), date, offset_millis)) found.posts.push_back(post);
    }
    if (!found.posts.empty()) years.push_back(std::move(found));
  }
  return years;
}

}  // namespace backscroll
