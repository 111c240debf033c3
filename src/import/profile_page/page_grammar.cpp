// page_grammar: see the header.
#include "import/profile_page/page_grammar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr std::string_view kBanner = " Banner";
constexpr std::string_view kProfile = " Profile";
constexpr std::string_view kBadge = "Official";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_line(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Takes the digits off that the text begins with.
std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

template <typename Number>
Number number_or_largest(std::string_view digits) {
  Number number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return read.ec == std::errc() ? number : std::numeric_limits<Number>::max();
}

// A product past the largest number is that.
int64_t times(int64_t number, int64_t by) {
  return number > std::numeric_limits<int64_t>::max() / by ? std::numeric_limits<int64_t>::max()
                                                           : number * by;
}

// What "K" multiplies by; 0: the text is something else.
int64_t worth_of(std::string_view suffix) {
  if (suffix == "K") return 1'000;
  if (suffix == "M") return 1'000'000;
  return suffix == "B" ? 1'000'000'000 : 0;
}

PageCount page_count(int64_t value, CountPrecision precision) {
  const bool is_huge = value == std::numeric_limits<int64_t>::max();
  return {{value, is_huge ? CountPrecision::kRounded : precision}, is_huge};
}

// "4,700", behind its first digits.
std::optional<PageCount> grouped_count(std::string_view first, std::string_view rest) {
  if (first.size() > 3) return std::nullopt;
  int64_t value = number_or_largest<int64_t>(first);
  while (take_beginning(rest, ",")) {
    const std::string_view group = take_digits(rest);
    if (group.size() != 3) return std::nullopt;
    const int64_t thousands = times(value, 1'000);
    const int64_t ones = number_or_largest<int64_t>(group);
    value = thousands > std::numeric_limits<int64_t>::max() - ones ? std::numeric_limits<int64_t>::max()
                                                                   : thousands + ones;
  }
  if (!rest.empty()) return std::nullopt;
  return page_count(value, CountPrecision::kExact);
}

}  // namespace

bool is_handle_letter(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_handle_line(std::string_view line) {
  return take_beginning(line, "@") && !line.empty() && line.size() <= kLongestHandle &&
         std::all_of(line.begin(), line.end(), is_handle_letter);
}

bool is_media_line(std::string_view line) {
  constexpr std::array<std::string_view, 4> kNumbers = {"one", "two", "three", "four"};
  return take_beginning(line, "Tweet media ") &&
         std::find(kNumbers.begin(), kNumbers.end(), line) != kNumbers.end();
}

bool is_last_header_line(std::string_view line) {
  return line == "Don't wanna be here? Send us removal request.";
}

std::optional<PageAge> age_from_line(std::string_view line) {
  constexpr std::array<std::string_view, 7> kUnits = {"second", "minute", "hour", "day",
                                                      "week",   "month",  "year"};
  const std::string_view digits = take_digits(line);
  if (digits.empty() || !take_beginning(line, " ")) return std::nullopt;
  const auto unit =
      std::find_if(kUnits.begin(), kUnits.end(), [line](std::string_view u) { return line.starts_with(u); });
  if (unit == kUnits.end()) return std::nullopt;
  line.remove_prefix(unit->size());
  take_beginning(line, "s");
  if (!line.empty() && line != " ago") return std::nullopt;
  return PageAge{number_or_largest<uint32_t>(digits), static_cast<AgeUnit>(unit - kUnits.begin())};
}

std::optional<PageCount> count_from_line(std::string_view line) {
  const std::string_view first = take_digits(line);
  if (first.empty()) return std::nullopt;
  int64_t value = number_or_largest<int64_t>(first);
  if (line.empty()) return page_count(value, CountPrecision::kExact);
  if (line.front() == ',') return grouped_count(first, line);
  int64_t tenths = 0;
  if (take_beginning(line, ".")) {
    const std::string_view digit = take_digits(line);
    if (digit.size() != 1) return std::nullopt;
    tenths = digit.front() - '0';
  }
  const int64_t worth = worth_of(line);
  if (worth == 0) return std::nullopt;
  value = times(value, worth);
  const int64_t rest = tenths * (worth / 10);
  const bool fits = value <= std::numeric_limits<int64_t>::max() - rest;
  return page_count(fits ? value + rest : std::numeric_limits<int64_t>::max(), CountPrecision::kRounded);
}

std::optional<KnownTime> month_from_text(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                        "May",       "June",     "July",     "August",
                                                        "September", "October",  "November", "December"};
  const size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(0, space));
  text.remove_prefix(space + 1);
  const std::string_view year = take_digits(text);
  if (month == kMonths.end() || year.size() != 4 || !text.empty()) return std::nullopt;
  const CivilDate first = {number_or_largest<int32_t>(year),
                           static_cast<int32_t>(month - kMonths.begin()) + 1, 1};
  if (first.year < 1) return std::nullopt;
  const UtcMillis end = utc_from_civil({first.year, first.month + 1, 1});
  return KnownTime{utc_from_civil(first), std::min(end, kLastUtc), TimePrecision::kInterval};
}

PageName name_from_line(std::string_view line) {
  const size_t space = line.size() - std::min(line.size(), kBadge.size() + 1);
  const bool has_badge = space > 0 && line[space] == ' ' && line.ends_with(kBadge);
  return has_badge ? PageName{line.substr(0, space), kBadge} : PageName{line, {}};
}

bool is_author_block(std::string_view first, std::string_view third) {
  return is_handle_line(first) && age_from_line(third).has_value();
}

size_t find_header(std::string_view first, std::string_view second) {
  if (!first.ends_with(kBanner) || !second.ends_with(kProfile)) return std::string_view::npos;
  const std::string_view rest = first.substr(0, first.size() - kBanner.size());
  if (!rest.ends_with(second)) return std::string_view::npos;
  const size_t begin = rest.size() - second.size();
  return begin == 0 || count_from_line(rest.substr(0, begin)) ? begin : std::string_view::npos;
}

bool is_profile_page(std::string_view head) {
  while (take_beginning(head, "\xEF\xBB\xBF")) continue;
  head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
  std::string_view first = take_line(head);
  std::string_view second = take_line(head);
  if (find_header(first, second) == 0) return true;
  while (!head.empty()) {
    const std::string_view third = take_line(head);
    if (is_author_block(first, third)) return true;
    first = std::exchange(second, third);
  }
  return false;
}

}  // namespace backscroll
