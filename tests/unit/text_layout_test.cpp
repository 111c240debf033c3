// Clusters and lines, with a measurer whose every cluster is 10 px wide.
#include "view/text_layout.h"

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
