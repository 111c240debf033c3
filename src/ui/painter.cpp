// painter: see the header. Glyphs are set with a pen in fractions of a pixel, each on a whole device pixel: sharp at
// any pixel ratio, and the line as long as the browser would make it.
#include "ui/painter.h"

#include <cmath>
#include <vector>

#include "base/utf8.h"
#include "view/card/mirror.h"
#include "view/text/text_layout.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

// Letters that need no shaping and no other font: Latin, and the signs that the interface uses itself.
bool is_label(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const DecodedCodePoint c = decode_utf8(text, at);
    at += c.size_bytes;
    const bool is_sign = (c.value >= 0x2010 && c.value <= 0x2026) || c.value == 0x2212 || c.value == 0x2248;
    if (c.value >= 0x250 && !is_sign) return false;
    if (c.value == 0xA9 || c.value == 0xAD || c.value == 0xAE) return false;  // may be an emoji, or invisible
  }
  return true;
}

ImVec2 vec(float x, float y) { return ImVec2(x, y); }

// Above this, shapes of an ImGui draw list show steps; circles get their own count.
constexpr int kCircleSegments = 48;

}  // namespace

ImU32 packed(Color color) { return IM_COL32(color.red, color.green, color.blue, color.alpha); }

Painter Painter::as_read_in(const Rect& room) const {
  Painter turned = *this;
  turned.room_ = room;
  turned.is_turned_ = language().is_rtl;
  return turned;
}

Rect Painter::placed(const Rect& rect) const { return is_turned_ ? turned_over(rect, room_) : rect; }

float Painter::snapped(float px) const { return std::round(px * ratio_) / ratio_; }

void Painter::glyphs(Point baseline, std::string_view text, ImFontBaked& baked, Color color) const {
  const ImU32 tint = packed(color);
  const float y = snapped(baseline.y) - baked.Ascent;
  float pen = baseline.x;
  for (size_t at = 0; at < text.size();) {
    const DecodedCodePoint c = decode_utf8(text, at);
    at += c.size_bytes;
    const ImFontGlyph* glyph = baked.FindGlyph(static_cast<ImWchar>(c.value));
    if (!glyph) continue;
    if (glyph->Visible) {
      const float x = snapped(pen);
      list_.PrimReserve(6, 4);
      list_.PrimRectUV(vec(x + glyph->X0, y + glyph->Y0), vec(x + glyph->X1, y + glyph->Y1),
                       vec(glyph->U0, glyph->V0), vec(glyph->U1, glyph->V1), tint);
    }
    pen += glyph->AdvanceX;
  }
}

void Painter::run(Point baseline, std::string_view text, float font_px, bool is_bold, Color color) const {
  if (fonts_.has_glyphs && is_label(text))
    glyphs(baseline, text, fonts_.baked(is_bold, font_px), color);
  else
    fonts_.runs->draw(list_, baseline, {text, font_px, is_bold, is_rtl_text(text, language().is_rtl), color});
}

Point Painter::baseline_of(Point at, std::string_view text, TextStyle style) const {
  const TypeSize size = type_size(style);
  if (is_turned_) at.x = placed({at.x, at.y, width_px(text, style), size.line_px}).x;
  return {at.x, at.y + fonts_.runs->baseline_px(size.line_px, size.font_px, is_bold(style))};
}

void Painter::text(Point at, std::string_view text, TextStyle style, Color color) const {
  run(baseline_of(at, text, style), text, type_size(style).font_px, is_bold(style), color);
}

void Painter::line(Point at, std::string_view text, TextStyle style, Color color) const {
  const bool is_rtl = is_rtl_text(text, language().is_rtl);
  fonts_.runs->draw(list_, baseline_of(at, text, style),
                    {text, type_size(style).font_px, is_bold(style), is_rtl, color, {}, true});
}

