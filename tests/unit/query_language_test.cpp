// What may be written into the search field, and what is said about what cannot be understood.
#include "index/query_language.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/time.h"

namespace backscroll {
namespace {

std::string canonical(std::string_view text) { return canonical_text(parse_query(text)); }

// The places of the notes in brackets, with the number of their kind after them: "has:[wings]3".
std::string noted(std::string_view text) {
  const Query query = parse_query(text);
  std::string result(text);
  for (auto note = query.notes.rbegin(); note != query.notes.rend(); ++note) {
    result.insert(note->end_bytes, "]" + std::to_string(static_cast<int>(note->kind)));
    result.insert(note->begin_bytes, "[");
  }
  return result;
}

std::string note(std::string_view head, std::string_view place, QueryNoteKind kind,
                 std::string_view tail = "") {
  return std::string(head) + "[" + std::string(place) + "]" + std::to_string(static_cast<int>(kind)) +
         std::string(tail);
}

const QueryTerm& only_term(const Query& query) {
  REQUIRE(query.terms.size() == 1);
  return query.terms[0];
}

// Numbers from a seed, the same everywhere.
class Dice {
 public:
  size_t roll(size_t below) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<size_t>(state_ >> 33) % below;
  }

 private:
  uint64_t state_ = 20250101;
};

const std::string_view kPieces[] = {
    "word",
    "\"",
    "-",
    " ",
    "from:",
    "to:",
    "2019",
    "2021-03",
    "-13",
    "has:",
    "media",
    "is:",
    "reply",
    "likes:",
    ">",
    "<=",
    "100",
    "..",
    "10k",
    "lang:",
    "ja",
    "@",
    "mention",
    "#",
    "tag",
    ":",
    "https://x",
    "\u201C",
    "\uFF1A",
    "\uFF0D",
    "\u2014",
    "\u00E9",
    "\u0301",
    "\u3000",
    "\u30AB\uFF9E",
    "\xFF",
    "\xE3\x81",
    "year:",
    "on:",
    "before:",
    "999999999999999",
    "foo:",
    "\U0001F469\u200D\U0001F680",
    "\t",
    "\u2009",
    "/",
    ",",
    "=",
    "und",
    "-\"",
};

std::string random_query(Dice& dice) {
  std::string text;
  for (size_t count = dice.roll(12); count > 0; --count) text += kPieces[dice.roll(std::size(kPieces))];
  for (size_t count = dice.roll(3); count > 0 && !text.empty(); --count)
    text[dice.roll(text.size())] = static_cast<char>(dice.roll(256));
  return text;
}

bool notes_are_inside(const Query& query) {
  const auto is_inside = [&query](const QueryNote& note) {
    return note.begin_bytes < note.end_bytes && note.end_bytes <= query.text.size();
  };
  return std::all_of(query.notes.begin(), query.notes.end(), is_inside);
}

}  // namespace

TEST_CASE("terms are written in one agreed way") {
  CHECK_EQ(canonical("  Word  \"A Phrase\" -not "), "word \"a phrase\" -not");
  CHECK_EQ(canonical("from:2019 to:2021-3 since:2019/1/5 until:2020"),
           "from:2019 to:2021-03 from:2019-01-05 before:2020");
  CHECK_EQ(canonical("has:photos has:images HAS:Media is:replies -is:retweet"),
           "has:photo has:photo has:media -is:repost");
  CHECK_EQ(canonical("likes:>100 likes:>=1,000 likes:<10 replies:=5 reposts:10..20 likes:2k.. likes:..1k"),
           "likes:>=101 likes:>=1000 likes:<=9 replies:5 reposts:10..20 likes:>=2000 likes:<=1000");
  CHECK_EQ(canonical("lang:JA lang:pt_BR @Ada #Tag from:Ada from:@Ada to:ada"),
           "lang:ja lang:pt-br @ada #tag from:@ada from:@ada to:@ada");
  CHECK_EQ(canonical("on:2020-02-29 on:2020 year:2019-07"), "on:2020-02-29 year:2020 on:2019-07");
}

