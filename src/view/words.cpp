// words: English, for now the only table.
#include "view/words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.h"
#include "view/text_layout.h"

namespace backscroll {
namespace {

constexpr std::string_view kAbout = "\xE2\x89\x88";  // ≈
constexpr std::string_view kDash = "\xE2\x80\x93";   // –
constexpr std::string_view kDot = " \xC2\xB7 ";      // ·

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 12> kLongMonths = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

std::string padded(int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string day_words(UtcMillis time) {
  const CivilDate date = civil_from_utc(time);
  return std::to_string(date.day) + " " + std::string(month_name(date.month)) + " " +
         std::to_string(date.year);
}

std::string month_words(UtcMillis time) {
  const CivilDate date = civil_from_utc(time);
  return std::string(month_name(date.month)) + " " + std::to_string(date.year);
}

std::string clock_words(UtcMillis time) {
  const int64_t of_day = ((time.value % kMillisPerDay) + kMillisPerDay) % kMillisPerDay;
  return padded(of_day / kMillisPerHour) + ":" + padded(of_day / kMillisPerMinute % 60) + ":" +
         padded(of_day / kMillisPerSecond % 60);
}

std::string interval_words(const KnownTime& time) {
  const UtcMillis last{time.end.value - 1};
  const CivilDate begin = civil_from_utc(time.begin);
  const CivilDate end = civil_from_utc(last);
  if (begin == end) return day_words(time.begin);
  if (begin.year != end.year) {
    const bool is_narrow = time.end.value - time.begin.value < 120 * kMillisPerDay;
    if (is_narrow) return month_words(time.begin) + std::string(kDash) + month_words(last);
    return std::to_string(begin.year) + std::string(kDash) + std::to_string(end.year);
  }
  if (begin.month == end.month) return month_words(time.begin);
  if (begin.month == 1 && end.month == 12) return std::to_string(begin.year);
  return std::string(month_name(begin.month)) + std::string(kDash) + month_words(last);
}

// One decimal while it says something: 14.2K, 142K.
std::string scaled(double value, char unit) {
  const double tenths = std::floor(value * 10);
  const bool has_decimal = value < 100 && std::fmod(tenths, 10) >= 1;
  std::string text = std::to_string(static_cast<int64_t>(tenths / 10));
  if (has_decimal) text += "." + std::to_string(static_cast<int64_t>(std::fmod(tenths, 10)));
  return text + unit;
}

}  // namespace

std::string words_of_number(int64_t number) {
  std::string digits = std::to_string(number);
  const size_t first = number < 0 ? 1 : 0;
  for (size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string short_number(int64_t number) {
  const double value = static_cast<double>(number);
  if (number < 1000) return std::to_string(number);
  if (number < 1'000'000) return scaled(value / 1e3, 'K');
  if (number < 1'000'000'000) return scaled(value / 1e6, 'M');
  return scaled(value / 1e9, 'B');
}

std::string words_of_count(const Count& count) {
  if (count.precision == CountPrecision::kUnknown) return std::string(kDash);
  if (count.precision == CountPrecision::kRounded) return std::string(kAbout) + short_number(count.value);
  return count.value < 10'000 ? words_of_number(count.value) : short_number(count.value);
}

std::string_view month_name(int month) { return kMonths[static_cast<size_t>(std::clamp(month, 1, 12) - 1)]; }

std::string words_of_time(const KnownTime& time) {
  switch (time.precision) {
    case TimePrecision::kExact: return day_words(time.begin);
    case TimePrecision::kInterval: return interval_words(time);
    case TimePrecision::kUnknown: return "date unknown";
  }
  return {};
}

std::string long_words_of_time(const KnownTime& time) {
  switch (time.precision) {
    case TimePrecision::kExact: return day_words(time.begin) + ", " + clock_words(time.begin) + " UTC";
    case TimePrecision::kInterval:
      return "between " + day_words(time.begin) + " and " + day_words(UtcMillis{time.end.value - 1});
    case TimePrecision::kUnknown: return "date unknown";
  }
  return {};
}

std::string words_of_range(TimeRange range) {
  const UtcMillis begin{static_cast<int64_t>(range.begin_millis)};
  const UtcMillis end{static_cast<int64_t>(range.end_millis)};
  const double days = range.span_millis() / kMillisPerDay;
  const std::string to = " " + std::string(kDash) + " ";
  if (days < 2) {
    return day_words(begin) + ", " + clock_words(begin).substr(0, 5) + to + clock_words(end).substr(0, 5);
  }
  return days < 120 ? day_words(begin) + to + day_words(end) : month_words(begin) + to + month_words(end);
}

std::string words_of_precision(const Archive& archive) {
  double widest = 0;
  bool has_unknown = false;
  for (PostIndex post = 0; post < archive.post_count(); ++post) {
    const KnownTime time = archive.time(post);
    has_unknown = has_unknown || time.precision == TimePrecision::kUnknown;
    widest = std::max(widest, static_cast<double>(time.end.value - time.begin.value));
  }
  std::string words;
  if (widest > 62 * kMillisPerDay)
    words = "dates to the year";
  else if (widest > 2 * kMillisPerDay)
    words = "dates to the month";
  else if (widest > kMillisPerHour)
    words = "dates to the day";
  if (has_unknown) words += words.empty() ? "some dates unknown" : ", some unknown";
  return words;
}

std::string words_of_extent(const Archive& archive) {
  const Count stated = archive.profile().posts;
  std::string words = words_of_number(archive.post_count());
  const bool is_part = stated.precision != CountPrecision::kUnknown && stated.value > archive.post_count();
  if (is_part) {
    words += stated.precision == CountPrecision::kExact ? " of " + words_of_number(stated.value)
                                                        : " of " + words_of_count(stated);
  }
  words += archive.post_count() == 1 && !is_part ? " post" : " posts";
  const std::string precision = words_of_precision(archive);
  return precision.empty() ? words : words + std::string(kDot) + precision;
}

std::string_view words_of_text_kind(const Archive& archive) {
  for (PostIndex row = 0; row < archive.row_count(); ++row) {
    if (archive.text_kind(row) == TextKind::kSummary)
      return "Summaries in our own words; figures as published";
  }
  return {};
}

std::string words_of_profile(const Profile& profile) {
  std::string words = "@" + std::string(profile.handle);
  if (!profile.place.empty()) words += std::string(kDot) + std::string(profile.place);
  if (profile.joined.precision != TimePrecision::kUnknown) {
    const CivilDate begin = civil_from_utc(profile.joined.begin);
    const bool to_the_month = profile.joined.end.value - profile.joined.begin.value < 32 * kMillisPerDay;
    words += std::string(kDot) + "joined ";
    if (to_the_month) words += std::string(kLongMonths[static_cast<size_t>(begin.month - 1)]) + " ";
    words += std::to_string(begin.year);
  }
  return words;
}

std::string initials_of(std::string_view name) {
  std::string initials;
  bool at_word = true;
  int letters = 0;
  for (size_t at = 0; at < name.size() && letters < 2;) {
    const uint32_t size = next_cluster(name, at);
    const std::string_view cluster = name.substr(at, size);
    if (at_word && cluster != " ") {
      initials += cluster;
      ++letters;
    }
    at_word = cluster == " ";
    at += size;
  }
  return initials;
}

}  // namespace backscroll