void Painter::piece(Point at, const TextPiece& piece) const {
  const TypeSize size = type_size(piece.style);
  const bool is_bold_style = is_bold(piece.style);
  std::vector<RunPart> parts;
  for (const InkSpan& span : piece.spans) {
    parts.push_back({span.begin_px, span.end_px, ink_color(span.ink)});
    if (span.ink != Ink::kFound) continue;
    fill({at.x + span.begin_px - 1, at.y + 1, span.end_px - span.begin_px + 2, size.line_px - 2},
         palette_.highlight, size::kCornerMark);
  }
  const float below = fonts_.runs->baseline_px(size.line_px, size.font_px, is_bold_style);
  fonts_.runs->draw(
      list_, {at.x, at.y + below},
      {piece.text, size.font_px, is_bold_style, piece.is_rtl, ink_color(piece.ink), parts, true});
}

Color Painter::ink_color(Ink ink) const {
  switch (ink) {
    case Ink::kSoft: return palette_.soft;
    case Ink::kAccent: return palette_.accent;
    case Ink::kFound: return palette_.on_highlight;
    case Ink::kInk: break;
  }
  return palette_.ink;
}

void Painter::centred_text(const Rect& logical, std::string_view text, float font_px, Color color) const {
  const Rect rect = placed(logical);
  const float width = fonts_.runs->width_px(text, font_px, true);
  // Capitals are about 0.7 em high: centred on them, not on the whole line.
  run({rect.x + (rect.width - width) / 2, rect.y + rect.height / 2 + font_px * 0.36f}, text, font_px, true,
      color);
}

float Painter::width_px(std::string_view text, TextStyle style) const {
  return text_width_px(text, style, *fonts_.measure);
}

void Painter::text_right(Point top_right, std::string_view text, TextStyle style, Color color) const {
  this->text({top_right.x - width_px(text, style), top_right.y}, text, style, color);
}

void Painter::fill(const Rect& logical, Color color, float corner) const {
  const Rect rect = placed(logical);
  list_.AddRectFilled(vec(rect.x, rect.y), vec(rect.right(), rect.bottom()), packed(color), corner);
}

void Painter::stroke(const Rect& logical, Color color, float corner) const {
  const Rect rect = placed(logical);
  const float half = 0.5f / ratio_;
  list_.AddRect(vec(snapped(rect.x) + half, snapped(rect.y) + half),
                vec(snapped(rect.right()) - half, snapped(rect.bottom()) - half), packed(color), corner, 0,
                size::kHairline);
}

void Painter::frame(const Rect& rect, Color color, float width) const {
  fill({rect.x, rect.y, rect.width, width}, color);
  fill({rect.x, rect.bottom() - width, rect.width, width}, color);
  fill({rect.x, rect.y, width, rect.height}, color);
  fill({rect.right() - width, rect.y, width, rect.height}, color);
}

void Painter::hline(float x0, float x1, float y, Color color) const {
  const float top = snapped(y);
  const Rect line = placed({x0, top, x1 - x0, size::kHairline});
  list_.AddRectFilled(vec(line.x, top), vec(line.right(), line.bottom()), packed(color));
}

void Painter::vline(float x, float y0, float y1, Color color) const {
  const float left = snapped(placed({x, y0, size::kHairline, y1 - y0}).x);
  list_.AddRectFilled(vec(left, y0), vec(left + size::kHairline, y1), packed(color));
}

void Painter::disc(Point center, float radius, Color color) const {
  const float x = placed({center.x, center.y, 0, 0}).x;
  list_.AddCircleFilled(vec(x, center.y), radius, packed(color), kCircleSegments);
}

void Painter::shadow(const Rect& rect, float corner) const {
  for (int ring = shadow::kRings; ring > 0; --ring) {
    const auto grow = static_cast<float>(ring) * shadow::kStep;
    const Rect larger{rect.x - grow, rect.y - grow + shadow::kDrop, rect.width + 2 * grow,
                      rect.height + 2 * grow};
    fill(larger, with_alpha(kShadow, palette_.tint.shadow), corner + grow);
  }
}

bool Painter::is_seen(float top, float bottom) const {
  return bottom > list_.GetClipRectMin().y && top < list_.GetClipRectMax().y;
}

void Painter::push_clip(const Rect& logical) const {
  const Rect rect = placed(logical);
  list_.PushClipRect(vec(rect.x, rect.y), vec(rect.right(), rect.bottom()), true);
}

void Painter::pop_clip() const { list_.PopClipRect(); }

}  // namespace backscroll
