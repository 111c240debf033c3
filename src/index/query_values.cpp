// query_values: one function per sort of value; each also writes the agreed spelling.
#include "index/query_values.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>

#include "base/time.h"

namespace backscroll {
namespace {

using Trouble = std::optional<QueryNoteKind>;

constexpr int64_t kNoLimit = std::numeric_limits<int64_t>::max();
constexpr size_t kMostDigits = 64;  // of a count, with zeros in front

struct TraitName {
  std::string_view term;  // the first one of a trait is how it is written
  PostTrait trait;
};

constexpr TraitName kTraits[] = {
    {"is:original", PostTrait::kOriginal}, {"is:reply", PostTrait::kReply},
    {"is:repost", PostTrait::kRepost},     {"is:quote", PostTrait::kQuote},
    {"is:thread", PostTrait::kThread},     {"is:sensitive", PostTrait::kSensitive},
    {"is:summary", PostTrait::kSummary},   {"has:media", PostTrait::kMedia},
    {"has:photo", PostTrait::kPhoto},      {"has:video", PostTrait::kVideo},
    {"has:gif", PostTrait::kGif},          {"has:audio", PostTrait::kAudio},
    {"has:alt", PostTrait::kAlt},          {"has:link", PostTrait::kLink},
    {"has:poll", PostTrait::kPoll},        {"has:quote", PostTrait::kQuotedPost},
    {"has:image", PostTrait::kPhoto},      {"has:picture", PostTrait::kPhoto},
    {"has:sound", PostTrait::kAudio},      {"has:url", PostTrait::kLink},
    {"is:retweet", PostTrait::kRepost},
};

Trouble read_trait(std::string_view name, std::string_view value, QueryTerm& term) {
  for (const TraitName& known : kTraits) {
    const std::string_view of = known.term.substr(0, known.term.find(':'));
    const std::string_view word = known.term.substr(of.size() + 1);
    const bool is_plural = value.size() == word.size() + 1 && value.back() == 's' && value.starts_with(word);
    if (of != name || (value != word && !is_plural)) continue;
    term.kind = TermKind::kTrait;
    term.trait = known.trait;
    term.spelling = term_of(known.trait);
    return {};
  }
  return QueryNoteKind::kUnknownValue;
}

// Digits from the front of the text; nothing when there are none, too many, or the number is too large.
std::optional<int64_t> take_digits(std::string_view& text, size_t most) {
  size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  int64_t value = 0;
  if (count == 0 || count > most) return std::nullopt;
  if (std::from_chars(text.data(), text.data() + count, value).ec != std::errc()) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

struct DateSpan {
  int64_t begin;
  int64_t end;
  std::string spelling;
};

void append_padded(std::string& text, int32_t number, size_t digits) {
  const std::string written = std::to_string(number);
  text.append(digits - std::min(digits, written.size()), '0');
  text += written;
}

// "2019", "2019-03", "2019-03-01", also with "/".
std::optional<DateSpan> date_from(std::string_view text) {
  int32_t parts[3] = {0, 1, 1};
  size_t count = 0;
  for (; count < 3; ++count) {
    const size_t size = text.size();
    const std::optional<int64_t> number = take_digits(text, count == 0 ? 4 : 2);
    if (!number || (count == 0 && size - text.size() != 4)) return std::nullopt;
    parts[count] = static_cast<int32_t>(*number);
    if (text.empty()) break;
    if ((text[0] != '-' && text[0] != '/') || count == 2) return std::nullopt;
    text.remove_prefix(1);
  }
  const CivilDate date{parts[0], parts[1], parts[2]};
  if (date.year < 1 || civil_from_utc(utc_from_civil(date)) != date) return std::nullopt;
  const CivilDate after{date.year + (count == 0), date.month + (count == 1), date.day};
  const int64_t day = count == 2 ? kMillisPerDay : 0;
  DateSpan span{utc_from_civil(date).value, utc_from_civil(after).value + day, {}};
  append_padded(span.spelling, date.year, 4);
  for (size_t i = 1; i <= count; ++i) {
    span.spelling += '-';
    append_padded(span.spelling, parts[i], 2);
  }
  return span;
}

Trouble set_handle(std::string_view value, TermKind kind, std::string_view name, QueryTerm& term) {
  if (value[0] == '@') value.remove_prefix(1);
  if (value.empty()) return QueryNoteKind::kNoValue;
  term.kind = kind;
  term.letters = value;
  term.spelling = std::string(name) + "@" + term.letters;
  return {};
}

bool begins_with_digit(std::string_view value) { return value[0] >= '0' && value[0] <= '9'; }

enum class Side : uint8_t { kFrom, kTo, kBefore };

Trouble read_limit(std::string_view value, Side side, QueryTerm& term) {
  const std::optional<DateSpan> date = date_from(value);
  if (!date) return QueryNoteKind::kBadDate;
  constexpr std::string_view kNames[] = {"from:", "to:", "before:"};
  term.kind = TermKind::kTime;
  term.low = side == Side::kFrom ? date->begin : std::numeric_limits<int64_t>::min();
  term.high = side == Side::kFrom ? kNoLimit : side == Side::kTo ? date->end : date->begin;
  term.spelling = std::string(kNames[static_cast<size_t>(side)]) + date->spelling;
  return {};
}

Trouble read_from(std::string_view value, QueryTerm& term) {
  if (!begins_with_digit(value)) return set_handle(value, TermKind::kAuthor, "from:", term);
  return read_limit(value, Side::kFrom, term);
}

Trouble read_to(std::string_view value, QueryTerm& term) {
  if (!begins_with_digit(value)) return set_handle(value, TermKind::kReplyTo, "to:", term);
  return read_limit(value, Side::kTo, term);
}

Trouble read_span(std::string_view value, QueryTerm& term) {
  const std::optional<DateSpan> date = date_from(value);
  if (!date) return QueryNoteKind::kBadDate;
  term.kind = TermKind::kSpan;
  term.low = date->begin;
  term.high = date->end;
  term.spelling = (date->spelling.size() == 4 ? "year:" : "on:") + date->spelling;
  return {};
}

Trouble read_language(std::string_view value, QueryTerm& term) {
  const auto is_tag = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  if (!std::all_of(value.begin(), value.end(), is_tag)) return QueryNoteKind::kUnknownValue;
  term.kind = TermKind::kLanguage;
  term.letters = value;
  std::replace(term.letters.begin(), term.letters.end(), '_', '-');
  term.spelling = "lang:" + term.letters;
  return {};
}

// "100", "1,000", "1k", "2m"; what was read is taken from the text.
std::optional<int64_t> take_number(std::string_view& text) {
  std::string digits;
  size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool is_comma = text[at] == ',' && at > 0 && at + 1 < text.size() && text[at + 1] >= '0';
    if (is_comma) continue;
    if (text[at] < '0' || text[at] > '9') break;
    digits += text[at];
  }
  std::string_view rest = digits;
  const std::optional<int64_t> number = take_digits(rest, kMostDigits);
  if (!number) return std::nullopt;
  int64_t factor = 1;
  if (at < text.size() && (text[at] == 'k' || text[at] == 'm')) factor = text[at++] == 'k' ? 1000 : 1'000'000;
  text.remove_prefix(at);
  if (*number > kNoLimit / factor) return std::nullopt;
  return *number * factor;
}

bool take(std::string_view& text, std::string_view head) {
  if (!text.starts_with(head)) return false;
  text.remove_prefix(head.size());
  return true;
}

// ">100", ">=100", "<100", "<=100", "=100", "100", "10..100", "10..", "..100".
bool read_range(std::string_view value, int64_t& low, int64_t& high) {
  low = 0;
  high = kNoLimit;
  const bool is_above = take(value, ">");
  const bool is_below = !is_above && take(value, "<");
  const bool is_with = take(value, "=");
  if (!is_above && !is_below && !is_with && take(value, "..")) {
    const std::optional<int64_t> number = take_number(value);
    high = number.value_or(0);
    return number && value.empty();
  }
  const std::optional<int64_t> number = take_number(value);
  if (!number) return false;
  if (is_below) {
    high = is_with ? *number : *number - 1;
    return value.empty();
  }
  low = *number;
  if (is_above && !is_with && low == kNoLimit) return false;
  if (is_above && !is_with) ++low;
  if (is_above) return value.empty();
  if (is_with || value.empty()) {
    high = *number;
    return value.empty();
  }
  if (!take(value, "..")) return false;
  if (value.empty()) return true;
  const std::optional<int64_t> last = take_number(value);
  high = last.value_or(0);
  return last && value.empty();
}

Trouble read_count(std::string_view name, TermKind kind, std::string_view value, QueryTerm& term) {
  if (!read_range(value, term.low, term.high)) return QueryNoteKind::kBadNumber;
  if (term.low > term.high) return QueryNoteKind::kEmptyRange;
  term.kind = kind;
  const std::string low = std::to_string(term.low);
  const std::string high = std::to_string(term.high);
  term.spelling = std::string(name) + ":";
  if (term.low == term.high)
    term.spelling += low;
  else if (term.high == kNoLimit)
    term.spelling += ">=" + low;
  else
    term.spelling += term.low == 0 ? "<=" + high : low + ".." + high;
  return {};
}

struct Operator {
  std::string_view name;
  ValueReader read;
};

constexpr Operator kOperators[] = {
    {"after", [](std::string_view value, QueryTerm& term) { return read_limit(value, Side::kFrom, term); }},
    {"before",
     [](std::string_view value, QueryTerm& term) { return read_limit(value, Side::kBefore, term); }},
    {"from", read_from},
    {"has", [](std::string_view value, QueryTerm& term) { return read_trait("has", value, term); }},
    {"is", [](std::string_view value, QueryTerm& term) { return read_trait("is", value, term); }},
    {"lang", read_language},
    {"likes", [](std::string_view value,
                 QueryTerm& term) { return read_count("likes", TermKind::kLikes, value, term); }},
    {"on", read_span},
    {"replies", [](std::string_view value,
                   QueryTerm& term) { return read_count("replies", TermKind::kReplies, value, term); }},
    {"reposts", [](std::string_view value,
                   QueryTerm& term) { return read_count("reposts", TermKind::kReposts, value, term); }},
    {"since", [](std::string_view value, QueryTerm& term) { return read_limit(value, Side::kFrom, term); }},
    {"to", read_to},
    {"until", [](std::string_view value, QueryTerm& term) { return read_limit(value, Side::kBefore, term); }},
    {"year", read_span},
};

}  // namespace

ValueReader value_reader(std::string_view name) {
  const auto* const found = std::find_if(std::begin(kOperators), std::end(kOperators),
                                         [name](const Operator& known) { return known.name == name; });
  return found == std::end(kOperators) ? nullptr : found->read;
}

std::string_view term_of(PostTrait trait) {
  static_assert(std::size(kTraits) >= kPostTraitCount);
  return kTraits[static_cast<size_t>(trait)].term;
}

}  // namespace backscroll
