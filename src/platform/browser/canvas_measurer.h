// canvas_measurer: widths of text as the browser's canvas sets it, remembered, since the same words come again and
// again.
#pragma once

#include <string>
#include <unordered_map>

#include "view/text/text_style.h"

namespace backscroll {

// A key that can be looked up by a view: no text is copied to find out that it is known.
struct TextHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

struct FontFace {
  float font_px;
  bool is_bold;
};

class CanvasMeasurer final : public TextMeasurer {
 public:
  // Forgets everything when the ratio changes: hinting makes widths differ.
  void set_pixel_ratio(float pixel_ratio);
  void forget();
  float pixel_ratio() const { return pixel_ratio_; }

  float width_px(std::string_view text, TextStyle style) const override;
  std::vector<Extent> extents_px(std::string_view line, TextStyle style, bool is_rtl,
                                 LineRange range) const override;
  void add_word_ends(std::string_view text, std::vector<uint32_t>& ends) const override;

  float width_px(std::string_view text, FontFace face) const;
  // From the top of a line box to the baseline: the space that the font leaves is shared by both sides.
  float baseline_px(TextStyle style) const override;
  float baseline_px(float line_px, FontFace face) const;

 private:
  using Widths = std::unordered_map<std::string, float, TextHash, std::equal_to<>>;
  static constexpr size_t kMostWidths = 20'000;

  float pixel_ratio_ = 1;
  mutable Widths widths_[static_cast<size_t>(TextStyle::kCount_)];
};

int css_weight(bool is_bold);

}  // namespace backscroll
