// page_age: months and years by the calendar, all else by the clock.
#include "import/profile_page/page_age.h"

#include <algorithm>

namespace backscroll {
namespace {

constexpr int64_t kMonthsPerYear = 12;
constexpr int64_t kMostMonths = 20'000 * kMonthsPerYear;  // is before all times

// What a day becomes that its month does not have, such as 30 February: the first one of the next month, or the moment
// in the month's last day. Programs differ, so a span begins with the earlier and ends with the later.
enum class MissingDay : uint8_t { kLastOfMonth, kNextMonth };

int64_t months_of(AgeUnit unit) {
  return unit == AgeUnit::kYear ? kMonthsPerYear : unit == AgeUnit::kMonth ? 1 : 0;
}

int64_t millis_of(AgeUnit unit) {
  switch (unit) {
    case AgeUnit::kSecond: return kMillisPerSecond;
    case AgeUnit::kMinute: return kMillisPerMinute;
    case AgeUnit::kHour: return kMillisPerHour;
    case AgeUnit::kDay: return kMillisPerDay;
    default: return 7 * kMillisPerDay;
  }
}

UtcMillis months_before(UtcMillis time, int64_t months, MissingDay if_missing) {
  const CivilDate date = civil_from_utc(time);
  const int64_t clock = time.value - utc_from_civil(date).value;
  const int64_t first_month = int64_t{date.month} - months % kMonthsPerYear;
  const auto year = static_cast<int32_t>(date.year - months / kMonthsPerYear);
  const auto month = static_cast<int32_t>(first_month);  // may be below 1, and carries over
  const UtcMillis next = utc_from_civil({year, month + 1, 1});
  const UtcMillis result = {utc_from_civil({year, month, date.day}).value + clock};
  if (result < next) return result;
  if (if_missing == MissingDay::kNextMonth) return next;
  return {next.value - kMillisPerDay + clock};
}

UtcMillis before(UtcMillis time, const PageAge& age, int64_t more, MissingDay if_missing) {
  const int64_t number = int64_t{age.number} + more;
  const int64_t months = months_of(age.unit);
  // At most 2^32 weeks: far inside 64 bits.
  const UtcMillis result = months > 0
                               ? months_before(time, std::min(number * months, kMostMonths), if_missing)
                               : UtcMillis{time.value - number * millis_of(age.unit)};
  return std::max(result, kFirstUtc);
}

}  // namespace

KnownTime time_of_age(const PageAge& age, const KnownTime& captured) {
  if (captured.precision == TimePrecision::kUnknown) return {};
  const UtcMillis begin = before(captured.begin, age, 1, MissingDay::kLastOfMonth);
  const UtcMillis end = before(captured.end, age, 0, MissingDay::kNextMonth);
  if (begin >= end) return {};
  return {begin, end, TimePrecision::kInterval};
}

}  // namespace backscroll
