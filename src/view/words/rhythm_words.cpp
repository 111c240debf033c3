// rhythm_words: see the header.
#include "view/words/rhythm_words.h"

#include <cmath>

#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

std::string words_of_span(UtcMillis begin, UtcMillis end) {
  const Locale& locale = *language().locale;
  return civil_from_utc(begin) == civil_from_utc(end) ? locale.time(begin, TimeForm::kDay, Zone::kUtc)
                                                      : locale.range(begin, end, TimeForm::kDay);
}

std::string words_of_posts(int64_t count) { return say_count(Plural::kPosts, count, words_of_number(count)); }

}  // namespace

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
