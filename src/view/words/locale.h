// locale: how the reader's language writes numbers and times. The page answers with the browser's Intl; tests, and
// whoever has none, with English and the clock of UTC.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/time.h"

namespace backscroll {

enum class PluralForm : uint8_t { kZero, kOne, kTwo, kFew, kMany, kOther };
constexpr size_t kPluralForms = 6;

enum class NumberForm : uint8_t {
  kFull,     // "21,296"
  kShort,    // "21.2K", never rounded up
  kPercent,  // of hundredths: "41%"
};

enum class TimeForm : uint8_t {
  kYear,           // "2019"
  kMonth,          // "Mar"
  kMonthYear,      // "Mar 2019"
  kLongMonthYear,  // "March 2019"
  kDayNumber,      // "3"
  kDay,            // "3 Mar 2019"
  kClock,          // "14:05"
  kClockSeconds,   // "14:05:09"
  kDayClock,       // "3 Mar 2019, 14:05"
  kExact,          // "3 Mar 2019, 14:05:09 UTC": the only one that names its zone
  kDayOfYear,      // "3 March"
};

// Calendar borders, and dates that are known to an interval, mean the days of UTC. A moment is told by the reader's own
// clock.
enum class Zone : uint8_t { kUtc, kReader };

enum class AgoUnit : uint8_t { kSecond, kMinute, kHour, kDay };

class Locale {
 public:
  virtual ~Locale() = default;
  virtual std::string number(int64_t number, NumberForm form) const = 0;
  virtual std::string time(UtcMillis time, TimeForm form, Zone zone) const = 0;
  // Both ends inclusive, in UTC, without what they have in common: "Jun–Aug 2011".
  virtual std::string range(UtcMillis from, UtcMillis to, TimeForm form) const = 0;
  // "3h ago", "now" for 0 seconds.
  virtual std::string ago(int64_t amount, AgoUnit unit) const = 0;
  virtual PluralForm plural_form(int64_t number) const = 0;
};

const Locale& english_locale();

}  // namespace backscroll
