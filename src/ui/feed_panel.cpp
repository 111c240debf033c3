// feed_panel: see the header.
#include "ui/panels.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/parts.h"
#include "view/input/buttons.h"
#include "view/words/language.h"

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

Icon icon_of(TabIcon icon) {
  if (icon == TabIcon::kNumbers) return Icon::kBars;
  if (icon == TabIcon::kRelevance) return Icon::kStar;
  return icon == TabIcon::kReplies ? Icon::kReply : icon == TabIcon::kReposts ? Icon::kRepost : Icon::kHeart;
}

void draw_tab(const Painter& painter, const FeedTab& tab) {
  const Palette& palette = painter.palette();
  const Color color = tab.is_chosen ? palette.ink : palette.soft;
  const float inner_px = tab.rect.width - 2 * size::kGap;
  if (tab.icon != TabIcon::kNone) {
    const float y = tab.rect.y + (tab.rect.height - inner_px) / 2;
    draw_icon(painter, icon_of(tab.icon), {tab.rect.x + size::kGap, y, inner_px, inner_px}, color);
  } else {
    const TextStyle style = tab.is_chosen ? TextStyle::kSmallBold : TextStyle::kSmall;
    const float y = tab.rect.y + (tab.rect.height - type_size(style).line_px) / 2;
    painter.text({tab.rect.x + size::kGap, y}, tab.label, style, color);
  }
  if (!tab.is_chosen) return;
  painter.fill({tab.rect.x + size::kGap, tab.rect.bottom() - 3, inner_px, 3}, palette.accent, 1.5f);
}

void draw_tabs(const Painter& painter, const FeedPicture& picture) {
  const Palette& palette = painter.palette();
  const Rect row{picture.frame.area.x, picture.frame.tabs_y, picture.frame.area.width, size::kTabs};
  painter.fill(row, palette.panel);
  if (row.y > picture.frame.area.y) painter.hline(row.x, row.right(), row.y, palette.line);
  painter.hline(row.x, row.right(), row.bottom() - size::kHairline, palette.line);
  for (const FeedTab& tab : picture.tabs) draw_tab(painter, tab);
}

// From picture to picture through the parts of a thread; broken where parts are missing.
void draw_thread_line(const Painter& painter, const PlacedCard& placed, const Rect& rect, float padding_px) {
  constexpr float kDash = 4;
  const FeedItem& item = placed.item;
  const Color color = painter.palette().line;
  const float x = rect.x + padding_px + size::kAvatar / 2 - size::kThreadLine / 2;
  const Painter turned = painter.as_read_in(rect);
  const auto line = [&](float from, float to) {
    if (to > from) turned.fill({x, from, size::kThreadLine, to - from}, color);
  };
  if (item.kind == FeedItemKind::kGap) {
    for (float y = rect.y; y < rect.bottom(); y += 2 * kDash) line(y, std::min(y + kDash, rect.bottom()));
    return;
  }
  const float top = rect.y + size::kCardTop;
  if (item.joins_above) line(rect.y, top - size::kThreadLine);
  if (item.joins_below) line(top + size::kAvatar + size::kThreadLine, rect.bottom());
}

// A tint over the control under the pointer.
void light_control(const Painter& painter, const PlacedCard& placed, const FeedPicture& picture,
                   bool has_quiet) {
  const Point at{picture.pointer.at.x - picture.frame.area.x, picture.pointer.at.y - placed.y};
  for (const CardControl& control : placed.card->controls) {
    const Rect& rect = control.rect;
    if ((control.is_quiet && !has_quiet) || !rect.contains(at)) continue;
    const Rect lit{picture.frame.area.x + rect.x, placed.y + rect.y, rect.width, rect.height};
    const float corner = rect.height < size::kAvatar ? rect.height / 2 : size::kCorner;
    return painter.fill(lit, with_alpha(painter.palette().accent, painter.palette().tint.selected), corner);
  }
}

