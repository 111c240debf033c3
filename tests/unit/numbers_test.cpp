// What is counted of some posts, beside what can be counted by hand.
#include "index/numbers.h"

#include <doctest/doctest.h>

#include "archive_support.h"
#include "import/sample_archive.h"
#include "index/tally.h"
#include "index/text_words.h"
#include "index_literals.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::archive_with_posts;

namespace {

Numbers numbers_of(const Archive& archive, const PostSet& posts, const TimeZone& zone = {}) {
  Numbers numbers;
  const TimeIndex index = TimeIndex::from_archive(archive);
  count_numbers(archive, index, zone, posts, numbers).finish();
  return numbers;
}

Numbers numbers_of(const Archive& archive, const TimeZone& zone = {}) {
  return numbers_of(archive, PostSet::all(archive.post_count()), zone);
}

std::string words_of(std::string_view text) {
  std::string words;
  size_t at = 0;
  for (std::string_view word = next_word(text, at); !word.empty(); word = next_word(text, at))
    words += (words.empty() ? "" : "|") + std::string(word);
  return words;
}

// Counts a little at a time. How often it could have been interrupted.
int pauses_of(const Archive& archive, Numbers& numbers) {
  const PostSet all = PostSet::all(archive.post_count());
  const TimeZone zone;
  const TimeIndex index = TimeIndex::from_archive(archive);
  int pauses = 0;
  for (Steps steps = count_numbers(archive, index, zone, all, numbers); steps.step();) ++pauses;
  return pauses;
}

std::string text_of(const std::vector<Numbers::Row>& rows) {
  std::string text;
  for (const Numbers::Row& row : rows) text += row.what + ":" + std::to_string(row.posts) + " ";
  return text;
}

uint32_t sum_of(const Numbers& numbers) {
  uint32_t sum = 0;
  for (const Numbers::Bar& bar : numbers.bars) sum += bar.posts;
  return sum;
}

}  // namespace

TEST_SUITE_BEGIN("numbers");

TEST_CASE("words are what stands between spaces and signs, or a run of Han or katakana") {
  CHECK_EQ(words_of("It's a well-known café – 2021, \"v2\"!"), "It's|well-known|café|v2");
  CHECK_EQ(words_of("l’été, don't- 'quoted'"), "l’été|don't|quoted");
  CHECK_EQ(words_of("Привет, мир! Γειά σου"), "Привет|мир|Γειά|σου");
  CHECK_EQ(words_of("今日は天気がいい。ラーメンを食べた"), "今日|天気|ラーメン");
  CHECK_EQ(words_of("한국어 단어"), "한국어|단어");
  CHECK_EQ(words_of("مرحبا بالعالم، ١٢٣"), "مرحبا|بالعالم");
  CHECK_EQ(words_of("नमस्ते दुनिया।"), "नमस्ते|दुनिया");
  CHECK_EQ(words_of("สวัสดี 😀 123 - ' x"), "");
  CHECK_EQ(words_of("\xFF\xC3 ab\xE2\x80 cd"), "ab|cd");
}

TEST_CASE("a text counts once a post, the most frequent ones come first, and no more are kept than is said") {
  Tally tally(3);
  tally.add("tea", 0_post);
  CHECK_EQ(tally.add("tea", 0_post), 0);
  tally.add("boat", 0_post);
  tally.add("boat", 1_post);
  tally.add("sea", 2_post);
  CHECK_EQ(tally.add("late", 2_post), Tally::kNone);
  CHECK_EQ(tally.add("sea", 3_post), 2);
  CHECK(tally.top(2) == std::vector<uint32_t>{1, 2});
  CHECK(tally.top(9) == std::vector<uint32_t>{1, 2, 0});
  CHECK(tally.top(0).empty());
}

