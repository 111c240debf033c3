// words: puts together what the locale and the phrases give.
#include "view/words/words.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/utf8.h"
#include "view/text/text_layout.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr std::string_view kAbout = "\xE2\x89\x88";  // ≈
constexpr std::string_view kDash = "\xE2\x80\x93";   // –
constexpr std::string_view kDot = " \xC2\xB7 ";      // ·
// The largest number whose short form is short, and whose digits a double has.

const Locale& locale() { return *language().locale; }

std::string day_words(UtcMillis time, Zone zone) { return locale().time(time, TimeForm::kDay, zone); }

std::string interval_words(const KnownTime& time) {
  const UtcMillis last{time.end.value - 1};
  const CivilDate begin = civil_from_utc(time.begin);
  const CivilDate end = civil_from_utc(last);
  if (begin == end) return day_words(time.begin, Zone::kUtc);
  const bool is_narrow = time.end.value - time.begin.value < 120 * kMillisPerDay;
  const bool are_years = begin.year == end.year ? begin.month == 1 && end.month == 12 : !is_narrow;
  return locale().range(time.begin, last, are_years ? TimeForm::kYear : TimeForm::kMonthYear);
}

// "3h ago" within the week before `now`, else empty.
std::string ago_words(UtcMillis time, double now_millis) {
  const double passed = now_millis - static_cast<double>(time.value);
  const bool is_recent =
      passed > -static_cast<double>(kMillisPerMinute) && passed < static_cast<double>(kRecentMillis);
  if (now_millis <= 0 || !is_recent) return {};
  const auto millis = static_cast<int64_t>(passed);
  if (millis < kMillisPerMinute) return locale().ago(0, AgoUnit::kSecond);
  if (millis < kMillisPerHour) return locale().ago(millis / kMillisPerMinute, AgoUnit::kMinute);
  if (millis < kMillisPerDay) return locale().ago(millis / kMillisPerHour, AgoUnit::kHour);
  return locale().ago(millis / kMillisPerDay, AgoUnit::kDay);
}

std::string words_of_span(UtcMillis begin, UtcMillis end) {
  return civil_from_utc(begin) == civil_from_utc(end) ? day_words(begin, Zone::kUtc)
                                                      : locale().range(begin, end, TimeForm::kDay);
}

std::string words_of_posts(int64_t count) { return say_count(Plural::kPosts, count, words_of_number(count)); }

}  // namespace

std::string words_of_number(int64_t number) { return locale().number(number, NumberForm::kFull); }

std::string short_number(int64_t number) { return locale().number(number, NumberForm::kShort); }

std::string words_of_percent(int64_t hundredths) { return locale().number(hundredths, NumberForm::kPercent); }

std::string words_of_count(const Count& count) {
  if (count.precision == CountPrecision::kUnknown) return std::string(kDash);
  if (count.value > kMostTold) return ">" + short_number(kMostTold);
  if (count.precision == CountPrecision::kRounded) return std::string(kAbout) + short_number(count.value);
  return count.value < 10'000 ? words_of_number(count.value) : short_number(count.value);
}

std::string words_of_sum(const Count& count) {
  if (count.value <= kMostTold) return words_of_count(count);
  return say(Phrase::kOver, {{"count", short_number(kMostTold)}});
}

std::string full_words_of_count(const Count& count) {
  const bool is_told = count.precision == CountPrecision::kExact && count.value <= kMostTold;
  return is_told ? words_of_number(count.value) : words_of_sum(count);
}

std::string words_of_year(UtcMillis time) { return locale().time(time, TimeForm::kYear, Zone::kUtc); }

std::string words_of_month(const KnownTime& time) {
  const Zone zone = time.precision == TimePrecision::kExact ? Zone::kReader : Zone::kUtc;
  return locale().time(time.begin, TimeForm::kLongMonthYear, zone);
}

std::string words_of_day(int month, int day) {
  constexpr int32_t kLeapYear = 2000;
  return locale().time(utc_from_civil({kLeapYear, month, day}), TimeForm::kDayOfYear, Zone::kUtc);
}

std::string words_of_time(const KnownTime& time, double now_millis) {
  switch (time.precision) {
    case TimePrecision::kExact: {
      std::string ago = ago_words(time.begin, now_millis);
      return ago.empty() ? day_words(time.begin, Zone::kReader) : ago;
    }
    case TimePrecision::kInterval: return interval_words(time);
    case TimePrecision::kUnknown: break;
  }
  return std::string(say(Phrase::kDateUnknown));
}

std::string long_words_of_time(const KnownTime& time) {
  switch (time.precision) {
    case TimePrecision::kExact: return locale().time(time.begin, TimeForm::kExact, Zone::kReader);
    case TimePrecision::kInterval: {
      const std::string to = day_words(UtcMillis{time.end.value - 1}, Zone::kUtc);
      return say(Phrase::kBetween, {{"from", day_words(time.begin, Zone::kUtc)}, {"to", to}});
    }
    case TimePrecision::kUnknown: break;
  }
  return std::string(say(Phrase::kDateUnknown));
}

std::string words_of_range(TimeRange range) {
  const auto begin = static_cast<int64_t>(std::floor(range.begin_millis));
  const auto end = static_cast<int64_t>(std::ceil(range.end_millis));
  const double days = range.span_millis() / kMillisPerDay;
  if (days < 2) return locale().range({begin}, {end}, TimeForm::kDayClock);
  // Days are told as people tell them: the last one is inside.
  return locale().range({begin}, {end - 1}, days < 120 ? TimeForm::kDay : TimeForm::kMonthYear);
}

