// time: civil dates by the days-since-a-leap-cycle method, and RFC 3339 both ways. No time zones beyond an offset.
#include "base/time.h"

#include <algorithm>

namespace backscroll {
namespace {

// Years that utc_from_civil can reach without leaving 64-bit milliseconds.
constexpr int64_t kFarthestYear = 290'000'000;

// Howard Hinnant's algorithm: the year begins in March, so that the leap day is its last one.
constexpr int64_t days_from_civil(int64_t year, int64_t month, int64_t day) {
  if (month <= 2) --year;
  const int64_t era = floor_div(year, 400);
  // Divisions of 32 bits take a fraction of the time.
  const auto year_of_era = static_cast<int32_t>(year - era * 400);
  const auto march_month = static_cast<int32_t>(month > 2 ? month - 3 : month + 9);
  const int32_t day_of_year = (153 * march_month + 2) / 5 - 1;
  const int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era + day - 719'468;
}

constexpr int64_t days_in_month(int64_t year, int64_t month) {
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  if (month == 2) return is_leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Reads a text from left to right; each step says whether the text still fits.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool at_end() const { return rest_.empty(); }
  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool skip(char wanted) {
    if (peek() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool digits(size_t count, int64_t& value) {
    value = 0;
    if (rest_.size() < count) return false;
    for (const char c : rest_.substr(0, count)) {
      if (c < '0' || c > '9') return false;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return true;
  }

  // At least one digit; those after the third are dropped.
  bool millis_fraction(int64_t& millis) {
    millis = 0;
    int64_t worth = 100;
    bool has_digit = false;
    for (char c = peek(); c >= '0' && c <= '9'; c = peek()) {
      millis += (c - '0') * worth;
      worth /= 10;
      has_digit = true;
      rest_.remove_prefix(1);
    }
    return has_digit;
  }

 private:
  std::string_view rest_;
};

// How much of a date there is: a year, a year and a month, or all of it.
enum class DateParts : uint8_t { kYear, kMonth, kDay };

struct ScannedDate {
  int64_t year = 0, month = 1, day = 1;
  DateParts parts = DateParts::kYear;

  int64_t days() const { return days_from_civil(year, month, day); }
  int64_t days_after() const {
    if (parts == DateParts::kYear) return days_from_civil(year + 1, 1, 1);
    return days() + (parts == DateParts::kDay ? 1 : days_in_month(year, month));
  }
};

bool scan_date(Scanner& scan, ScannedDate& date) {
  if (!scan.digits(4, date.year) || date.year < 1) return false;
  if (!scan.skip('-')) return true;
  date.parts = DateParts::kMonth;
  if (!scan.digits(2, date.month) || date.month < 1 || date.month > 12) return false;
  if (!scan.skip('-')) return true;
  date.parts = DateParts::kDay;
  return scan.digits(2, date.day) && date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

// RFC 3339 and nothing else, or what is often meant.
enum class Manner : uint8_t { kStrict, kLoose };

struct ClockTime {
  int64_t seconds = 0;
  int64_t millis = 0;
  bool is_leap_second = false;
};

bool scan_clock(Scanner& scan, Manner manner, ClockTime& clock) {
  int64_t hour = 0, minute = 0, second = 0;
  if (!scan.digits(2, hour) || !scan.skip(':') || !scan.digits(2, minute)) return false;
  if (scan.skip(':')) {
    if (!scan.digits(2, second) || (scan.skip('.') && !scan.millis_fraction(clock.millis))) return false;
  } else if (manner == Manner::kStrict) {
    return false;
  }
  if (hour > 23 || minute > 59 || second > 60) return false;
  clock.seconds = (hour * 60 + minute) * 60 + second;
  clock.is_leap_second = second == 60;
  return true;
}

bool scan_offset(Scanner& scan, Manner manner, int64_t& offset_seconds) {
  offset_seconds = 0;
  if (scan.skip('Z') || scan.skip('z')) return true;
  if (manner == Manner::kLoose && scan.skip('U')) return scan.skip('T') && scan.skip('C');
  const bool is_west = scan.peek() == '-';
  if (!scan.skip('+') && !scan.skip('-')) return false;
  int64_t hours = 0, minutes = 0;
  if (!scan.digits(2, hours)) return false;
  const bool has_minutes = manner == Manner::kStrict || !scan.at_end();
  if (has_minutes && !scan.skip(':') && manner == Manner::kStrict) return false;
  if (has_minutes && !scan.digits(2, minutes)) return false;
  if (hours > 23 || minutes > 59) return false;
  offset_seconds = (hours * 60 + minutes) * 60 * (is_west ? -1 : 1);
  return true;
}

// What follows a whole date.
std::optional<LooseTime> scan_time(Scanner& scan, Manner manner, const ScannedDate& date) {
  constexpr int64_t kSecondsPerDay = kMillisPerDay / kMillisPerSecond;
  const bool is_loose = manner == Manner::kLoose;
  ClockTime clock;
  LooseTime read;
  int64_t offset_seconds = 0;
  if (!scan.skip('T') && !scan.skip('t') && !(is_loose && scan.skip(' '))) return std::nullopt;
  if (!scan_clock(scan, manner, clock)) return std::nullopt;
  if (is_loose) scan.skip(' ');
  read.has_offset = !is_loose || !scan.at_end();
  if (read.has_offset && !scan_offset(scan, manner, offset_seconds)) return std::nullopt;
  const int64_t seconds = date.days() * kSecondsPerDay + clock.seconds - offset_seconds;
  // Leap seconds are inserted at the end of a UTC day and nowhere else.
  if (!scan.at_end() || (clock.is_leap_second && seconds % kSecondsPerDay != 0)) return std::nullopt;
  const UtcMillis time = {seconds * kMillisPerSecond + clock.millis};
  if (time < kFirstUtc || time > kLastUtc) return std::nullopt;
  read.time = {time, time, TimePrecision::kExact};
  return read;
}

void append_padded(std::string& text, int64_t value, size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) text.append(width - digits.size(), '0');
  text += digits;
}

void append_clock(std::string& text, int64_t millis_of_day) {
  append_padded(text, millis_of_day / kMillisPerHour, 2);
  text += ':';
  append_padded(text, millis_of_day / kMillisPerMinute % 60, 2);
  text += ':';
  append_padded(text, millis_of_day / kMillisPerSecond % 60, 2);
  if (millis_of_day % kMillisPerSecond == 0) return;
  text += '.';
  append_padded(text, millis_of_day % kMillisPerSecond, 3);
}

}  // namespace

CivilDate civil_from_utc(UtcMillis time) {
  const int64_t days = floor_div(time.value, kMillisPerDay) + 719'468;
  const int64_t era = floor_div(days, 146'097);
  const int64_t day_of_era = days - era * 146'097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t march_month = (5 * day_of_year + 2) / 153;
  const int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  const int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  return {static_cast<int32_t>(year), static_cast<int32_t>(month),
          static_cast<int32_t>(day_of_year - (153 * march_month + 2) / 5 + 1)};
}

UtcMillis utc_from_civil(CivilDate date) {
  const int64_t months = int64_t{date.year} * 12 + (int64_t{date.month} - 1);
  const int64_t year = std::clamp(floor_div(months, 12), -kFarthestYear, kFarthestYear);
  const int64_t month = months - floor_div(months, 12) * 12 + 1;
  return {(days_from_civil(year, month, 1) + date.day - 1) * kMillisPerDay};
}

std::optional<UtcMillis> utc_from_rfc3339(std::string_view text) {
  Scanner scan(text);
  ScannedDate date;
  if (!scan_date(scan, date) || date.parts != DateParts::kDay) return std::nullopt;
  const std::optional<LooseTime> read = scan_time(scan, Manner::kStrict, date);
  if (!read) return std::nullopt;
  return read->time.begin;
}

std::optional<LooseTime> time_from_text(std::string_view text) {
  Scanner scan(text);
  ScannedDate date;
  if (!scan_date(scan, date)) return std::nullopt;
  if (!scan.at_end()) {
    return date.parts == DateParts::kDay ? scan_time(scan, Manner::kLoose, date) : std::nullopt;
  }
  const UtcMillis begin = {date.days() * kMillisPerDay};
  const UtcMillis end = {date.days_after() * kMillisPerDay};
  return LooseTime{{begin, std::min(end, kLastUtc), TimePrecision::kInterval}};
}

std::optional<UtcMillis> utc_from_number(double seconds_or_millis) {
  constexpr double kLeastMillis = 1e11;
  const double size = seconds_or_millis < 0 ? -seconds_or_millis : seconds_or_millis;
  const double millis = size < kLeastMillis ? seconds_or_millis * kMillisPerSecond : seconds_or_millis;
  const auto is_inside =
      millis >= static_cast<double>(kFirstUtc.value) && millis <= static_cast<double>(kLastUtc.value);
  if (!is_inside) return std::nullopt;
  return UtcMillis{static_cast<int64_t>(millis)};
}

std::string rfc3339_from_utc(UtcMillis time) {
  const CivilDate date = civil_from_utc(time);
  std::string text;
  append_padded(text, date.year, 4);
  text += '-';
  append_padded(text, date.month, 2);
  text += '-';
  append_padded(text, date.day, 2);
  text += 'T';
  append_clock(text, time.value - floor_div(time.value, kMillisPerDay) * kMillisPerDay);
  return text += 'Z';
}

}  // namespace backscroll