TEST_CASE("sums know of how many posts they are, and an unknown count is none") {
  const Archive archive = archive_with_posts(
      R"({"id": "a", "text": "one", "counts": {"likes": 10, "replies": 0}},
         {"id": "b", "text": "two", "counts": {"likes": 200000}},
         {"id": "c", "text": "three", "counts": {"likes": 30}},
         {"id": "d", "text": "four"})");
  const Numbers numbers = numbers_of(archive);
  CHECK_EQ(numbers.posts, 4);
  CHECK_EQ(numbers.likes.known, 3);
  CHECK_EQ(numbers.likes.sum, 200'040);
  CHECK_EQ(numbers.likes.median, 30);
  CHECK_EQ(numbers.replies.known, 1);
  CHECK_EQ(numbers.replies.sum, 0);
  CHECK_EQ(numbers.reposts.known, 0);
  REQUIRE_EQ(numbers.most_liked.size(), 3);
  CHECK_EQ(archive.id(numbers.most_liked[0]), "b");
  CHECK_EQ(archive.id(numbers.most_liked[2]), "a");
}

TEST_CASE("periods are as short as the time allows, and set beside those of the archive") {
  const Archive archive = archive_of({{.id = "a", .begin = "2019-12-30T10:00:00Z", .text = "x"},
                                      {.id = "b", .begin = "2020-01-05T23:59:00Z", .text = "x"},
                                      {.id = "c", .begin = "2020-01-06T00:00:00Z", .text = "x"},
                                      {.id = "d", .begin = "2025-06-01T00:00:00Z", .text = "x"}});
  const Numbers all = numbers_of(archive);
  CHECK(all.period == Period::kMonth);
  REQUIRE_EQ(all.bars.size(), 5 * 12 + 7);
  CHECK_EQ(all.bars[0].posts, 1);
  CHECK_EQ(all.bars[1].posts, 2);
  CHECK_EQ(all.bars.back().posts, 1);
  PostSet some(archive.post_count());
  for (const PostIndex post : {0_post, 2_post}) some.add(post);
  const Numbers days = numbers_of(archive, some);
  CHECK(days.period == Period::kDay);
  REQUIRE_EQ(days.bars.size(), 8);
  CHECK_EQ(days.bars[6].posts, 0);
  CHECK_EQ(days.bars[6].all, 1);
  CHECK_EQ(days.bars[7].posts, 1);
  CHECK_EQ(days.bars[7].begin_millis, utc_from_civil({2020, 1, 6}).value);
}

TEST_CASE("a year is one of weeks from Monday on, a century one of years, and ten thousand are cut short") {
  const auto between = [](const char* first, const char* last) {
    return numbers_of(
        archive_of({{.id = "a", .begin = first, .text = "x"}, {.id = "b", .begin = last, .text = "x"}}));
  };
  const Numbers weeks = between("2020-01-05T00:00:00Z", "2020-12-31T00:00:00Z");
  CHECK(weeks.period == Period::kWeek);
  CHECK_EQ(weeks.bars[0].begin_millis, utc_from_civil({2019, 12, 30}).value);
  CHECK_EQ(weeks.bars[1].begin_millis, utc_from_civil({2020, 1, 6}).value);
  const Numbers years = between("1920-01-05T00:00:00Z", "2020-12-31T00:00:00Z");
  CHECK(years.period == Period::kYear);
  CHECK_EQ(years.bars.size(), 101);
  const Numbers ages = between("0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z");
  CHECK_EQ(ages.bars.size(), 242);
  CHECK_EQ(ages.dated, 2);
  CHECK_EQ(ages.outside, 1);
  CHECK_EQ(ages.bars.back().posts, 1);
}

TEST_CASE("dates that are known to the year make years, and no hours") {
  const Archive archive =
      archive_of({{.id = "a", .begin = "2019-01-01T00:00:00Z", .end = "2020-01-01T00:00:00Z", .text = "x"},
                  {.id = "b", .begin = "2020-01-01T00:00:00Z", .end = "2021-01-01T00:00:00Z", .text = "x"},
                  {.id = "c", .begin = "2020-03-01T09:30:00Z", .text = "x"}});
  const Numbers numbers = numbers_of(archive);
  CHECK(numbers.period == Period::kYear);
  CHECK_EQ(numbers.bars.size(), 2);
  CHECK_EQ(numbers.dated, 3);
  CHECK_EQ(numbers.about, 0);
  CHECK_EQ(numbers.timed, 1);
  const Numbers vague = numbers_of(
      archive_of({{.id = "a", .begin = "2019-01-01T00:00:00Z", .end = "2021-01-01T00:00:00Z", .text = "x"},
                  {.id = "b", .begin = "2019-01-01T00:00:00Z", .end = "2021-01-01T00:00:00Z", .text = "x"}}));
  CHECK(vague.period == Period::kYear);
  CHECK_EQ(vague.bars.size(), 2);  // as the time axis spreads them
  CHECK_EQ(vague.about, 2);
}

TEST_CASE("hours and weekdays are those of the reader's clock") {
  // A Sunday evening in UTC, a Monday morning an hour and a half to the east.
  const Archive archive = archive_of({{.id = "a", .begin = "2020-01-05T23:30:00Z", .text = "x"}});
  CHECK_EQ(numbers_of(archive).hours[6 * 24 + 23], 1);
  CHECK_EQ(numbers_of(archive, TimeZone::from_text("5400")).hours[0 * 24 + 1], 1);
  const Archive before = archive_of({{.id = "a", .begin = "1969-12-31T23:30:00Z", .text = "x"}});
  CHECK_EQ(numbers_of(before).hours[2 * 24 + 23], 1);  // a Wednesday
}

TEST_CASE("words, tags, names and sites are ranked by the posts that have them") {
  const Archive archive = archive_with_posts(
      R"({"id": "a", "text": "Tea tea TEA by the sea https://a.example/sea", "replyTo": {"handle": "Anna"}},
         {"id": "b", "text": "Téa  #Sea @anna",
          "entities": [{"kind": "hashtag", "start": 5, "end": 9, "target": "Sea"},
                       {"kind": "mention", "start": 10, "end": 15, "target": "Anna"}]},
         {"id": "c", "text": "see there",
          "entities": [{"kind": "link", "start": 4, "end": 9, "target": "https://me@WWW.Example.org:80/x?y"}]})");
  const Numbers numbers = numbers_of(archive);
  CHECK_EQ(text_of(numbers.words), "Tea:2 by:1 the:1 sea:1 see:1 ");
  CHECK_EQ(text_of(numbers.hashtags), "#sea:1 ");
  CHECK_EQ(text_of(numbers.mentions), "@anna:1 ");
  CHECK_EQ(text_of(numbers.answered), "@anna:1 ");
  CHECK_EQ(text_of(numbers.sites), "example.org:1 ");
}

TEST_CASE("nothing gives nothing, and counting can be interrupted often, also within one long text") {
  const Archive none = archive_of({});
  CHECK_EQ(numbers_of(none).posts, 0);
  CHECK(numbers_of(none).bars.empty());
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "word" + std::to_string(i) + " ";
  const Archive archive = archive_of({{.id = "a", .begin = "2020-01-05T23:30:00Z", .text = text}});
  Numbers numbers;
  CHECK(pauses_of(archive, numbers) > 30);
  CHECK_EQ(numbers.words.size(), 150);
}

TEST_CASE("one absurd date neither stretches the bars nor takes the dates from the others") {
  std::string posts;
  for (int i = 1; i <= 28; ++i) {
    const std::string day = (i < 10 ? "0" : "") + std::to_string(i);
    posts += R"({"id": ")" + day + R"(", "time": "2020-02-)" + day + R"(T10:00:00Z", "text": "x"}, )";
  }
  posts += R"({"id": "late", "time": "9999-01-01T00:00:00Z", "text": "x"})";
  const Numbers numbers = numbers_of(archive_with_posts(posts));
  CHECK(numbers.period == Period::kDay);
  CHECK_EQ(numbers.bars.size(), 28);
  CHECK_EQ(numbers.dated, 29);
  CHECK_EQ(numbers.outside, 1);
  const Numbers months = numbers_of(archive_of({{.id = "a", .begin = "2000-01-31T00:00:00Z", .text = "x"},
                                                {.id = "b", .begin = "2020-01-24T00:00:00Z", .text = "x"}}));
  CHECK(months.period == Period::kMonth);
  CHECK_EQ(months.bars.size(), 241);
  CHECK_EQ(months.outside, 0);
}

TEST_CASE("long texts without a word, and names of any length, are counted in as short steps") {
  std::string letters(200'000, 'a'), emoji;
  for (int i = 0; i < 20'000; ++i) emoji += "\xF0\x9F\x98\x80";
  const Archive archive = archive_of({{.id = "a", .begin = "2020-01-05T23:30:00Z", .text = letters},
                                      {.id = "b", .begin = "2020-01-06T23:30:00Z", .text = emoji}});
  Numbers numbers;
  CHECK(pauses_of(archive, numbers) >= 16);
  CHECK(numbers.words.empty());
}

TEST_CASE("of a large archive each sum fits its parts") {
  const Archive archive = std::move(make_sample({.posts = 20'000}).value());
  const Numbers numbers = numbers_of(archive);
  CHECK_EQ(numbers.posts, archive.post_count());
  CHECK_EQ(sum_of(numbers), numbers.dated);
  uint32_t timed = 0;
  for (const uint32_t hour : numbers.hours) timed += hour;
  CHECK_EQ(timed, numbers.timed);
  CHECK_FALSE(numbers.words.empty());
}
