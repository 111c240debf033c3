// text_style: the type scale, and the one question the layout asks about glyphs. The page answers it with the browser's
// canvas, tests with fixed advances.
#pragma once

#include <cstdint>
#include <string_view>

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

class TextMeasurer {
 public:
  virtual ~TextMeasurer() = default;
  // CSS pixels to the next cluster. `cluster` is what next_cluster() found: one user-perceived character.
  virtual float advance_px(std::string_view cluster, TextStyle style) const = 0;
};

}  // namespace backscroll
