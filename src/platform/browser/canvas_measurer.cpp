// canvas_measurer: see the header.
#include "platform/browser/canvas_measurer.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "platform/browser/canvas_text.h"

namespace backscroll {
namespace {

constexpr int kRegularWeight = 400;
constexpr int kBoldWeight = 600;

FontFace face_of(TextStyle style) { return {type_size(style).font_px, is_bold(style)}; }

uint32_t size_of(std::string_view text) { return static_cast<uint32_t>(text.size()); }

}  // namespace

int css_weight(bool is_bold) { return is_bold ? kBoldWeight : kRegularWeight; }

void CanvasMeasurer::set_pixel_ratio(float pixel_ratio) {
  if (pixel_ratio == pixel_ratio_) return;
  pixel_ratio_ = pixel_ratio;
  forget();
}

void CanvasMeasurer::forget() {
  for (Widths& widths : widths_) widths.clear();
}

float CanvasMeasurer::width_px(std::string_view text, TextStyle style) const {
  Widths& widths = widths_[static_cast<size_t>(style)];
  if (const auto found = widths.find(text); found != widths.end()) return found->second;
  if (widths.size() == kMostWidths) widths.clear();
  const float width = width_px(text, face_of(style));
  widths.emplace(std::string(text), width);
  return width;
}

float CanvasMeasurer::width_px(std::string_view text, FontFace face) const {
  const float font_px = face.font_px * pixel_ratio_;
  return canvas_text_width(text.data(), size_of(text), font_px, css_weight(face.is_bold)) / pixel_ratio_;
}

float CanvasMeasurer::baseline_px(TextStyle style) const {
  return baseline_px(type_size(style).line_px, face_of(style));
}

float CanvasMeasurer::baseline_px(float line_px, FontFace face) const {
  CanvasTextMetrics m;
  canvas_text_measure("x", 1, face.font_px * pixel_ratio_, css_weight(face.is_bold), 0, &m);
  // As browsers do it: the font's box in whole device pixels.
  const float ascent = std::round(m.font_ascent);
  const float room = line_px * pixel_ratio_ - ascent - std::round(m.font_descent);
  return (std::floor(room / 2) + ascent) / pixel_ratio_;
}

std::vector<Extent> CanvasMeasurer::extents_px(std::string_view line, TextStyle style, bool is_rtl,
                                               LineRange range) const {
  std::array<float, 32> ends;
  const FontFace face = face_of(style);
  const uint32_t count =
      canvas_text_extents(line.data(), size_of(line), face.font_px, css_weight(face.is_bold), is_rtl,
                          range.begin_bytes, range.end_bytes, ends.data(), ends.size() / 2);
  std::vector<Extent> extents;
  for (uint32_t i = 0; i < count; ++i) extents.push_back({ends[2 * i], ends[2 * i + 1]});
  return extents;
}

void CanvasMeasurer::add_word_ends(std::string_view text, std::vector<uint32_t>& ends) const {
  const size_t before = ends.size();
  ends.resize(before + text.size());
  const uint32_t count =
      canvas_text_word_ends(text.data(), size_of(text), ends.data() + before, size_of(text));
  ends.resize(before + count);
}

}  // namespace backscroll
