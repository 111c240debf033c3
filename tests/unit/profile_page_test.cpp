// What a saved profile page is known by, what its ages come to, and what of it is refused. Whole pages are in
// tests/data/exports.
#include <doctest/doctest.h>
#include <string>

#include "base/time.h"
#include "exports_support.h"
#include "import/profile_page/page_age.h"
#include "import/profile_page/page_grammar.h"
#include "import/profile_page/page_text.h"
#include "import/profile_page/profile_page_reader.h"

namespace backscroll::testing {
namespace {

KnownTime captured(std::string_view text) { return time_from_text(text)->time; }

// "2019-03-01T00:00:00Z 2020-03-01T00:00:00Z", or "unknown".
std::string span_of(std::string_view age, const KnownTime& captured) {
  const KnownTime time = time_of_age(age_from_line(age).value(), captured);
  if (time.precision == TimePrecision::kUnknown) return "unknown";
  CHECK(time.precision == TimePrecision::kInterval);
  return rfc3339_from_utc(time.begin) + " " + rfc3339_from_utc(time.end);
}

bool is_known(std::string_view head) { return kProfilePageFormat.role_of(head).role != 0; }

const std::string kHeader =
    "Robin Vale Profile Banner\nRobin Vale Profile\nRobin Vale\n\n@robinvale\n\n12\nFollowers\n\nTea.\n\n"
    "Don't wanna be here? Send us removal request.\n";

Result<Imported> page(const std::string& posts, size_t piece_bytes = SIZE_MAX) {
  return import_files({{"page.txt", kHeader + posts}}, {}, piece_bytes);
}

std::string error_of_page(const std::string& posts, size_t piece_bytes) {
  const Result<Imported> result = page(posts, piece_bytes);
  return result.ok() ? "" : result.status().message();
}

std::string printed_count(std::string_view line) {
  const auto count = count_from_line(line);
  if (!count) return "none";
  const bool is_exact = count->count.precision == CountPrecision::kExact;
  return (is_exact ? "" : "about ") + std::to_string(count->count.value) + (count->is_huge ? " or more" : "");
}

}  // namespace

TEST_CASE("a saved profile page is known by its header or by an author block") {
  CHECK(is_known(kHeader));
  CHECK(is_known("\xEF\xBB\xBF\r\nRobin Profile Banner\r\nRobin Profile\r\nRobin\r\n"));
  CHECK(is_known("@robinvale\nRobin Vale\n5 years\nRain\n1\n2\n3"));
  CHECK(is_known("Copied today\n@robinvale\nRobin Vale\n1 month ago\n"));
  CHECK(is_known("Ren\xE9 Profile Banner\nRen\xE9 Profile\n"));  // to be told that it is not UTF-8
}

TEST_CASE("what only looks like a saved profile page is none") {
  CHECK_FALSE(is_known(""));
  CHECK_FALSE(is_known("{\"format\": \"backscroll\", \"profile\": {\"handle\": \"@robinvale\"}}"));
  CHECK_FALSE(
      is_known("window.YTD.tweets.part0 = [ {\n  \"tweet\" : {\n \"full_text\" : \"5 years\"\n} } ]"));
  CHECK_FALSE(is_known("It rained.\nIt rained for 5 years.\n\nThen @robinvale came.\n"));
  CHECK_FALSE(is_known("Robin Vale Profile\nRobin Vale Profile\nRobin Vale\n"));
  CHECK_FALSE(is_known("Robin Vale Profile Banner\nRobin Vale Profile Banner\n"));
  CHECK_FALSE(is_known("Robin Vale Banner\nRobin Vale\n"));
  CHECK_FALSE(is_known("Title\nRobin Vale Profile Banner\nRobin Vale Profile\n"));
  CHECK_FALSE(is_known("@robinvale\nRobin Vale\nfive years\n"));
  CHECK_FALSE(is_known("@robin vale\nRobin Vale\n5 years\n"));
  CHECK_FALSE(is_known("@sixteen_letters_\nRobin Vale\n5 years\n"));
}

TEST_CASE("only texts on top of a folder are looked into") {
  CHECK(kProfilePageFormat.use_of_name("page.txt") == NameUse::kOpen);
  CHECK(kProfilePageFormat.use_of_name("PAGE.TXT") == NameUse::kOpen);
  CHECK(kProfilePageFormat.use_of_name("notes/page.txt") == NameUse::kNone);
  CHECK(kProfilePageFormat.use_of_name("._page.txt") == NameUse::kNone);
  CHECK(kProfilePageFormat.use_of_name("page.html") == NameUse::kNone);
}

TEST_CASE("an age is a span before the moment of saving") {
  const KnownTime noon = captured("2025-03-10T12:00:00Z");
  CHECK_EQ(span_of("5 years", noon), "2019-03-10T12:00:00Z 2020-03-10T12:00:00Z");
  CHECK_EQ(span_of("1 year ago", noon), "2023-03-10T12:00:00Z 2024-03-10T12:00:00Z");
  CHECK_EQ(span_of("11 months", noon), "2024-03-10T12:00:00Z 2024-04-10T12:00:00Z");
  CHECK_EQ(span_of("2 weeks", noon), "2025-02-17T12:00:00Z 2025-02-24T12:00:00Z");
  CHECK_EQ(span_of("10 days", noon), "2025-02-27T12:00:00Z 2025-02-28T12:00:00Z");
  CHECK_EQ(span_of("1 hour", noon), "2025-03-10T10:00:00Z 2025-03-10T11:00:00Z");
  CHECK_EQ(span_of("59 minutes", noon), "2025-03-10T11:00:00Z 2025-03-10T11:01:00Z");
  CHECK_EQ(span_of("0 seconds", noon), "2025-03-10T11:59:59Z 2025-03-10T12:00:00Z");
}

TEST_CASE("a span is as much wider as the moment of saving is uncertain") {
  CHECK_EQ(span_of("5 years", captured("2025-03")), "2019-03-01T00:00:00Z 2020-04-01T00:00:00Z");
  CHECK_EQ(span_of("2 months", captured("2025")), "2024-10-01T00:00:00Z 2025-11-01T00:00:00Z");
  CHECK_EQ(span_of("5 years", KnownTime()), "unknown");
}

TEST_CASE("a day that the month does not have makes a span wider, not narrower") {
  // Saved on the whole of 29 February: a year before has none.
  CHECK_EQ(span_of("1 year", captured("2024-02-29")), "2022-02-28T00:00:00Z 2023-03-01T00:00:00Z");
  CHECK_EQ(span_of("4 years", captured("2024-02-29T09:30:00Z")), "2019-02-28T09:30:00Z 2020-02-29T09:30:00Z");
  CHECK_EQ(span_of("3 years", captured("2024-02-29T09:30:00Z")), "2020-02-29T09:30:00Z 2021-03-01T00:00:00Z");
  CHECK_EQ(span_of("1 month", captured("2025-03-31T09:30:00Z")), "2025-01-31T09:30:00Z 2025-03-01T00:00:00Z");
  CHECK_EQ(span_of("0 months", captured("2025-03-31T09:30:00Z")),
           "2025-02-28T09:30:00Z 2025-03-31T09:30:00Z");
  CHECK_EQ(span_of("4 months", captured("2025-03-31T09:30:00Z")),
           "2024-10-31T09:30:00Z 2024-12-01T00:00:00Z");
}

TEST_CASE("ages past all times are unknown") {
  const KnownTime day = captured("2025-03-10");
  CHECK_EQ(span_of("2023 years", day), "0001-03-10T00:00:00Z 0002-03-11T00:00:00Z");
  CHECK_EQ(span_of("2024 years", day), "0001-01-01T00:00:00Z 0001-03-11T00:00:00Z");
  for (const char* const age : {"2025 years", "4294967295 years", "99999999999999999999 months",
                                "99999999999999999999 weeks", "123456 weeks"})
    CHECK_EQ(span_of(age, day), "unknown");
}

TEST_CASE("an age is a number and a unit, and nothing else is one") {
  for (const char* const age : {"1 second", "2 seconds", "5 minutes ago", "1 hours", "7 day", "3 weeks ago"})
    CHECK(age_from_line(age).has_value());
  for (const char* const text : {"", "years", "5years", "5  years", "5 years old", "5 yearss", "-5 years",
                                 "5 decades", "5 years ", "a year", "5 "})
    CHECK_FALSE(age_from_line(text).has_value());
}

TEST_CASE("counts are exact where they are printed whole") {
  CHECK_EQ(printed_count("0"), "0");
  CHECK_EQ(printed_count("924"), "924");
  CHECK_EQ(printed_count("4700"), "4700");
  CHECK_EQ(printed_count("4,700"), "4700");
  CHECK_EQ(printed_count("21,296,001"), "21296001");
  CHECK_EQ(printed_count("3K"), "about 3000");
  CHECK_EQ(printed_count("1.2K"), "about 1200");
  CHECK_EQ(printed_count("7.5M"), "about 7500000");
  CHECK_EQ(printed_count("2B"), "about 2000000000");
  const std::string most = "about 9223372036854775807 or more";
  CHECK_EQ(printed_count("99999999999999999999"), most);
  CHECK_EQ(printed_count("9223372036854775807.9B"), most);
  CHECK_EQ(printed_count("9,223,372,036,854,775,999"), most);
  for (const char* const text : {"", ",", "4,70", "4700,000", "4,700,", "4,7000", "K", "1.K", "1.25K", "1.2",
                                 "3k", "3 K", "-1", "1K1", "1,000K"})
    CHECK_EQ(printed_count(text), "none");
}

TEST_CASE("a badge is behind the name, and a name that is the word has none") {
  CHECK_EQ(name_from_line("Robin Vale Official").name, "Robin Vale");
  CHECK_EQ(name_from_line("Robin Vale Official").badge, "Official");
  for (const char* const name :
       {"", "Official", "Robin Unofficial", "Robin Official Vale", "Robin", " Official"})
    CHECK_EQ(name_from_line(name).name, name);
}

TEST_CASE("mentions are counted in code points, and an address holds none") {
  const auto mentions = mentions_in("😀 @finch's .@robin_vale! me@example.org @@nobody @ @sixteen_letters_");
  REQUIRE_EQ(mentions.size(), 2);
  CHECK_EQ(mentions[0].target, "finch");
  CHECK_EQ(mentions[0].begin_code_points, 2);
  CHECK_EQ(mentions[0].end_code_points, 8);
  CHECK_EQ(mentions[1].target, "robin_vale");
  CHECK_EQ(mentions[1].begin_code_points, 12);
}

TEST_CASE("lines that no page has are refused with their place, however they are cut") {
  const std::string block = "@robinvale\nRobin Vale\n5 years\n";
  const std::string longest(size_t{64} * 1024, 'x');
  for (const size_t piece : {size_t{1000}, SIZE_MAX}) {
    CHECK_EQ(error_of_page(block + longest + "\n1\n2\n3\n", piece), "");
    CHECK(error_of_page(block + longest + "x\n1\n2\n3\n", piece)
              .find("line 16, column 1: this line is longer") != std::string::npos);
    CHECK(error_of_page(block + longest + longest, piece).find("line 16, column 1: this line is longer") !=
          std::string::npos);
    CHECK(error_of_page(block + "caf\xE9\n1\n2\n3\n", piece).find("line 16, column 4: these bytes") !=
          std::string::npos);
  }
}

TEST_CASE("a post without an end is passed over and does not fill the memory") {
  const std::string block = "@robinvale\nRobin Vale\n5 years\n";
  std::string lines;
  for (int i = 0; i < 100'000; ++i) lines += "on and on\n";
  for (const std::string& row : {block + lines, lines, block + "a\n1\n2\n3\n" + lines}) {
    const Result<Imported> result = page(row + block + "Rain\n1\n2\n3", 4096);
    REQUIRE(result.ok());
    CHECK_EQ(result.value().report.skipped(), 1);
    CHECK(result.value().archive.post_count() >= 1);
  }
}

TEST_CASE("with the day of saving posts have spans, and the profile says when that was") {
  const std::string post = "@robinvale\nRobin Vale\n5 years\nRain\n1\n2\n3";
  ImportOptions options;
  options.captured = captured("2025-03");
  const Result<Imported> result = import_files({{"page.txt", kHeader + post}}, options);
  REQUIRE(result.ok());
  const Archive& archive = result.value().archive;
  CHECK(archive.profile().captured == captured("2025-03"));
  CHECK_EQ(rfc3339_from_utc(archive.time(PostIndex{0}).begin), "2019-03-01T00:00:00Z");
  CHECK_EQ(archive.detail(PostIndex{0}, Detail::kAge), "5 years");
}

TEST_CASE("without one their age is kept, and their time is unknown") {
  const Result<Imported> result = page("@robinvale\nRobin Vale\n5 years\nRain\n1\n2\n3");
  REQUIRE(result.ok());
  const Archive& archive = result.value().archive;
  CHECK(archive.time(PostIndex{0}).precision == TimePrecision::kUnknown);
  CHECK_EQ(archive.detail(PostIndex{0}, Detail::kAge), "5 years");
}

}  // namespace backscroll::testing