// The link under the pointer, on all its lines.
void underline_link(const Painter& painter, const PlacedCard& placed, const FeedPicture& picture) {
  constexpr float kBelow = 0.86f;  // of the height of a line: just under the letters
  const Point at{picture.pointer.at.x - picture.frame.area.x, picture.pointer.at.y - placed.y};
  const std::vector<CardLink>& links = placed.card->links;
  const auto hot =
      std::find_if(links.begin(), links.end(), [&](const CardLink& link) { return link.rect.contains(at); });
  if (hot == links.end()) return;
  for (const CardLink& link : links) {
    if (link.group != hot->group) continue;
    const float x = picture.frame.area.x + link.rect.x;
    painter.hline(x, x + link.rect.width, placed.y + link.rect.y + link.rect.height * kBelow,
                  painter.palette().accent);
  }
}

void draw_item(const Painter& painter, const PlacedCard& placed, const FeedPicture& picture) {
  const Palette& palette = painter.palette();
  const Rect& area = picture.frame.area;
  const PostIndex post = placed.card->post;
  const Rect rect{area.x, placed.y, area.width, placed.card->height_px};
  const bool is_heading =
      post == kNoPost && placed.item.kind != FeedItemKind::kProfile && placed.item.kind != FeedItemKind::kGap;
  if (is_heading) painter.fill(rect, palette.background);
  const float tint = post == kNoPost ? 0 : card_tint(post, picture.state, palette.tint);
  if (tint > 0) painter.fill(rect, with_alpha(palette.accent, tint));
  const bool is_joined = placed.item.joins_above || placed.item.joins_below;
  if (is_joined) draw_thread_line(painter, placed, rect, picture.rooms.card_padding);
  const bool has_quiet = has_quiet_controls(post, picture.state, picture.rooms);
  draw_card(painter, *placed.card, {area.x, placed.y}, picture.activity, has_quiet);
  if (post != kNoPost && post == picture.state.hovered) light_control(painter, placed, picture, has_quiet);
  const bool is_under_pointer =
      picture.pointer.is_inside && picture.frame.cards_area.contains(picture.pointer.at);
  if (is_under_pointer) underline_link(painter, placed, picture);
  const bool has_line = placed.item.kind != FeedItemKind::kProfile && !placed.item.joins_below;
  if (has_line) painter.hline(area.x, area.right(), rect.bottom() - size::kHairline, palette.line);
  if (post != kNoPost && post == picture.state.selected) draw_focus(painter, rect);
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

// The label stands out as hints do: it floats over cards of any colour.
void draw_scroll_bar(const Painter& painter, const ScrollBar& bar) {
  const Palette& palette = painter.palette();
  painter.fill(bar.thumb, bar.is_held ? palette.accent : palette.faint, bar.thumb.width / 2);
  if (bar.label.is_empty() || bar.opacity <= 0) return;
  painter.fill(bar.label, with_alpha(palette.ink, bar.opacity), bar.label.height / 2);
  const float inset = (bar.label.width - painter.width_px(bar.words, TextStyle::kBodyBold)) / 2;
  const float y = bar.label.y + (bar.label.height - type_size(TextStyle::kBodyBold).line_px) / 2;
  painter.text({bar.label.x + inset, y}, bar.words, TextStyle::kBodyBold,
               with_alpha(palette.panel, bar.opacity));
}

}  // namespace

void draw_feed(const Painter& painter, const FeedPicture& picture) {
  const Palette& palette = painter.palette();
  const Rect& area = picture.frame.area;
  painter.fill(area, palette.panel);
  painter.push_clip(area);
  for (const PlacedCard& placed : picture.frame.cards) draw_item(painter, placed, picture);
  if (picture.frame.is_empty) draw_empty(painter, picture.frame);
  draw_tabs(painter, picture);
  draw_scroll_bar(painter, picture.frame.bar);
  painter.pop_clip();
  if (picture.rooms.is_wide)
    painter.as_read_in(area).vline(area.x, area.y, area.bottom(), palette.line);
  else
    painter.hline(area.x, area.right(), area.y, palette.line);
}

}  // namespace backscroll