TEST_CASE("full-width signs and curly quotation marks are understood") {
  CHECK_EQ(canonical("\uFF0Dis\uFF1Areply \u201Ctwo words\u201D likes\uFF1A\uFF1E\uFF11\uFF10"),
           "-is:reply \"two words\" likes:>=11");
}

TEST_CASE("dates are spans of time in UTC, and to: means through the end of it") {
  const auto millis = [](std::string_view time) { return utc_from_rfc3339(time)->value; };
  CHECK(only_term(parse_query("from:2019-03")).low == millis("2019-03-01T00:00:00Z"));
  CHECK(only_term(parse_query("to:2021")).high == millis("2022-01-01T00:00:00Z"));
  CHECK(only_term(parse_query("to:2021-12")).high == millis("2022-01-01T00:00:00Z"));
  CHECK(only_term(parse_query("to:2021-02-28")).high == millis("2021-03-01T00:00:00Z"));
  CHECK(only_term(parse_query("before:2021-02")).high == millis("2021-02-01T00:00:00Z"));
  CHECK(only_term(parse_query("year:2020")).low == millis("2020-01-01T00:00:00Z"));
  CHECK(only_term(parse_query("year:2020")).high == millis("2021-01-01T00:00:00Z"));
}

TEST_CASE("addresses and times of day are text, a strange operator is text with a hint") {
  CHECK_EQ(noted("https://x.example 12:30 a:b :) re:"), "https://x.example 12:30 a:b :) re:");
  CHECK_EQ(canonical("https://x.example 12:30"), "https://x.example 12:30");
  CHECK_EQ(noted("foo:bar"), note("", "foo:", QueryNoteKind::kUnknownOperator, "bar"));
  CHECK_EQ(canonical("foo:bar"), "foo:bar");
}

TEST_CASE("what cannot be understood is pointed at, and the rest works") {
  CHECK_EQ(noted("sea lang: x"), note("sea ", "lang:", QueryNoteKind::kNoValue, " x"));
  CHECK_EQ(noted("has:wings"), note("has:", "wings", QueryNoteKind::kUnknownValue));
  CHECK_EQ(noted("from:2019-13"), note("from:", "2019-13", QueryNoteKind::kBadDate));
  CHECK_EQ(noted("to:2019-02-29"), note("to:", "2019-02-29", QueryNoteKind::kBadDate));
  CHECK_EQ(noted("from:201"), note("from:", "201", QueryNoteKind::kBadDate));
  CHECK_EQ(noted("before:soon"), note("before:", "soon", QueryNoteKind::kBadDate));
  CHECK_EQ(noted("likes:many"), note("likes:", "many", QueryNoteKind::kBadNumber));
  CHECK_EQ(noted("likes:>"), note("likes:", ">", QueryNoteKind::kBadNumber));
  CHECK_EQ(noted("likes:100..10"), note("likes:", "100..10", QueryNoteKind::kEmptyRange));
  CHECK_EQ(noted("from:2021 to:2019"), note("from:2021 ", "to:2019", QueryNoteKind::kEmptyRange));
  CHECK_EQ(noted("a \"low tide"), note("a ", "\"", QueryNoteKind::kOpenQuote, "low tide"));
  CHECK_EQ(canonical("sea has:wings from:x likes:many \"low tide"), "sea from:@x \"low tide\"");
}

TEST_CASE("a query of very many words ends with a note") {
  std::string text;
  for (size_t i = 0; i < kMostQueryTerms + 2; ++i) text += "w ";
  const Query query = parse_query(text);
  CHECK(query.terms.size() == kMostQueryTerms);
  REQUIRE(query.notes.size() == 1);
  CHECK(query.notes[0] == QueryNote{QueryNoteKind::kTooManyTerms, 128, 132});
}

