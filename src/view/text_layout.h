// text_layout: cuts text into clusters and lines. Exact under test with a measurer of fixed advances.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "view/text_style.h"

namespace backscroll {

struct TextLine {
  uint32_t begin_bytes;
  uint32_t end_bytes;  // without trailing spaces and line feeds
  float width_px;
};

// Size in bytes of the user-perceived character at `offset`: a base with its marks, an emoji sequence, a flag. A short
// form of the rules of UAX #29 that never splits an emoji.
uint32_t next_cluster(std::string_view text, size_t offset);

float text_width_px(std::string_view text, TextStyle style, const TextMeasurer& measure);

// Greedy lines of at most `width_px`: breaks at spaces, after hyphens, between ideographs, at line feeds, and inside a
// word that is longer than a line. Never empty: an empty text has one empty line.
std::vector<TextLine> break_lines(std::string_view text, TextStyle style, float width_px,
                                  const TextMeasurer& measure);

// The text, or its beginning and "…" when it is wider than `width_px`.
std::string elided(std::string_view text, TextStyle style, float width_px, const TextMeasurer& measure);

}  // namespace backscroll
