// words: numbers, dates and sentences as a reader sees them, in the language of language.h. The samples are English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/rhythm.h"
#include "view/base/time_scale.h"

namespace backscroll {

// What an archive is as a whole, found out once when it is opened.

struct ArchiveFacts {
  std::string extent;  // "90 of 4,700 posts · dates to the year": words_of_extent(), anew with each language
  uint8_t kinds = 0;   // bit per PostKind that occurs
  bool has_intervals = false;
  bool has_known_times = false;
  bool has_unknown_times = false;
  bool has_summaries = false;  // of posts or of what they quote, in the place of their texts
  int64_t widest_millis = 0;   // the longest interval that a date is known to
};

ArchiveFacts facts_of(const Archive& archive);
Steps find_facts(const Archive& archive, ArchiveFacts& facts);

// Larger counts are told as more than that.
constexpr int64_t kMostTold = 999'999'999'999'999;

// "41", "4,700", "21.3K"; rounded counts carry "≈": "≈3K"; what is too large to be told ">": ">999T"; unknown: "–".
std::string words_of_count(const Count& count);
// In a sentence: "21.3K", "over 999T".
std::string words_of_sum(const Count& count);
// Exact ones with all their digits: "21,296".
std::string full_words_of_count(const Count& count);
// With thousands separators, in full: "21,296".
std::string words_of_number(int64_t number);
// At most four characters and a letter: "924", "3K", "14.2K", "1.2M".
std::string short_number(int64_t number);
std::string words_of_percent(int64_t hundredths);  // "41%"

std::string words_of_year(UtcMillis time);  // "2019"
// "March 2019": of the reader's clock, or of UTC where only a day or a month is known.
std::string words_of_month(const KnownTime& time);
// "23 November", without a year.
std::string words_of_day(int month, int day);

// Until then the time of a post is told by how long ago it is.
constexpr int64_t kRecentMillis = 7 * kMillisPerDay;

// As exactly as it is known and no further: "3 Mar 2019", "2017–2018", "June 2011" for a month, "date unknown".
// A moment of the week before `now_millis` is "3h ago"; 0 leaves that out.
std::string words_of_time(const KnownTime& time, double now_millis = 0);
// All that is known: "3 Mar 2019, 14:05:09 UTC", "between 1 Jan 2017 and 31 May 2018".
std::string long_words_of_time(const KnownTime& time);
// "Jun 2018 – Feb 2021", finer when the range is short.
std::string words_of_range(TimeRange range);
// How exactly the dates of the archive are known, as one phrase: "dates to the year". Empty: all exact.
std::string words_of_precision(const ArchiveFacts& facts);
// "90 of 4,700 posts · 2 unreadable · dates to the year"
std::string words_of_extent(const Archive& archive, const ArchiveFacts& facts);
// "@handle · Idaho · joined June 2011"
std::string words_of_profile(const Profile& profile);
// Up to two letters for a picture that is missing: "MK".
std::string initials_of(std::string_view name);

std::string words_of_silence(const Silence& silence);  // "quiet · 7 months"
std::string words_of_burst(const Burst& burst);        // "loud · 41 posts in 3 days"
std::string hint_of_silence(const Silence& silence);   // "No posts, 3 Mar – 5 Oct 2019"
std::string hint_of_burst(const Burst& burst);         // "41 posts, 3 – 5 Mar 2019"

}  // namespace backscroll
