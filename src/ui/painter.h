// painter: text and shapes in the theme's terms on an ImGui draw list. Positions are CSS pixels; text and hairlines
// are set on whole device pixels.
#pragma once

#include <string_view>

#include "imgui.h"
#include "ui/run_painter.h"
#include "view/base/geometry.h"
#include "view/base/theme.h"
#include "view/card/card_layout.h"
#include "view/text/text_style.h"

namespace backscroll {

struct PictureShelf;

// What text is set with. Labels of the interface in Latin letters are ImGui glyphs; everything else, and everything
// where pixels cannot be read back from a canvas, is a run.
struct Fonts {
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
  float pixel_ratio = 1;
  bool has_glyphs = false;
  const TextMeasurer* measure = nullptr;
  RunPainter* runs = nullptr;

  ImFontBaked& baked(bool is_bold, float font_px) const {
    return *(is_bold ? bold : regular)->GetFontBaked(font_px, pixel_ratio);
  }
};

class Painter {
 public:
  Painter(ImDrawList& list, const Fonts& fonts, const Palette& palette, const PictureShelf& pictures)
      : list_(list), fonts_(fonts), palette_(palette), pictures_(pictures), ratio_(fonts.pixel_ratio) {}

  // For what is drawn where it is laid out from left to right: a painter that turns `room` over if the reader's
  // language runs from right to left. Text and pictures move, but stay as they are.
  Painter as_read_in(const Rect& room) const;
  Rect placed(const Rect& rect) const;
  bool is_turned() const { return is_turned_; }

  const Palette& palette() const { return palette_; }
  ImDrawList& list() const { return list_; }
  const TextMeasurer& measure() const { return *fonts_.measure; }
  float pixel_ratio() const { return ratio_; }
  const PictureShelf& pictures() const { return pictures_; }  // see parts.h
  float snapped(float px) const;                              // to a whole device pixel

  // `at` is the top left of a line box of the style's height.
  void text(Point at, std::string_view text, TextStyle style, Color color) const;
  // The same for what people wrote: always set by the browser, whatever its letters.
  void line(Point at, std::string_view text, TextStyle style, Color color) const;
  // A line of a card, or a part of one.
  void piece(Point at, const TextPiece& piece) const;
  Color ink_color(Ink ink) const;
  // Centred in both directions, at any size: for initials.
  void centred_text(const Rect& rect, std::string_view text, float font_px, Color color) const;
  float width_px(std::string_view text, TextStyle style) const;
  void text_right(Point top_right, std::string_view text, TextStyle style, Color color) const;

  void fill(const Rect& rect, Color color, float corner = 0) const;
  void stroke(const Rect& rect, Color color, float corner = 0) const;
  // Inside the rectangle, `width` thick.
  void frame(const Rect& rect, Color color, float width) const;
  void hline(float x0, float x1, float y, Color color) const;
  void vline(float x, float y0, float y1, Color color) const;
  void disc(Point center, float radius, Color color) const;
  void shadow(const Rect& rect, float corner) const;  // under floating cards
  // Whether any of these heights is inside the clip: what is not may be left out.
  bool is_seen(float top, float bottom) const;
  void push_clip(const Rect& rect) const;
  void pop_clip() const;

 private:
  Point baseline_of(Point at, std::string_view text, TextStyle style) const;
  void run(Point baseline, std::string_view text, float font_px, bool is_bold, Color color) const;
  void glyphs(Point baseline, std::string_view text, ImFontBaked& baked, Color color) const;

  ImDrawList& list_;
  const Fonts& fonts_;
  const Palette& palette_;
  const PictureShelf& pictures_;
  float ratio_;
  Rect room_;
  bool is_turned_ = false;
};

ImU32 packed(Color color);

}  // namespace backscroll
