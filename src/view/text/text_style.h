// text_style: the type scale, and what the layout asks about set text. The page answers with the browser's canvas,
// tests with fixed advances.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace backscroll {

enum class TextStyle : uint8_t {
  kBody,
  kBodyBold,
  kSmall,
  kSmallBold,
  kTitle,
  kCount_,
};

struct TypeSize {
  float font_px;
  float line_px;
};

constexpr TypeSize type_size(TextStyle style) {
  switch (style) {
    case TextStyle::kTitle: return {19, 26};
    case TextStyle::kSmall:
    case TextStyle::kSmallBold: return {13, 18};
    default: return {15, 22};
  }
}

constexpr bool is_bold(TextStyle style) {
  return style == TextStyle::kBodyBold || style == TextStyle::kSmallBold || style == TextStyle::kTitle;
}

// A stretch of a line, in CSS pixels from its left edge.
struct Extent {
  float begin_px;
  float end_px;
  friend bool operator==(const Extent&, const Extent&) = default;
};

struct LineRange {
  uint32_t begin_bytes;
  uint32_t end_bytes;
};

class TextMeasurer {
 public:
  virtual ~TextMeasurer() = default;

  // CSS pixels from the pen before the text to the pen after it; the text is shaped as one run.
  virtual float width_px(std::string_view text, TextStyle style) const = 0;

  // CSS pixels from the top of a line box of the style's height to its baseline.
  virtual float baseline_px(TextStyle style) const = 0;

  // Where the range of a line stands once letters of both directions are in their order: more than one extent when the
  // order tears it apart. Only asked for lines in which both directions meet.
  virtual std::vector<Extent> extents_px(std::string_view line, TextStyle style, bool is_rtl,
                                         LineRange range) const = 0;

  // Byte offsets at which words end in scripts that write no spaces (Thai, Lao, Khmer, Burmese), for text that has
  // such letters. Adds nothing where no dictionary is at hand.
  virtual void add_word_ends(std::string_view text, std::vector<uint32_t>& ends) const = 0;
};

}  // namespace backscroll