std::string words_of_precision(const ArchiveFacts& facts) {
  const int64_t widest = facts.widest_millis;
  std::string words;
  if (widest > 62 * kMillisPerDay)
    words = say(Phrase::kDatesToYear);
  else if (widest > 2 * kMillisPerDay)
    words = say(Phrase::kDatesToMonth);
  else if (widest > kMillisPerHour)
    words = say(Phrase::kDatesToDay);
  if (!facts.has_unknown_times) return words;
  if (!facts.has_known_times) return std::string(say(Phrase::kNoDates));
  return words.empty() ? std::string(say(Phrase::kSomeDatesUnknown))
                       : say(Phrase::kSomeUnknown, {{"dates", words}});
}

std::string words_of_extent(const Archive& archive, const ArchiveFacts& facts) {
  const Count stated = archive.profile().posts;
  const int64_t count = archive.post_count();
  std::string words = say_count(Plural::kPosts, count, words_of_number(count));
  if (stated.precision != CountPrecision::kUnknown && stated.value > count) {
    const std::string all =
        stated.precision == CountPrecision::kExact ? words_of_number(stated.value) : words_of_count(stated);
    words = say_count(Plural::kPartOfPosts, stated.value, all, words_of_number(count));
  }
  const auto skipped = static_cast<int64_t>(archive.skipped_count());
  const std::string unreadable =
      skipped == 0 ? "" : say_count(Plural::kUnreadable, skipped, words_of_number(skipped));
  const std::string precision = words_of_precision(facts);
  if (unreadable.empty() && precision.empty()) return words;
  for (const std::string& part : {unreadable, precision}) {
    if (!part.empty()) words += std::string(kDot) + part;
  }
  return as_interface(words);
}

std::string words_of_profile(const Profile& profile) {
  std::string words;
  const auto add = [&words](const std::string& part) {
    if (!words.empty()) words += kDot;
    words += part;
  };
  if (!profile.handle.empty()) add(isolated("@" + std::string(profile.handle)));
  if (!profile.place.empty()) add(std::string(profile.place));
  const KnownTime& joined = profile.joined;
  if (joined.precision == TimePrecision::kUnknown) return as_interface(words);
  const bool is_to_the_month = joined.end.value - joined.begin.value < 32 * kMillisPerDay;
  const TimeForm form = is_to_the_month ? TimeForm::kLongMonthYear : TimeForm::kYear;
  const std::string time = locale().time(joined.begin, form, Zone::kUtc);
  add(say(Phrase::kJoined, {{"time", time}}));
  return as_interface(words);
}

std::string initials_of(std::string_view name) {
  std::string initials;
  name = beginning_of(name, kMostLineBytes);
  bool at_word = true;
  int letters = 0;
  for (size_t at = 0; at < name.size() && letters < 2;) {
    const uint32_t size = next_cluster(name, at);
    const std::string_view cluster = name.substr(at, size);
    const bool is_sign = cluster.size() == 1 && std::ispunct(static_cast<unsigned char>(cluster[0])) != 0;
    if (at_word && cluster != " " && !is_sign) {
      initials += cluster;
      ++letters;
    }
    // Of ":verified:", a picture among the words of a name, there is no initial.
    at_word = cluster == " " || (at_word && is_sign && cluster != ":");
    at += size;
  }
  return initials;
}

ArchiveFacts facts_of(const Archive& archive) {
  ArchiveFacts facts;
  find_facts(archive, facts).finish();
  return facts;
}

Steps find_facts(const Archive& archive, ArchiveFacts& facts) {
  facts = {};
  for (const PostIndex post : archive.posts()) {
    if (Steps::is_due(post.value())) co_await Steps::pause;
    const KnownTime time = archive.time(post);
    facts.kinds = static_cast<uint8_t>(facts.kinds | 1u << static_cast<unsigned>(archive.kind(post)));
    facts.has_intervals = facts.has_intervals || time.precision == TimePrecision::kInterval;
    facts.has_known_times = facts.has_known_times || time.precision != TimePrecision::kUnknown;
    facts.has_unknown_times = facts.has_unknown_times || time.precision == TimePrecision::kUnknown;
    facts.widest_millis = std::max(facts.widest_millis, time.end.value - time.begin.value);
  }
  for (const PostIndex row : archive.rows()) {
    if (Steps::is_due(row.value())) co_await Steps::pause;
    facts.has_summaries = archive.text_kind(row) == TextKind::kSummary;
    if (facts.has_summaries) break;
  }
}

std::string words_of_silence(const Silence& silence) {
  constexpr double kDaysOfMonth = 30.44;
  const auto millis = static_cast<double>(silence.end.value - silence.begin.value);
  const double days = millis / static_cast<double>(kMillisPerDay);
  const double months = days / kDaysOfMonth;
  const Plural unit = days < 60     ? Plural::kQuietDays
                      : months < 36 ? Plural::kQuietMonths
                                    : Plural::kQuietYears;
  const double amount = days < 60 ? std::floor(days) : std::round(months < 36 ? months : months / 12);
  const auto count = static_cast<int64_t>(amount);
  return say_count(unit, count, words_of_number(count));
}

std::string words_of_burst(const Burst& burst) {
  const std::string days = words_of_number(burst.day_count);
  const std::string posts =
      say_count(Plural::kPostsInDays, burst.day_count, days, words_of_posts(burst.post_count));
  return say(Phrase::kLoud, {{"posts", posts}});
}

std::string hint_of_silence(const Silence& silence) {
  return say(Phrase::kQuietHint, {{"time", words_of_span(silence.begin, silence.end)}});
}

std::string hint_of_burst(const Burst& burst) {
  return say(Phrase::kLoudHint,
             {{"posts", words_of_posts(burst.post_count)}, {"time", words_of_span(burst.begin, burst.end)}});
}

}  // namespace backscroll
