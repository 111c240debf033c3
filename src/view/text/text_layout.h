// text_layout: cuts text into clusters and lines, and finds where a part of a line stands. Exact under test with a
// measurer of fixed advances.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "view/text/text_style.h"

namespace backscroll {

struct TextLine {
  uint32_t begin_bytes;
  uint32_t end_bytes;  // without trailing spaces and line feeds
  float width_px;
  bool is_rtl;  // the direction of its paragraph: it begins at the right
};

// Size in bytes of the user-perceived character at `offset` (UAX #29): a base with its marks, an emoji sequence, a
// flag.
uint32_t next_cluster(std::string_view text, size_t offset);

float text_width_px(std::string_view text, TextStyle style, const TextMeasurer& measure);

// Greedy lines of at most `width_px`, broken where UAX #14 allows it, between words of scripts without spaces, and
// between clusters inside a word that is longer than a line. A paragraph without a letter of either direction runs like
// the text as a whole. Never empty: an empty text has one empty line.
std::vector<TextLine> break_lines(std::string_view text, TextStyle style, float width_px,
                                  const TextMeasurer& measure);

// Where the range of a line stands, from left to right.
std::vector<Extent> extents_in_line(std::string_view line, TextStyle style, bool is_rtl, LineRange range,
                                    const TextMeasurer& measure);

// How much lower a line of the second style has to stand to share its baseline with one of the first.
float baseline_step_px(TextStyle first, TextStyle second, const TextMeasurer& measure);

// The text, or its beginning and "…" when it is wider than `width_px`.
std::string elided(std::string_view text, TextStyle style, float width_px, const TextMeasurer& measure);

// Which way a text runs, by its first letter that has a direction (UAX #9, rules P2 and P3).

// `otherwise`: the answer for a text without any such letter.
bool is_rtl_text(std::string_view text, bool otherwise = false);

// True when a line of this direction holds letters, or in right-to-left lines digits, of the other one.
bool has_both_directions(std::string_view line, bool is_rtl);

// How much of a text is laid out. Nobody reads a post of twenty megabytes, but an archive may have
// one: what is laid out is bounded, and the reader asks for more of it.

constexpr size_t kMostLineBytes = 4096;   // of what stands on one line
constexpr size_t kMostBriefBytes = 1024;  // of what is told in passing: hints, captions, titles

// The longest beginning of a text that takes no more room than `most_bytes` letters, a line feed counting as many. It
// ends between words, or between letters where there is no space for long.
std::string_view beginning_of(std::string_view text, size_t most_bytes);

// The same with "…" behind it, where something is missing.
std::string shortened(std::string_view text, size_t most_bytes);

// What is laid out of a post's text after the reader has asked for more so many times.
std::string_view unfolded_text(std::string_view text, uint32_t times);

// The same for the options of a poll.
size_t unfolded_options(size_t options, uint32_t times);

}  // namespace backscroll
