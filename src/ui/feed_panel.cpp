// feed_panel: see the header.
#include "ui/feed_panel.h"

#include <algorithm>

#include "ui/card_painter.h"
#include "view/language.h"

namespace backscroll {
namespace {

float card_tint(PostIndex post, const ViewState& state, const Tints& tints) {
  float tint = post == state.selected ? tints.selected : post == state.hovered ? tints.hover : 0;
  const double since = state.now_millis - state.flash_began_millis;
  if (post == state.selected && !state.is_motion_reduced && since >= 0 && since < duration::kFlash) {
    tint += tints.flash * static_cast<float>(1 - since / duration::kFlash);
  }
  return tint;
}

// In high contrast a tint is not enough.
void draw_focus(const Painter& painter, const Rect& card) {
  const Palette& palette = painter.palette();
  if (palette.focus_stroke > 0) painter.frame(card, palette.accent, palette.focus_stroke);
}

void draw_tabs(const Painter& painter, const FeedFrame& frame, const ViewState& state, float padding_px) {
  const Palette& palette = painter.palette();
  const Rect row{frame.area.x, frame.tabs_y, frame.area.width, size::kTabs};
  painter.fill(row, palette.panel);
  painter.hline(row.x, row.right(), row.y, palette.line);
  painter.hline(row.x, row.right(), row.bottom() - size::kHairline, palette.line);
  for (const FeedTab& tab : feed_tabs(painter, frame, state.sort, padding_px)) {
    const TextStyle style = tab.is_chosen ? TextStyle::kSmallBold : TextStyle::kSmall;
    const float y = tab.rect.y + (tab.rect.height - type_size(style).line_px) / 2;
    painter.text({tab.rect.x + 8, y}, tab.label, style, tab.is_chosen ? palette.ink : palette.soft);
    if (!tab.is_chosen) continue;
    painter.fill({tab.rect.x + 8, tab.rect.bottom() - 3, tab.rect.width - 16, 3}, palette.accent, 1.5f);
  }
}

void draw_empty(const Painter& painter, const FeedFrame& frame) {
  const Palette& palette = painter.palette();
  const Rect button = show_all_button(frame);
  const std::string_view words = say(Phrase::kNoPosts);
  const float x = frame.area.x + (frame.area.width - painter.width_px(words, TextStyle::kBody)) / 2;
  painter.text({x, button.y - 36}, words, TextStyle::kBody, palette.soft);
  painter.fill(button, palette.accent, button.height / 2);
  const std::string_view label = say(Phrase::kShowAll);
  const float label_x = button.x + (button.width - painter.width_px(label, TextStyle::kSmallBold)) / 2;
  painter.text({label_x, button.y + 7}, label, TextStyle::kSmallBold, palette.on_accent);
}

}  // namespace

std::array<FeedTab, 4> feed_tabs(const Painter& painter, const FeedFrame& frame, FeedSort sort,
                                 float padding_px) {
  const bool is_oldest = sort == FeedSort::kOldest;
  // A second click on the order of time turns it round.
  std::array<FeedTab, 4> tabs = {
      {{say(is_oldest ? Phrase::kOldest : Phrase::kNewest),
        {},
        sort == FeedSort::kTime ? FeedSort::kOldest : FeedSort::kTime,
        is_oldest || sort == FeedSort::kTime},
       {say(Phrase::kByLikes), {}, FeedSort::kLikes, sort == FeedSort::kLikes},
       {say(Phrase::kByReplies), {}, FeedSort::kReplies, sort == FeedSort::kReplies},
       {say(Phrase::kByReposts), {}, FeedSort::kReposts, sort == FeedSort::kReposts}}};
  float x = frame.area.x + padding_px - 8;
  for (FeedTab& tab : tabs) {
    const float width = painter.width_px(tab.label, TextStyle::kSmallBold) + 16;
    tab.rect = {x, frame.tabs_y, width, size::kTabs};
    x += width + 4;
  }
  return tabs;
}

bool has_quiet_controls(PostIndex post, const ViewState& state, const Rooms& rooms) {
  return !rooms.is_wide || state.is_touched || post == state.selected || post == state.hovered;
}

Rect show_all_button(const FeedFrame& frame) {
  if (!frame.is_empty) return {};
  return {frame.area.x + frame.area.width / 2 - 56, frame.tabs_y + size::kTabs + 84, 112, 32};
}

void draw_feed(const Painter& painter, const FeedFrame& frame, const ViewState& state,
               std::span<const Bar> activity, const Rooms& rooms) {
  const Palette& palette = painter.palette();
  const Rect& area = frame.area;
  painter.fill(area, palette.panel);
  painter.push_clip(area);
  for (const PlacedCard& placed : frame.cards) {
    const bool is_profile = placed.card->post == kNoPost;
    const float tint = is_profile ? 0 : card_tint(placed.card->post, state, palette.tint);
    const Rect rect{area.x, placed.y, area.width, placed.card->height_px};
    if (tint > 0) painter.fill(rect, with_alpha(palette.accent, tint));
    draw_card(painter, *placed.card, {area.x, placed.y}, activity,
              has_quiet_controls(placed.card->post, state, rooms));
    if (is_profile) continue;
    painter.hline(area.x, area.right(), rect.bottom() - size::kHairline, palette.line);
    if (placed.card->post == state.selected) draw_focus(painter, rect);
  }
  if (frame.is_empty) draw_empty(painter, frame);
  draw_tabs(painter, frame, state, rooms.card_padding);
  painter.fill(frame.thumb, palette.faint, size::kScrollBar / 2);
  painter.pop_clip();
  if (rooms.is_wide)
    painter.vline(area.x, area.y, area.bottom(), palette.line);
  else
    painter.hline(area.x, area.right(), area.y, palette.line);
}

}  // namespace backscroll
