// card_painter: see parts.h.

#include <algorithm>

#include "ui/icons.h"
#include "ui/parts.h"
#include "view/base/palette.h"
#include "view/card/media_layout.h"
#include "view/card/mirror.h"

namespace backscroll {
namespace {

constexpr float kAround = 16;  // what a line or a box may have of itself outside its own height

Point center_of(const Rect& rect) { return {rect.x + rect.width / 2, rect.y + rect.height / 2}; }

void draw_initials(const Painter& painter, std::string_view initials, Color fill, const Rect& rect) {
  const bool is_large = rect.width > size::kAvatar;
  const bool is_small = rect.width <= size::kAvatarSmall;
  if (is_large) painter.disc(center_of(rect), rect.width / 2 + 4, painter.palette().panel);
  painter.disc(center_of(rect), rect.width / 2, fill);
  painter.centred_text(rect, initials, is_large ? 24 : is_small ? 9 : 15, painter.palette().on_avatar);
}

void draw_banner(const Painter& painter, const Rect& rect, std::span<const Bar> activity) {
  const Palette& palette = painter.palette();
  painter.fill(rect, palette.background);
  if (activity.empty()) return;
  const Tints& tint = palette.tint;
  const float first = activity.front().x;
  const float span = activity.back().x + activity.back().width_px - first;
  const float stretch = span > 0 ? rect.width / span : 1;
  for (const Bar& bar : activity) {
    const float height = 8 + bar.share * (rect.height - 20);
    const Rect column{rect.x + (bar.x - first) * stretch, rect.bottom() - height,
                      bar.width_px * stretch - 1.5f, height};
    const float share = tint.banner_low + (tint.banner_high - tint.banner_low) * bar.share;
    painter.fill(column, with_alpha(palette.accent, share), 1);
  }
  painter.hline(rect.x, rect.right(), rect.bottom() - size::kHairline, palette.line);
}

void draw_frame(const Painter& painter, const Rect& rect, float corner) {
  painter.stroke(rect, with_alpha(painter.palette().faint, painter.palette().tint.frame), corner);
}

void draw_bar(const Painter& painter, const CardBox& box, const Rect& rect) {
  const Palette& palette = painter.palette();
  const bool is_leading = box.kind == BoxKind::kBarLeading;
  draw_frame(painter, rect, size::kCornerSmall);
  if (box.share <= 0) return;
  const Rect filled{rect.x, rect.y, std::max(rect.width * std::min(box.share, 1.0f), size::kCornerSmall),
                    rect.height};
  const Color color = is_leading ? with_alpha(palette.accent, palette.tint.poll)
                                 : with_alpha(palette.soft, palette.tint.answer);
  painter.fill(as_read(filled, rect), color, size::kCornerSmall);
}

void draw_placeholder(const Painter& painter, const Rect& rect) {
  const Palette& palette = painter.palette();
  painter.fill(rect.inset(1, 1), palette.chip, size::kCorner - 1);
  const Rect icon{rect.x + rect.width / 2 - 14, rect.y + rect.height / 2 - 14, 28, 28};
  draw_icon(painter, Icon::kMedia, icon, palette.faint);
}

void draw_cover(const Painter& painter, const Rect& rect) {
  painter.fill(rect, painter.palette().chip, size::kCorner);
  painter.stroke(rect, painter.palette().line, size::kCorner);
}

void draw_button(const Painter& painter, const Rect& rect) {
  painter.fill(rect, painter.palette().panel, rect.height / 2);
  painter.stroke(rect, painter.palette().faint, rect.height / 2);
}

void draw_avatar_box(const Painter& painter, const CardBox& box, const Rect& rect) {
  if (!is_drawn_whole(painter, box.picture, PictureUse::kSquare))
    draw_avatar(painter, box.text, box.seed, rect);
  else if (rect.width > size::kAvatar)
    painter.disc(center_of(rect), rect.width / 2 + 4, painter.palette().panel);
  draw_disc_picture(painter, box.picture, rect);
}

void draw_year(const Painter& painter, const CardBox& box, const Rect& rect) {
  const Palette& palette = painter.palette();
  const float strength = palette.tint.year_low + (palette.tint.year_high - palette.tint.year_low) * box.share;
  const Color color = box.share > 0 ? with_alpha(palette.accent, strength) : palette.line;
  painter.fill(rect, color, rect.width > 6 ? 1.5f : 0);
}

void draw_box(const Painter& painter, const CardBox& box, const Rect& rect, std::span<const Bar> activity) {
  const Palette& palette = painter.palette();
  switch (box.kind) {
    case BoxKind::kBanner:
      if (!is_drawn_whole(painter, box.picture, PictureUse::kCover)) draw_banner(painter, rect, activity);
      draw_picture(painter, box.picture, PictureUse::kCover, rect, 0, 0);
      return;
    case BoxKind::kAvatar: return draw_avatar_box(painter, box, rect);
    case BoxKind::kUnknownAvatar: return draw_initials(painter, box.text, palette.unknown_avatar, rect);
    case BoxKind::kQuote: return draw_frame(painter, rect, size::kCorner);
    case BoxKind::kMedia: {
      painter.fill(rect, palette.chip, size::kCorner);
      painter.stroke(rect, palette.line, size::kCorner);
      const Rect icon{rect.x + rect.width / 2 - 14, rect.y + rect.height / 2 - 22, 28, 28};
      return draw_icon(painter, Icon::kMedia, icon, palette.faint);
    }
    case BoxKind::kPicture:
      if (!is_drawn_whole(painter, box.picture, PictureUse::kCover)) draw_placeholder(painter, rect);
      draw_picture(painter, box.picture, PictureUse::kCover, rect.inset(1, 1), size::kCorner - 1,
                   box.corners);
      return;
    case BoxKind::kPanel: return painter.fill(rect, palette.chip, size::kCorner);
    case BoxKind::kCover: return draw_cover(painter, rect);
    case BoxKind::kButton: return draw_button(painter, rect);
    case BoxKind::kBar:
    case BoxKind::kBarLeading: return draw_bar(painter, box, rect);
    case BoxKind::kYear: return draw_year(painter, box, rect);
    case BoxKind::kWarning: return draw_icon(painter, Icon::kWarning, rect, palette.soft);
    case BoxKind::kHidden: return draw_icon(painter, Icon::kHidden, rect, palette.soft);
    case BoxKind::kCopyLink: return draw_icon(painter, Icon::kLink, rect, palette.soft);
    case BoxKind::kCopyText: return draw_icon(painter, Icon::kCopy, rect, palette.soft);
    case BoxKind::kOpenOriginal: return draw_icon(painter, Icon::kOpen, rect, palette.soft);
    case BoxKind::kReplies: return draw_icon(painter, Icon::kReply, rect, palette.soft);
    case BoxKind::kReposts: return draw_icon(painter, Icon::kRepost, rect, palette.soft);
    case BoxKind::kLikes: return draw_icon(painter, Icon::kHeart, rect, palette.soft);
    case BoxKind::kBadge: return draw_icon(painter, Icon::kBadge, rect, palette.accent);
  }
}

}  // namespace

void draw_avatar(const Painter& painter, std::string_view initials, uint32_t seed, const Rect& rect) {
  draw_initials(painter, initials, avatar_color(seed, painter.palette()), rect);
}

void draw_card(const Painter& painter, const Card& card, Point at, std::span<const Bar> activity,
               bool has_quiet) {
  at.y = painter.snapped(at.y);
  for (const CardBox& box : card.boxes) {
    if (box.is_quiet && !has_quiet) continue;
    const Rect rect{at.x + box.rect.x, at.y + box.rect.y, box.rect.width, box.rect.height};
    if (painter.is_seen(rect.y - kAround, rect.bottom() + kAround)) draw_box(painter, box, rect, activity);
  }
  draw_card_pictures(painter, card, at);
  for (const TextPiece& piece : card.texts) {
    const float top = at.y + piece.at.y;
    if (!painter.is_seen(top - kAround, top + type_size(piece.style).line_px + kAround)) continue;
    painter.piece({at.x + piece.at.x, top}, piece);
  }
}

}  // namespace backscroll