TEST_CASE("a count of any size has an agreed form that means it") {
  CHECK_EQ(canonical("likes:100..102222222m"), "likes:100..102222222000000");
  CHECK_EQ(canonical("likes:100..102222222000000"), "likes:100..102222222000000");
  CHECK_EQ(canonical("likes:>999999999999999999"), "likes:>=1000000000000000000");
  CHECK_EQ(canonical("likes:>9223372036854775806"), "likes:9223372036854775807");
  CHECK_EQ(canonical("likes:<=9223372036854775807"), "likes:>=0");
  CHECK_EQ(canonical("likes:000000000000000000000000000012"), "likes:12");
  CHECK_EQ(toggled_term("likes:100..102222222m is:reply", "is:quote"),
           "likes:100..102222222m is:reply is:quote");
  CHECK(has_term("likes:100..102222222m", "likes:100..102222222m"));
  for (const char* const number : {"9223372036854775808", "9223372036854776k", ">9223372036854775807"}) {
    CAPTURE(number);
    const Query query = parse_query("likes:" + std::string(number));
    CHECK(query.terms.empty());
    CHECK(query.notes.size() == 1);
  }
}

TEST_CASE("chips turn terms on and off in the text") {
  CHECK_EQ(toggled_term("", "has:photo"), "has:photo");
  CHECK_EQ(toggled_term("sea ", "has:photo"), "sea has:photo");
  CHECK_EQ(toggled_term("sea has:photos tide", "has:photo"), "sea tide");
  CHECK_EQ(toggled_term("a -has:photo", "has:photo"), "a has:photo");
  CHECK_EQ(toggled_term("a has:photo", "-has:photo"), "a -has:photo");
  CHECK_EQ(toggled_term("\"low tide", "is:reply"), "\"low tide\" is:reply");
  CHECK_EQ(toggled_term("abc\"def\"ghi", "\"def\""), "abc ghi");
  CHECK(has_term("sea has:photos", "has:photo"));
  CHECK(has_term("SEA", "sea"));
  CHECK_FALSE(has_term("sea -has:photo", "has:photo"));
  CHECK_FALSE(has_term("\"has:photo\"", "has:photo"));
}

TEST_CASE("every trait has a term that means it") {
  for (size_t i = 0; i < kPostTraitCount; ++i) {
    const auto trait = static_cast<PostTrait>(i);
    const Query query = parse_query(term_of(trait));
    CHECK(query.notes.empty());
    CHECK(only_term(query).kind == TermKind::kTrait);
    CHECK(only_term(query).trait == trait);
  }
}

TEST_CASE("a term goes with all of its kind, also where there are too many") {
  std::string many;
  for (size_t i = 0; i < kMostQueryTerms + 20; ++i) many += "a -a ";
  CHECK(toggled_term(many, "a") == "");
  CHECK(toggled_term(many + "b", "a") == "b");
}

TEST_CASE("whatever is typed, notes lie inside the text and the agreed spelling means the same") {
  Dice dice;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_query(dice);
    CAPTURE(text);
    const Query query = parse_query(text);
    REQUIRE(notes_are_inside(query));
    const std::string spelling = canonical_text(query);
    const Query again = parse_query(spelling);
    REQUIRE(canonical_text(again) == spelling);
    REQUIRE(again.terms.size() == query.terms.size());
    for (size_t term = 0; term < query.terms.size(); ++term) {
      const QueryTerm& a = query.terms[term];
      const QueryTerm& b = again.terms[term];
      REQUIRE(a.end_bytes <= text.size());
      REQUIRE(a.kind == b.kind);
      REQUIRE(a.letters == b.letters);
      REQUIRE((a.is_negated == b.is_negated && a.is_whole == b.is_whole));
      REQUIRE((a.low == b.low && a.high == b.high));
      REQUIRE(has_term(text, a.spelling));
      REQUIRE_FALSE(has_term(toggled_term(text, a.spelling), a.spelling));
    }
  }
}

}  // namespace backscroll
