// plot_painter: see parts.h.
#include "ui/parts.h"

#include <algorithm>
#include <cmath>

#include "ui/icons.h"
#include "view/text/text_layout.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr float kGapPx = 2;  // of a ribbon where parts are missing

ImVec2 vec(Point point) { return ImVec2(point.x, point.y); }

void draw_count(const Painter& painter, Icon icon, const Count& count, Color color, Point& at) {
  draw_icon(painter, icon, {at.x, at.y + 3, 12, 12}, color);
  const std::string words = words_of_count(count);
  painter.text({at.x + kMarkCardIcon, at.y}, words, TextStyle::kSmall, color);
  at.x += kMarkCardIcon + painter.width_px(words, TextStyle::kSmall) + kMarkCardGap;
}

// Hearts, reposts, and the date as far as it fits.
void draw_figures(const Painter& painter, const Archive& archive, const MarkCard& card, Point at, float right,
                  double now_millis) {
  const Color color = with_alpha(painter.palette().soft, card.alpha);
  draw_count(painter, Icon::kHeart, archive.likes(card.post), color, at);
  draw_count(painter, Icon::kRepost, archive.reposts(card.post), color, at);
  const std::string date = words_of_time(archive.time(card.post), now_millis);
  painter.text(at, elided(date, TextStyle::kSmall, std::max(right - at.x, 0.0f), painter.measure()),
               TextStyle::kSmall, color);
}

void draw_stem(const Painter& painter, const MarkCard& card) {
  painter.list().AddLine(vec(card.mark), vec(stem_end(card.rect, card.mark)),
                         packed(with_alpha(painter.palette().faint, card.alpha)), 1);
}

void draw_mark_card(const Painter& flat, const Archive& archive, const MarkCard& card, bool is_lit,
                    double now_millis) {
  const Painter painter = flat.as_read_in(card.rect);
  const Palette& palette = painter.palette();
  painter.fill(card.rect, with_alpha(palette.panel, card.alpha), 8);
  painter.stroke(card.rect, with_alpha(is_lit ? palette.accent : palette.line, card.alpha), 8);
  const float line_px = type_size(TextStyle::kSmall).line_px;
  const float figures_y = card.rect.bottom() - kMarkCardFigures + 2;
  Point at{card.rect.x + kMarkCardPadding, card.rect.y + kMarkCardTop};
  for (const std::string& line : card.lines) {
    if (at.y + line_px > figures_y + 1) break;  // the card is still growing
    painter.text(at, line, TextStyle::kSmall, with_alpha(palette.ink, card.alpha));
    at.y += line_px;
  }
  draw_figures(painter, archive, card, {at.x, figures_y}, card.rect.right() - kMarkCardPadding, now_millis);
}

}  // namespace

// A mesh with a colour at each bucket: the graphics card blends between them.
void draw_field(const Painter& painter, const TimelineFrame& frame) {
  const DensityField& field = frame.field;
  if (!field.is_visible()) return;
  constexpr size_t kLines = DensityField::kLines;
  const Palette& palette = painter.palette();
  ImDrawList& list = painter.list();
  const auto first = static_cast<ImDrawIdx>(list._VtxCurrentIdx);
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  list.PrimReserve(0, static_cast<int>(field.columns() * kLines));
  for (size_t column = 0; column < field.columns(); ++column) {
    for (size_t line = 0; line < kLines; ++line) {
      const float alpha = palette.tint.field * field.strength(column, line);
      list.PrimWriteVtx(vec(field.point(column, line)), white, packed(with_alpha(palette.accent, alpha)));
    }
  }
  for (size_t column = 0; column + 1 < field.columns(); ++column) {
    for (size_t line = 0; line + 1 < kLines; ++line) {
      const float strongest =
          std::max({field.strength(column, line), field.strength(column, line + 1),
                    field.strength(column + 1, line), field.strength(column + 1, line + 1)});
      if (strongest * palette.tint.field < 1.0f / 255) continue;
      const auto at = static_cast<ImDrawIdx>(first + column * kLines + line);
      list.PrimReserve(6, 0);
      for (const size_t corner : {size_t{0}, size_t{1}, kLines + 1, size_t{0}, kLines + 1, kLines}) {
        list.PrimWriteIdx(static_cast<ImDrawIdx>(at + corner));
      }
    }
  }
}

void draw_ribbons(const Painter& painter, const TimelineFrame& frame) {
  const Palette& palette = painter.palette();
  for (const Ribbon& ribbon : frame.ribbons) {
    const float alpha = ribbon.alpha * (ribbon.is_lit ? palette.tint.lit_ribbon : palette.tint.ribbon);
    const ImU32 color = packed(with_alpha(palette.accent, alpha));
    for (const RibbonStrip& strip : ribbon.strips) {
      std::vector<ImVec2> points;
      points.reserve(strip.points.size());
      for (const Point& point : strip.points) points.push_back(vec(point));
      const float width = strip.is_gap ? kGapPx : ribbon.is_lit ? kRibbonPx + 2 : kRibbonPx;
      painter.list().AddPolyline(points.data(), static_cast<int>(points.size()), color, 0, width);
    }
  }
}

// From one mark to the other, bulging upwards.
void draw_arcs(const Painter& painter, const TimelineFrame& frame) {
  const Palette& palette = painter.palette();
  for (const Arc& arc : frame.arcs) {
    const ImU32 color = packed(with_alpha(palette.quote, palette.tint.arc * arc.alpha));
    const float lift = std::min(std::abs(arc.to.x - arc.from.x) * 0.25f + 30, 120.0f);
    const float top = std::max(std::min(arc.from.y, arc.to.y) - lift, frame.rooms.plot.y);
    const ImVec2 middle((arc.from.x + arc.to.x) / 2, top);
    painter.list().AddBezierQuadratic(vec(arc.from), middle, vec(arc.to), color, 1.4f);
  }
}

void draw_mark_cards(const Painter& painter, const Archive& archive, const std::vector<MarkCard>& cards,
                     const ViewState& state) {
  for (const MarkCard& card : cards) draw_stem(painter, card);
  for (const MarkCard& card : cards) {
    draw_mark_card(painter, archive, card, card.post == state.hovered || card.post == state.selected,
                   state.now_millis);
  }
}
}  // namespace backscroll
