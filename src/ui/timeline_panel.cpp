// timeline_panel: see the header. Back to front: room, grid, band, names of silences and bursts, what is in
// the plot, axis, overview, footer.
#include "ui/panels.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/icons.h"
#include "ui/parts.h"
#include "view/input/buttons.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr float kIcon = 14;
constexpr float kOverhang = 8;  // of a mark at the edge of the plot

void draw_label(const Painter& painter, const Label& label) {
  const Color color = label.is_strong ? painter.palette().ink : painter.palette().soft;
  painter.text({label.rect.x, label.rect.y}, label.text, label.style, color);
}

void draw_grid(const Painter& painter, const TimelineFrame& frame) {
  const Palette& palette = painter.palette();
  const Rect& plot = frame.rooms.plot;
  for (const GridLine& line : frame.grid) {
    painter.hline(plot.x, plot.right(), line.y, with_alpha(palette.line, palette.tint.grid));
    draw_label(painter, line.label);
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

void draw_bars(const Painter& painter, const std::vector<Bar>& bars, const Rect& rect) {
  const Palette& palette = painter.palette();
  painter.push_clip(rect);
  for (const Bar& bar : bars) {
    const float height = std::max(bar.share * (rect.height - 6), 2.0f);
    const auto fill = [&](float height_px, Color color) {
      painter.fill({bar.x, rect.bottom() - height_px, std::max(bar.width_px, 1.0f), height_px},
                   with_alpha(color, bar.alpha), 1);
    };
    fill(height, palette.band);
    if (bar.found > 0) fill(std::max(bar.found * height, 2.0f), palette.hit);
  }
  painter.pop_clip();
}

void draw_axis(const Painter& painter, const TimelineFrame& frame) {
  const Rect& axis = frame.rooms.axis;
  painter.hline(axis.x, axis.right(), axis.y, painter.palette().line);
  for (const Label& label : frame.axis_labels) draw_label(painter, label);
}

// A dotted line with the name in its middle.
void draw_silence(const Painter& painter, const AxisNote& note, Color color) {
  constexpr float kStep = 6;
  const bool has_name = !note.label.text.empty();
  const float y = note.rect.y + note.rect.height / 2;
  for (float x = std::ceil(note.left / kStep) * kStep; x + 2 <= note.right; x += kStep) {
    const bool is_under_name = has_name && x + 2 > note.label.rect.x - 8 && x < note.label.rect.right() + 8;
    if (!is_under_name) painter.fill({x, y - 1, 2, 2}, color, 1);
  }
}

// A pennant on a pole, with a line under the days it means when they are wide enough.
void draw_burst(const Painter& painter, const AxisNote& note, Color color) {
  const bool is_name_right = note.label.rect.x >= note.left;
  const float x = painter.snapped(is_name_right ? note.left : note.right);
  const float top = note.rect.y + 5;
  const float tip = is_name_right ? x + 7 : x - 7;
  painter.vline(x, top, note.rect.bottom(), color);
  painter.list().AddTriangleFilled(ImVec2(x, top), ImVec2(tip, top + 3.5f), ImVec2(x, top + 7),
                                   packed(color));
  if (note.right - note.left > 4) painter.hline(note.left, note.right, note.rect.bottom() - 1, color);
}

void draw_notes(const Painter& painter, const TimelinePicture& picture) {
  const Palette& palette = painter.palette();
  painter.push_clip(picture.frame.rooms.notes);
  for (const AxisNote& note : picture.frame.notes) {
    const bool is_hot = picture.pointer.is_inside && note.rect.contains(picture.pointer.at);
    const Color color = with_alpha(is_hot ? palette.accent : palette.faint, note.alpha);
    if (note.kind == AxisNote::Kind::kSilence) draw_silence(painter, note, color);
    if (note.kind == AxisNote::Kind::kBurst) draw_burst(painter, note, color);
    painter.text({note.label.rect.x, note.label.rect.y}, note.label.text, note.label.style,
                 with_alpha(is_hot ? palette.accent : palette.soft, note.alpha));
  }
  painter.pop_clip();
}

void draw_overview(const Painter& painter, const TimelineFrame& frame) {
  const Palette& palette = painter.palette();
  const Rect& room = frame.rooms.overview;
  constexpr float kCorner = 6;
  painter.fill(room, palette.panel, kCorner);
  draw_bars(painter, frame.overview, room.inset(0, 3));
  painter.fill(frame.brush, with_alpha(palette.accent, palette.tint.brush), kCorner);
  for (const float x : {frame.brush.x, frame.brush.right()}) {
    const float height = std::min(28.0f, room.height - 8);
    painter.fill({x - size::kHandle / 2, room.y + (room.height - height) / 2, size::kHandle, height},
                 palette.accent, 2);
  }
  painter.stroke(room, palette.line, kCorner);
}

Icon icon_of(TimelineButton::Sign sign) {
  switch (sign) {
    case TimelineButton::Sign::kMinus: return Icon::kMinus;
    case TimelineButton::Sign::kPlus: return Icon::kPlus;
    case TimelineButton::Sign::kFit: break;
  }
  return Icon::kFit;
}

void draw_button(const Painter& painter, const TimelineButton& button, const Pointer& pointer) {
  const Palette& palette = painter.palette();
  const bool is_hot = pointer.is_inside && button.rect.contains(pointer.at);
  painter.fill(button.rect, is_hot ? palette.line : palette.chip, button.rect.width / 2);
  const float inset = (button.rect.width - kIcon) / 2;
  draw_icon(painter, icon_of(button.sign), button.rect.inset(inset, inset),
            is_hot ? palette.ink : palette.soft);
}

void draw_summary(const Painter& flat, const TimelineFrame& frame) {
  const Rect& room = frame.rooms.summary;
  if (room.is_empty()) return;
  const Painter painter = flat.as_read_in(room);
  const Palette& palette = painter.palette();
  const float y = room.y + (room.height - type_size(TextStyle::kSmall).line_px) / 2;
  const std::string rest = frame.summary_rest.empty() ? "" : as_interface(" \xC2\xB7 " + frame.summary_rest);
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

void draw_footer(const Painter& flat, const TimelinePicture& picture) {
  const Rect& room = picture.frame.rooms.footer;
  if (room.is_empty()) return;
  const Painter painter = flat.as_read_in(room);
  const float y = room.y + (room.height - type_size(TextStyle::kSmall).line_px) / 2;
  const float left = draw_legend(painter, picture.facts, room, y);
  for (const Phrase phrase : {Phrase::kHintLong, Phrase::kHintShort, Phrase::kHintShortest}) {
    const std::string_view hint = say(phrase);  // the longest that fits
    if (room.x + painter.width_px(hint, TextStyle::kSmall) + 16 > left) continue;
    painter.text({room.x, y}, hint, TextStyle::kSmall, painter.palette().soft);
    break;
  }
}

void draw_selection(const Painter& painter, const TimelineFrame& frame) {
  if (!frame.selection) return;
  const Selection& selection = *frame.selection;
  const Rect& area = selection.area;
  const Palette& palette = painter.palette();
  painter.fill(area, with_alpha(palette.accent, palette.tint.range));
  painter.vline(area.x, area.y, area.bottom(), palette.accent);
  painter.vline(area.right(), area.y, area.bottom(), palette.accent);
  const Rect& label = selection.label;
  painter.fill(label, palette.ink, size::kCornerSmall);
  const float width = painter.width_px(selection.words, TextStyle::kSmall);
  const float line_px = type_size(TextStyle::kSmall).line_px;
  painter.text({label.x + (label.width - width) / 2, label.y + (label.height - line_px) / 2}, selection.words,
               TextStyle::kSmall, palette.panel);
}

void draw_marks_and_cards(const Painter& painter, const TimelinePicture& picture) {
  const Rect& plot = picture.frame.rooms.plot;
  painter.push_clip(plot);
  draw_field(painter, picture.frame);
  painter.pop_clip();
  painter.push_clip({plot.x, plot.y - kOverhang, plot.width, plot.height + 2 * kOverhang});
  draw_ribbons(painter, picture.frame);
  draw_arcs(painter, picture.frame);
  painter.pop_clip();
  painter.push_clip(plot.inset(-kOverhang, -kOverhang));
  painter.list().AddCallback(picture.draw_marks, picture.draw_marks_data);
  painter.list().AddCallback(ImDrawCallback_ResetRenderState, nullptr);
  draw_mark_cards(painter, picture.archive, picture.cards, picture.state);
  painter.pop_clip();
}

}  // namespace

void draw_timeline(const Painter& painter, const TimelinePicture& picture) {
  const TimelineFrame& frame = picture.frame;
  painter.fill(frame.rooms.timeline, painter.palette().background);
  if (frame.message) {
    draw_label(painter, *frame.message);
    return draw_summary(painter, frame);
  }
  draw_grid(painter, frame);
  if (!frame.rooms.band.is_empty()) draw_bars(painter, frame.band, frame.rooms.band);
  draw_notes(painter, picture);
  draw_marks_and_cards(painter, picture);
  draw_selection(painter, frame);
  draw_axis(painter, frame);
  draw_overview(painter, frame);
  draw_summary(painter, frame);
  for (const TimelineButton& button : timeline_buttons(frame, picture.state)) {
    draw_button(painter, button, picture.pointer);
  }
  draw_footer(painter, picture);
}

}  // namespace backscroll
