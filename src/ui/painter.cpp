// painter: see the header. Text is set glyph by glyph with a pen in fractions of a pixel, each glyph on a whole device
// pixel: sharp at any pixel ratio, and the line as long as the browser would make it.
#include "ui/painter.h"

#include <cmath>

#include "ui/glyph_codes.h"
#include "view/text_layout.h"

namespace backscroll {
namespace {

ImFontBaked& baked_for(const Fonts& fonts, TextStyle style) {
  return fonts.baked(is_bold(style), type_size(style).font_px);
}

ImVec2 vec(float x, float y) { return ImVec2(x, y); }

// Above this, shapes of an ImGui draw list show steps; circles get their own count.
constexpr int kCircleSegments = 48;

}  // namespace

ImU32 packed(Color color) { return IM_COL32(color.red, color.green, color.blue, color.alpha); }

float FontMeasurer::advance_px(std::string_view cluster, TextStyle style) const {
  return baked_for(fonts_, style).GetCharAdvance(glyph_code_of_cluster(cluster));
}

float Painter::snapped(float px) const { return std::round(px * ratio_) / ratio_; }

float Painter::glyphs(Point baseline, std::string_view text, ImFontBaked& baked, Color color) const {
  const ImU32 tint = packed(color);
  const ImU32 opaque = IM_COL32(255, 255, 255, color.alpha);
  const float y = snapped(baseline.y) - baked.Ascent;
  float pen = baseline.x;
  for (size_t at = 0; at < text.size();) {
    const uint32_t size = next_cluster(text, at);
    const ImFontGlyph* glyph = baked.FindGlyph(glyph_code_of_cluster(text.substr(at, size)));
    at += size;
    if (!glyph) continue;
    if (glyph->Visible) {
      const float x = snapped(pen);
      list_.PrimReserve(6, 4);
      list_.PrimRectUV(vec(x + glyph->X0, y + glyph->Y0), vec(x + glyph->X1, y + glyph->Y1),
                       vec(glyph->U0, glyph->V0), vec(glyph->U1, glyph->V1), glyph->Colored ? opaque : tint);
    }
    pen += glyph->AdvanceX;
  }
  return pen - baseline.x;
}

void Painter::text(Point at, std::string_view text, TextStyle style, Color color) const {
  ImFontBaked& baked = baked_for(fonts_, style);
  const float room = type_size(style).line_px - (baked.Ascent - baked.Descent);
  glyphs({at.x, at.y + room / 2 + baked.Ascent}, text, baked, color);
}

void Painter::centred_text(const Rect& rect, std::string_view text, float font_px, Color color) const {
  ImFontBaked& baked = fonts_.baked(true, font_px);
  float width = 0;
  for (size_t at = 0; at < text.size();) {
    const uint32_t size = next_cluster(text, at);
    width += baked.GetCharAdvance(glyph_code_of_cluster(text.substr(at, size)));
    at += size;
  }
  // Capitals are about 0.7 em high: centred on them, not on the whole line.
  const Point baseline{rect.x + (rect.width - width) / 2, rect.y + rect.height / 2 + font_px * 0.36f};
  glyphs(baseline, text, baked, color);
}

float Painter::width_px(std::string_view text, TextStyle style) const {
  return text_width_px(text, style, FontMeasurer(fonts_));
}

void Painter::text_right(Point top_right, std::string_view text, TextStyle style, Color color) const {
  this->text({top_right.x - width_px(text, style), top_right.y}, text, style, color);
}

void Painter::fill(const Rect& rect, Color color, float corner) const {
  list_.AddRectFilled(vec(rect.x, rect.y), vec(rect.right(), rect.bottom()), packed(color), corner);
}

void Painter::stroke(const Rect& rect, Color color, float corner) const {
  const float half = 0.5f / ratio_;
  list_.AddRect(vec(snapped(rect.x) + half, snapped(rect.y) + half),
                vec(snapped(rect.right()) - half, snapped(rect.bottom()) - half), packed(color), corner, 0,
                size::kHairline);
}

void Painter::hline(float x0, float x1, float y, Color color) const {
  const float top = snapped(y);
  list_.AddRectFilled(vec(x0, top), vec(x1, top + size::kHairline), packed(color));
}

void Painter::vline(float x, float y0, float y1, Color color) const {
  const float left = snapped(x);
  list_.AddRectFilled(vec(left, y0), vec(left + size::kHairline, y1), packed(color));
}

void Painter::disc(Point center, float radius, Color color) const {
  list_.AddCircleFilled(vec(center.x, center.y), radius, packed(color), kCircleSegments);
}

void Painter::shadow(const Rect& rect, float corner) const {
  constexpr int kRings = 6;
  for (int ring = kRings; ring > 0; --ring) {
    const auto grow = static_cast<float>(ring) * 2;
    const Rect larger{rect.x - grow, rect.y - grow + 3, rect.width + 2 * grow, rect.height + 2 * grow};
    fill(larger, {0, 0, 0, 6}, corner + grow);
  }
}

void Painter::push_clip(const Rect& rect) const {
  list_.PushClipRect(vec(rect.x, rect.y), vec(rect.right(), rect.bottom()), true);
}

void Painter::pop_clip() const { list_.PopClipRect(); }

}  // namespace backscroll
