// locale: the English one.
#include "view/words/locale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace backscroll {
namespace {

constexpr std::string_view kDash = "\xE2\x80\x93";  // –

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

std::string month_of(const CivilDate& date, bool is_long) {
  const std::string_view name = kMonths[static_cast<size_t>(std::clamp(date.month, 1, 12) - 1)];
  return std::string(is_long ? name : name.substr(0, 3));
}

std::string padded(int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string clock(UtcMillis time, bool has_seconds) {
  const int64_t of_day = ((time.value % kMillisPerDay) + kMillisPerDay) % kMillisPerDay;
  std::string words = padded(of_day / kMillisPerHour) + ":" + padded(of_day / kMillisPerMinute % 60);
  if (has_seconds) words += ":" + padded(of_day / kMillisPerSecond % 60);
  return words;
}

// One decimal while it says something: 14.2K, 142K.
std::string scaled(double value, char unit) {
  const double tenths = std::floor(value * 10);
  const bool has_decimal = value < 100 && std::fmod(tenths, 10) >= 1;
  std::string text = std::to_string(static_cast<int64_t>(tenths / 10));
  if (has_decimal) text += "." + std::to_string(static_cast<int64_t>(std::fmod(tenths, 10)));
  return text + unit;
}

std::string short_number(int64_t number) {
  const auto value = static_cast<double>(number);
  if (number < 1000) return std::to_string(number);
  if (number < 1'000'000) return scaled(value / 1e3, 'K');
  if (number < 1'000'000'000) return scaled(value / 1e6, 'M');
  if (number < 1'000'000'000'000) return scaled(value / 1e9, 'B');
  return scaled(value / 1e12, 'T');
}

class EnglishLocale final : public Locale {
 public:
  std::string number(int64_t number, NumberForm form) const override {
    if (form == NumberForm::kShort) return short_number(number);
    if (form == NumberForm::kPercent) return std::to_string(number) + "%";
    std::string digits = std::to_string(number);
    const size_t first = number < 0 ? 1 : 0;
    for (size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
  }

  std::string time(UtcMillis time, TimeForm form, Zone) const override {
    const CivilDate date = civil_from_utc(time);
    const std::string year = std::to_string(date.year);
    const std::string day = std::to_string(date.day);
    switch (form) {
      case TimeForm::kYear: return year;
      case TimeForm::kMonth: return month_of(date, false);
      case TimeForm::kMonthYear: return month_of(date, false) + " " + year;
      case TimeForm::kLongMonthYear: return month_of(date, true) + " " + year;
      case TimeForm::kDayNumber: return day;
      case TimeForm::kDay: return day + " " + month_of(date, false) + " " + year;
      case TimeForm::kClock: return clock(time, false);
      case TimeForm::kClockSeconds: return clock(time, true);
      case TimeForm::kDayClock:
        return day + " " + month_of(date, false) + " " + year + ", " + clock(time, false);
      case TimeForm::kExact:
        return day + " " + month_of(date, false) + " " + year + ", " + clock(time, true) + " UTC";
      case TimeForm::kDayOfYear: return day + " " + month_of(date, true);
    }
    return {};
  }

  std::string range(UtcMillis from, UtcMillis to, TimeForm form) const override {
    const std::string begin = time(from, form, Zone::kUtc);
    const std::string end = time(to, form, Zone::kUtc);
    if (begin == end) return begin;
    const CivilDate first = civil_from_utc(from);
    const CivilDate last = civil_from_utc(to);
    if (form == TimeForm::kYear) return begin + std::string(kDash) + end;
    if (form == TimeForm::kMonthYear && first.year == last.year)
      return month_of(first, false) + std::string(kDash) + end;
    if (form == TimeForm::kDayClock && first == last) return begin + std::string(kDash) + clock(to, false);
    return begin + " " + std::string(kDash) + " " + end;
  }

  std::string ago(int64_t amount, AgoUnit unit) const override {
    constexpr std::string_view kLetters = "smhd";
    if (amount == 0) return "now";
    return std::to_string(amount) + kLetters[static_cast<size_t>(unit)] + " ago";
  }

  PluralForm plural_form(int64_t number) const override {
    return number == 1 ? PluralForm::kOne : PluralForm::kOther;
  }
};

}  // namespace

const Locale& english_locale() {
  static const EnglishLocale locale;
  return locale;
}

}  // namespace backscroll
