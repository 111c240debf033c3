// Clusters and lines, with a measurer whose every cluster is 10 px wide.
#include "view/text/text_layout.h"

#include <doctest/doctest.h>

#include "view_support.h"

using namespace backscroll;
using backscroll::testing::FixedMeasurer;

namespace {

std::vector<std::string> lines_of(std::string_view text, float width_px) {
  std::vector<std::string> lines;
  for (const TextLine& line : break_lines(text, TextStyle::kBody, width_px, FixedMeasurer())) {
    lines.emplace_back(text.substr(line.begin_bytes, line.end_bytes - line.begin_bytes));
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a line breaks at the last space that fits, and the space is not drawn") {
  CHECK(lines_of("one two three", 80) == Lines{"one two", "three"});
  CHECK(lines_of("one two three", 70) == Lines{"one two", "three"});
  CHECK(lines_of("one two three", 60) == Lines{"one", "two", "three"});
}

TEST_CASE("a space at the end of a full line hangs over instead of beginning the next one") {
  CHECK(lines_of("abcd efgh", 40) == Lines{"abcd", "efgh"});
}

TEST_CASE("a word longer than the line is cut where the line ends") {
  CHECK(lines_of("abcdefghij", 40) == Lines{"abcd", "efgh", "ij"});
  CHECK(lines_of("ab cdefghij", 40) == Lines{"ab", "cdef", "ghij"});
}

TEST_CASE("a line feed ends a line, two leave an empty one") {
  CHECK(lines_of("a\nb\n\nc", 100) == Lines{"a", "b", "", "c"});
}

TEST_CASE("a hyphen ends a line and stays on it") {
  CHECK(lines_of("well-known", 60) == Lines{"well-", "known"});
}

TEST_CASE("ideographs break anywhere, but not before a closing mark") {
  CHECK(lines_of("日本語日本語", 30) == Lines{"日本語", "日本語"});
  CHECK(lines_of("日本語。日", 30) == Lines{"日本", "語。日"});
}

TEST_CASE("an empty text is one empty line") { CHECK(lines_of("", 50) == Lines{""}); }

TEST_CASE("the width of a line leaves out its trailing spaces") {
  const auto lines = break_lines("ab   cd", TextStyle::kBody, 50, FixedMeasurer());
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].width_px == 20);
  CHECK(lines[1].width_px == 20);
}

TEST_CASE("a cluster holds a whole emoji sequence, flag or accented letter") {
  const auto first = [](std::string_view text) { return text.substr(0, next_cluster(text, 0)); };
  CHECK(first("\U0001F469\u200D\U0001F469\u200D\U0001F467x") == "\U0001F469\u200D\U0001F469\u200D\U0001F467");
  CHECK(first("\U0001F1E9\U0001F1EA\U0001F1EF\U0001F1F5") == "\U0001F1E9\U0001F1EA");
  CHECK(first("\U0001F44D\U0001F3FDx") == "\U0001F44D\U0001F3FD");
  CHECK(first("\u2665\uFE0Fx") == "\u2665\uFE0F");
  CHECK(first("1\uFE0F\u20E3x") == "1\uFE0F\u20E3");
  CHECK(first("e\u0301x") == "e\u0301");
  CHECK(first("ab") == "a");
}

TEST_CASE("an emoji sequence is never split between lines") {
  const Lines lines = lines_of("a\U0001F469\u200D\U0001F467b", 10);
  CHECK(lines == Lines{"a", "\U0001F469\u200D\U0001F467", "b"});
}

TEST_CASE("text that does not fit ends in an ellipsis and no space") {
  CHECK(elided("abcdef", TextStyle::kBody, 60, FixedMeasurer()) == "abcdef");
  CHECK(elided("abcdef", TextStyle::kBody, 40, FixedMeasurer()) == "abc\u2026");
  CHECK(elided("ab cdef", TextStyle::kBody, 40, FixedMeasurer()) == "ab\u2026");
}

namespace {

// Knows where the three words of one Thai phrase end.
class ThaiMeasurer final : public FixedMeasurer {
 public:
  void add_word_ends(std::string_view text, std::vector<uint32_t>& ends) const override {
    for (const std::string_view word : {"\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35", "\u0E0A\u0E32\u0E27"}) {
      if (const size_t at = text.find(word); at != std::string_view::npos)
        ends.push_back(static_cast<uint32_t>(at + word.size()));
    }
  }
};

std::string_view part_of(std::string_view text, const TextLine& line) {
  return text.substr(line.begin_bytes, line.end_bytes - line.begin_bytes);
}

}  // namespace

TEST_CASE("an address breaks after its slashes, and anywhere when even that is too long") {
  CHECK(lines_of("see https://example.org/a/long/path", 200) ==
        Lines{"see https://", "example.org/a/long/", "path"});
  CHECK(lines_of("example.org/abcdefghijklmnop", 120) == Lines{"example.org/", "abcdefghijkl", "mnop"});
}

TEST_CASE("no line begins with a closing mark or ends with an opening one") {
  CHECK(lines_of("one two (three)", 90) == Lines{"one two", "(three)"});
  CHECK(lines_of("wait what ?!", 100) == Lines{"wait", "what ?!"});
  CHECK(lines_of("\u00ABoui\u00A0\u00BB non", 70) == Lines{"\u00ABoui\u00A0\u00BB", "non"});
}

TEST_CASE("a number keeps its unit, its sign and its separators") {
  CHECK(lines_of("costs $1,234.50 now", 100) == Lines{"costs", "$1,234.50", "now"});
  CHECK(lines_of("up by 12% today", 80) == Lines{"up by", "12%", "today"});
}

TEST_CASE("words of a script without spaces are kept whole where a dictionary knows them") {
  const std::string_view text = "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35\u0E0A\u0E32\u0E27\u0E42\u0E25\u0E01";
  const auto lines = break_lines(text, TextStyle::kBody, 60, ThaiMeasurer());
  REQUIRE(lines.size() == 2);
  CHECK(part_of(text, lines[0]) == "\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35");
  CHECK(part_of(text, lines[1]) == "\u0E0A\u0E32\u0E27\u0E42\u0E25\u0E01");
}

TEST_CASE("each paragraph runs its own way, one of signs like the text") {
  const std::string_view text = "\u05E9\u05DC\u05D5\u05DD\nHello\n123!";
  const auto lines = break_lines(text, TextStyle::kBody, 200, FixedMeasurer());
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].is_rtl);
  CHECK_FALSE(lines[1].is_rtl);
  CHECK(lines[2].is_rtl);
}

TEST_CASE("a part of a right-to-left line is measured from the right") {
  const std::string_view line = "\u05D0\u05D1 \u05D2\u05D3\u05D4";  // two letters, a space, three letters
  const auto second_word = extents_in_line(line, TextStyle::kBody, true, {5, 11}, FixedMeasurer());
  CHECK(second_word == std::vector<Extent>{{0, 30}});
  const auto first_word = extents_in_line(line, TextStyle::kBody, true, {0, 4}, FixedMeasurer());
  CHECK(first_word == std::vector<Extent>{{40, 60}});
}

TEST_CASE("a text that ends with a line feed has an empty line at its end") {
  CHECK(lines_of("a\n", 100) == Lines{"a", ""});
  CHECK(lines_of("\n", 100) == Lines{"", ""});
}
