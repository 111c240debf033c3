// timeline_panel: see the header. Back to front: room, grid, band, arcs, marks, cards, axis, overview, footer.
#include "ui/timeline_panel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "view/display_text.h"
#include "view/language.h"
#include "view/text_layout.h"
#include "view/words.h"

namespace backscroll {
namespace {

constexpr float kButton = 28;
constexpr float kIcon = 14;
constexpr float kLabelGap = 12;  // between the figures at the left and the plot
constexpr float kLabelEdge = 4;

void draw_grid(const Painter& painter, const TimelineFrame& frame) {
  const Palette& palette = painter.palette();
  const Rect& plot = frame.rooms.plot;
  const float half_line = type_size(TextStyle::kSmall).line_px / 2;
  for (const GridLine& line : frame.grid) {
    painter.hline(plot.x, plot.right(), line.y, with_alpha(palette.line, palette.tint.grid));
    const float width = painter.width_px(line.label, TextStyle::kSmall);
    const float x = std::max(plot.x - kLabelGap - width, kLabelEdge);
    // In some languages a thousand is a long word: it stands on the line instead of before it.
    const float y = x + width + kLabelEdge < plot.x ? line.y - half_line : line.y - 2 * half_line;
    painter.text({x, y}, line.label, TextStyle::kSmall, palette.soft);
  }
  const float bottom = frame.rooms.axis.y;
  painter.push_clip({plot.x, plot.y, plot.width, bottom - plot.y});
  for (const Tick& tick : frame.ticks.ticks) {
    const auto x = static_cast<float>(frame.scale.px_from_time(tick.time_millis));
    painter.vline(x, plot.y, bottom,
                  with_alpha(palette.line, tick.is_major ? palette.tint.grid : palette.tint.minor_tick));
  }
  painter.pop_clip();
}

void draw_bars(const Painter& painter, const std::vector<Bar>& bars, const Rect& rect, Color color) {
  painter.push_clip(rect);
  for (const Bar& bar : bars) {
    const float height = std::max(bar.share * (rect.height - 6), 2.0f);
    const float gap = bar.width_px > 3 ? 1.0f : 0.0f;
    painter.fill({bar.x, rect.bottom() - height, std::max(bar.width_px - gap, 1.0f), height}, color, 1);
  }
  painter.pop_clip();
}

// From one mark to the other, bulging upwards.
void draw_arcs(const Painter& painter, const TimelineFrame& frame) {
  const Palette& palette = painter.palette();
  const ImU32 color = packed(with_alpha(palette.quote, palette.tint.arc));
  for (const Arc& arc : frame.arcs) {
    const float lift = std::min(std::abs(arc.to.x - arc.from.x) * 0.25f + 30, 120.0f);
    const float top = std::max(std::min(arc.from.y, arc.to.y) - lift, frame.rooms.plot.y);
    const ImVec2 middle((arc.from.x + arc.to.x) / 2, top);
    painter.list().AddBezierQuadratic(ImVec2(arc.from.x, arc.from.y), middle, ImVec2(arc.to.x, arc.to.y),
                                      color, 1.4f);
  }
}

void draw_count(const Painter& painter, Icon icon, const Count& count, Point& at) {
  const Palette& palette = painter.palette();
  draw_icon(painter, icon, {at.x, at.y + 3, 12, 12}, palette.soft);
  const std::string words = words_of_count(count);
  painter.text({at.x + 16, at.y}, words, TextStyle::kSmall, palette.soft);
  at.x += 16 + painter.width_px(words, TextStyle::kSmall) + 10;
}

void draw_mark_card(const Painter& painter, const Archive& archive, const MarkCard& card, bool is_lit,
                    double now_millis) {
  const Palette& palette = painter.palette();
  const bool is_right = card.rect.x > card.mark.x;
  const float edge_x = is_right ? card.rect.x : card.rect.right();
  const float edge_y = std::clamp(card.mark.y, card.rect.y + 12, card.rect.bottom() - 12);
  painter.list().AddLine(ImVec2(card.mark.x, card.mark.y), ImVec2(edge_x, edge_y),
                         packed(with_alpha(palette.faint, card.alpha)), 1);
  painter.fill(card.rect, with_alpha(palette.panel, card.alpha), 8);
  painter.stroke(card.rect, with_alpha(is_lit ? palette.accent : palette.line, card.alpha), 8);
  const Point at{card.rect.x + 12, card.rect.y + 8};
  const std::string text =
      elided(brief_text(archive, card.post), TextStyle::kSmall, card.rect.width - 24, painter.measure());
  painter.text(at, text, TextStyle::kSmall, with_alpha(palette.ink, card.alpha));
  if (card.alpha < 1) return;  // the figures come when the card has settled
  Point below{at.x, at.y + 20};
  draw_count(painter, Icon::kHeart, archive.likes(card.post), below);
  draw_count(painter, Icon::kRepost, archive.reposts(card.post), below);
  painter.text(below, words_of_time(archive.time(card.post), now_millis), TextStyle::kSmall, palette.soft);
}

bool has_major_label(const TimelineFrame& frame, float from_x, float to_x) {
  return std::any_of(frame.ticks.ticks.begin(), frame.ticks.ticks.end(), [&](const Tick& tick) {
    const double x = frame.scale.px_from_time(tick.time_millis);
    return tick.is_major && x >= from_x && x < to_x;
  });
}

void draw_axis(const Painter& painter, const TimelineFrame& frame) {
  const Palette& palette = painter.palette();
  const Rect& axis = frame.rooms.axis;
  painter.hline(axis.x, axis.right(), axis.y, palette.line);
  const float y = axis.y + (axis.height - type_size(TextStyle::kSmall).line_px) / 2;
  float free_from = axis.x;
  const float context_px = painter.width_px(frame.ticks.context, TextStyle::kSmallBold) + 12;
  // The context stands at the left edge, unless a tick that says as much is about to take its place.
  if (!frame.ticks.context.empty() && !has_major_label(frame, axis.x, axis.x + context_px)) {
    painter.text({axis.x, y}, frame.ticks.context, TextStyle::kSmallBold, palette.ink);
    free_from += context_px;
  }
  for (const Tick& tick : frame.ticks.ticks) {
    const auto x = static_cast<float>(frame.scale.px_from_time(tick.time_millis));
    const TextStyle style = tick.is_major ? TextStyle::kSmallBold : TextStyle::kSmall;
    const float width = painter.width_px(tick.label, style);
    const float left = x + 5;
    if (left < free_from || left + width > axis.right()) continue;
    painter.text({left, y}, tick.label, style, tick.is_major ? palette.ink : palette.soft);
    free_from = left + width + 8;
  }
}

void draw_overview(const Painter& painter, const TimelineFrame& frame) {
  const Palette& palette = painter.palette();
  const Rect& room = frame.rooms.overview;
  constexpr float kCorner = 6;
  painter.fill(room, palette.panel, kCorner);
  draw_bars(painter, frame.overview, room.inset(0, 3), palette.band);
  painter.fill(frame.brush, with_alpha(palette.accent, palette.tint.brush), kCorner);
  for (const float x : {frame.brush.x, frame.brush.right()}) {
    const float height = std::min(28.0f, room.height - 8);
    painter.fill({x - size::kHandle / 2, room.y + (room.height - height) / 2, size::kHandle, height},
                 palette.accent, 2);
  }
  painter.stroke(room, palette.line, kCorner);
}

void draw_button(const Painter& painter, const TimelineButton& button, const Pointer& pointer) {
  const Palette& palette = painter.palette();
  const bool is_hot = pointer.is_inside && button.rect.contains(pointer.at);
  painter.fill(button.rect, is_hot ? palette.line : palette.chip, button.rect.width / 2);
  const float inset = (button.rect.width - kIcon) / 2;
  draw_icon(painter, button.icon, button.rect.inset(inset, inset), is_hot ? palette.ink : palette.soft);
}

void draw_summary(const Painter& painter, const TimelineFrame& frame) {
  const Rect& room = frame.rooms.summary;
  if (room.is_empty()) return;
  const Palette& palette = painter.palette();
  const float y = room.y + (room.height - type_size(TextStyle::kSmall).line_px) / 2;
  const std::string rest = " \xC2\xB7 " + frame.summary_rest;
  painter.text_right({room.right(), y}, rest, TextStyle::kSmall, palette.soft);
  const float x = room.right() - painter.width_px(rest, TextStyle::kSmall);
  painter.text_right({x, y}, frame.summary_count, TextStyle::kSmallBold, palette.ink);
}

struct LegendEntry {
  Icon icon;
  PostKind kind;
  std::string_view word;
  Color color;
};

// Right-aligned, written from right to left; only what occurs. Returns the left edge.
float draw_legend(const Painter& painter, const ArchiveFacts& facts, const Rect& room, float y) {
  const Palette& palette = painter.palette();
  const std::array<LegendEntry, 4> entries = {
      {{Icon::kSmallTriangle, PostKind::kRepost, say(Phrase::kKindRepost), palette.repost},
       {Icon::kSmallDiamond, PostKind::kQuote, say(Phrase::kKindQuote), palette.quote},
       {Icon::kSmallSquare, PostKind::kReply, say(Phrase::kKindReply), palette.reply},
       {Icon::kSmallDisc, PostKind::kOriginal, say(Phrase::kKindPost), palette.accent}}};
  float x = room.right();
  if (facts.has_intervals) {
    const std::string_view words = say(Phrase::kKindInterval);
    painter.text_right({x, y}, words, TextStyle::kSmall, palette.soft);
    x -= painter.width_px(words, TextStyle::kSmall) + 6 + 20;
    painter.fill({x, y + 6, 20, 6}, with_alpha(palette.accent, palette.tint.key), 3);
    x -= 16;
  }
  for (const LegendEntry& entry : entries) {
    if (!(facts.kinds & (1u << static_cast<unsigned>(entry.kind)))) continue;
    painter.text_right({x, y}, entry.word, TextStyle::kSmall, palette.soft);
    x -= painter.width_px(entry.word, TextStyle::kSmall) + 5 + 12;
    draw_icon(painter, entry.icon, {x, y + 3, 12, 12}, entry.color);
    x -= 14;
  }
  return x;
}

void draw_footer(const Painter& painter, const TimelinePicture& picture) {
  const Rect& room = picture.frame.rooms.footer;
  if (room.is_empty()) return;
  const float y = room.y + (room.height - type_size(TextStyle::kSmall).line_px) / 2;
  const float left = draw_legend(painter, picture.facts, room, y);
  for (const Phrase phrase : {Phrase::kHintLong, Phrase::kHintShort, Phrase::kHintShortest}) {
    const std::string_view hint = say(phrase);  // the longest that fits
    if (room.x + painter.width_px(hint, TextStyle::kSmall) + 16 > left) continue;
    painter.text({room.x, y}, hint, TextStyle::kSmall, painter.palette().soft);
    break;
  }
}

void draw_selection(const Painter& painter, const TimelinePicture& picture) {
  if (picture.gesture.grip != Grip::kSelection) return;
  const Rect& plot = picture.frame.rooms.plot;
  const float from =
      std::clamp(std::min(picture.gesture.began.x, picture.pointer.at.x), plot.x, plot.right());
  const float to = std::clamp(std::max(picture.gesture.began.x, picture.pointer.at.x), plot.x, plot.right());
  const Rect area{from, plot.y, to - from, picture.frame.rooms.axis.y - plot.y};
  const Palette& palette = painter.palette();
  painter.fill(area, with_alpha(palette.accent, palette.tint.range));
  painter.vline(from, area.y, area.bottom(), palette.accent);
  painter.vline(to, area.y, area.bottom(), palette.accent);
}

void draw_marks_and_cards(const Painter& painter, const TimelinePicture& picture) {
  const Rect& plot = picture.frame.rooms.plot;
  const Rect clip{plot.x - 8, plot.y - 8, plot.width + 16, plot.height + 12};
  painter.push_clip(clip);
  draw_arcs(painter, picture.frame);
  painter.list().AddCallback(picture.draw_marks, picture.draw_marks_data);
  painter.list().AddCallback(ImDrawCallback_ResetRenderState, nullptr);
  const ViewState& state = picture.state;
  for (const MarkCard& card : picture.cards) {
    const bool is_lit = card.post == state.hovered || card.post == state.selected;
    draw_mark_card(painter, picture.archive, card, is_lit, state.now_millis);
  }
  painter.pop_clip();
}

}  // namespace

ArchiveFacts facts_of(const Archive& archive) {
  ArchiveFacts facts;
  facts.extent = words_of_extent(archive);
  for (PostIndex post = 0; post < archive.post_count(); ++post) {
    facts.kinds = static_cast<uint8_t>(facts.kinds | 1u << static_cast<unsigned>(archive.kind(post)));
    facts.has_intervals = facts.has_intervals || archive.time(post).precision == TimePrecision::kInterval;
  }
  return facts;
}

std::vector<TimelineButton> timeline_buttons(const TimelineFrame& frame, const ViewState& state) {
  const double middle = state.target.begin_millis + state.target.span_millis() / 2;
  const Rect& summary = frame.rooms.summary;
  if (summary.is_empty()) {
    if (state.is_fitted()) return {};
    const Rect& plot = frame.rooms.plot;
    return {{Icon::kFit,
             {plot.right() - kButton - 2, plot.y + 2, kButton, kButton},
             say(Phrase::kShowAll),
             FitAll{}}};
  }
  const float y = summary.y + (summary.height - kButton) / 2;
  const auto at = [&](int i) {
    return Rect{summary.x + static_cast<float>(i) * (kButton + 8), y, kButton, kButton};
  };
  return {{Icon::kMinus, at(0), say(Phrase::kZoomOut), ZoomAround{middle, 0.5, false}},
          {Icon::kPlus, at(1), say(Phrase::kZoomIn), ZoomAround{middle, 2, false}},
          {Icon::kFit, at(2), say(Phrase::kZoomAll), FitAll{}}};
}

void draw_timeline(const Painter& painter, const TimelinePicture& picture) {
  const TimelineFrame& frame = picture.frame;
  painter.fill(frame.rooms.timeline, painter.palette().background);
  draw_grid(painter, frame);
  if (!frame.rooms.band.is_empty()) draw_bars(painter, frame.band, frame.rooms.band, painter.palette().band);
  draw_marks_and_cards(painter, picture);
  draw_selection(painter, picture);
  draw_axis(painter, frame);
  draw_overview(painter, frame);
  draw_summary(painter, frame);
  for (const TimelineButton& button : timeline_buttons(frame, picture.state)) {
    draw_button(painter, button, picture.pointer);
  }
  draw_footer(painter, picture);
}

}  // namespace backscroll
