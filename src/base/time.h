// time: instants as strong types, and how exactly they are known. Civil dates are proleptic Gregorian, UTC.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace backscroll {

// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
struct UtcMillis {
  int64_t value = 0;
  friend auto operator<=>(const UtcMillis&, const UtcMillis&) = default;
};

constexpr int64_t kMillisPerSecond = 1000;
constexpr int64_t kMillisPerMinute = 60 * kMillisPerSecond;
constexpr int64_t kMillisPerHour = 60 * kMillisPerMinute;
constexpr int64_t kMillisPerDay = 24 * kMillisPerHour;

// Towards the past, also before 1970. `by` is positive.
constexpr int64_t floor_div(int64_t value, int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

// The years that RFC 3339 can write: 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z. Every time in an archive is
// inside, so sums and differences of two of them never overflow.
constexpr UtcMillis kFirstUtc = {-62'135'596'800'000};
constexpr UtcMillis kLastUtc = {253'402'300'799'999};

enum class TimePrecision : uint8_t { kExact, kInterval, kUnknown };

// When something happened. Exact: begin == end. Interval: somewhere in [begin, end). Unknown: both are zero.
struct KnownTime {
  UtcMillis begin;
  UtcMillis end;
  TimePrecision precision = TimePrecision::kUnknown;
  friend bool operator==(const KnownTime&, const KnownTime&) = default;
};

struct CivilDate {
  int32_t year = 1970;
  int32_t month = 1;  // 1..12
  int32_t day = 1;    // 1..31
  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

CivilDate civil_from_utc(UtcMillis time);
// Midnight UTC of the date. Month may be out of range and carries over: month 13 is January of the next year.
UtcMillis utc_from_civil(CivilDate date);

// RFC 3339 date-time ("2019-03-01T12:00:00Z", "...12:00:00.250+02:00"). Empty when it is not one, or when the
// year is outside 0001..9999. Fractions are kept to the millisecond, further digits dropped. A leap second
// (":60") counts as the second after it.
std::optional<UtcMillis> utc_from_rfc3339(std::string_view text);
// What people and programs write instead of that, as exactly as it says: "2019", "2019-03" and "2019-03-01" are
// intervals; a space may stand for the T, seconds and the offset may be left out, the offset may be "UTC", "+02" or
// "+0200".
struct LooseTime {
  KnownTime time;
  bool has_offset = false;  // without one it was taken for UTC
};
std::optional<LooseTime> time_from_text(std::string_view text);
// Seconds since 1970, or milliseconds where seconds would be past the year 5000.
std::optional<UtcMillis> utc_from_number(double seconds_or_millis);

// The shortest exact form in UTC: "2019-03-01T12:00:00Z", with ".250" only when there are milliseconds.
std::string rfc3339_from_utc(UtcMillis time);

}  // namespace backscroll
