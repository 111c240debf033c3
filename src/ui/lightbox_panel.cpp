// lightbox_panel: see the header.
#include "ui/panels.h"

#include <algorithm>

#include "ui/icons.h"
#include "ui/parts.h"
#include "view/card/media_layout.h"

namespace backscroll {
namespace {

constexpr float kIcon = 18;
constexpr float kChromeFrom =
    0.4f;  // of the opening: words and buttons come when the picture has nearly arrived
constexpr float kPlayDisc = 32;

// Fades everything that was drawn since `first`, text included.
void fade_since(ImDrawList& list, int first, float share) {
  if (share >= 1) return;
  for (int i = first; i < list.VtxBuffer.Size; ++i) {
    ImU32& color = list.VtxBuffer[i].col;
    const auto alpha = static_cast<float>((color >> IM_COL32_A_SHIFT) & 0xFF);
    color = (color & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha * share) << IM_COL32_A_SHIFT);
  }
}

void draw_texture(const Painter& painter, const Picture* picture, const Rect& rect, float corner) {
  if (!picture || picture->texture == 0 || rect.is_empty()) return;
  const PictureShelf& shelf = painter.pictures();
  const float fade = PictureStore::fade(*picture, shelf.now_millis, shelf.is_motion_reduced);
  painter.fill(rect, with_alpha(kPictureGround, fade), corner);
  draw_covering(painter, *picture, rect, corner, kAllCorners);
}

void draw_no_picture(const Painter& painter, const LightboxPicture& picture) {
  const Rect& rect = picture.rect;
  const Palette& palette = painter.palette();
  painter.fill(rect, palette.panel, size::kCorner);
  painter.stroke(rect, palette.line, size::kCorner);
  const bool is_played = picture.kind == MediaKind::kVideo || picture.kind == MediaKind::kAudio;
  if (is_played) return;
  constexpr float kSide = 40;
  const bool is_broken = picture.trouble == PictureTrouble::kBroken;
  const Rect icon{rect.x + (rect.width - kSide) / 2, rect.y + (rect.height - kSide) / 2, kSide, kSide};
  draw_icon(painter, is_broken ? Icon::kBrokenMedia : Icon::kMedia, icon, palette.faint);
  const std::string_view words = words_of_trouble(picture.trouble);
  if (words.empty()) return;
  const float width = painter.width_px(words, TextStyle::kSmall);
  if (width + 16 > rect.width) return;
  painter.text({rect.x + (rect.width - width) / 2, icon.bottom() + 12}, words, TextStyle::kSmall,
               palette.soft);
}

void draw_play(const Painter& painter, const Rect& rect) {
  const Point middle{rect.x + rect.width / 2, rect.y + rect.height / 2};
  painter.disc(middle, kPlayDisc, kPictureShade);
  const float half = kPlayDisc * 0.46f;
  draw_icon(painter, Icon::kPlay, {middle.x - half, middle.y - half, 2 * half, 2 * half}, kOnPicture);
}

void draw_one(const Painter& painter, const LightboxPicture& picture, const Rect& canvas, float corner) {
  const Rect& rect = picture.rect;
  if (rect.right() <= canvas.x || rect.x >= canvas.right()) return;
  const PictureStore& store = painter.pictures().store;
  const Picture* whole = store.find(picture.address, PictureUse::kWhole);
  const Picture* cover = store.find(picture.address, PictureUse::kCover);
  const bool has_any = (whole && whole->texture != 0) || (cover && cover->texture != 0);
  if (!has_any) draw_no_picture(painter, picture);
  if (!is_drawn_whole(painter, picture.address, PictureUse::kWhole))
    draw_texture(painter, cover, picture.cover_rect, corner);
  draw_texture(painter, whole, rect, corner);
  if (picture.kind == MediaKind::kVideo || picture.kind == MediaKind::kAudio) draw_play(painter, rect);
}

void draw_round_button(const Painter& painter, const Rect& rect, Icon icon, const Pointer& pointer) {
  if (rect.is_empty()) return;
  const bool is_under_pointer = pointer.is_inside && rect.contains(pointer.at);
  const Point middle{rect.x + rect.width / 2, rect.y + rect.height / 2};
  painter.disc(middle, rect.width / 2, kPictureShade);
  if (is_under_pointer) painter.disc(middle, rect.width / 2, kOnPictureLit);
  draw_icon(painter, icon, {middle.x - kIcon / 2, middle.y - kIcon / 2, kIcon, kIcon}, kOnPicture);
}

void draw_caption(const Painter& painter, const LightboxFrame& frame) {
  const Rect& area = frame.caption_area;
  if (area.is_empty()) return;
  painter.fill(area, kPictureShade, size::kCorner);
  painter.push_clip(area.inset(0, 4));
  for (const TextPiece& piece : frame.caption) {
    const bool is_seen = piece.at.y < area.bottom() && piece.at.y + type_size(piece.style).line_px > area.y;
    if (is_seen) painter.piece(piece.at, piece);
  }
  painter.pop_clip();
  const float more_px = frame.limits.caption_scroll_px;
  if (more_px <= 0) return;
  const float whole_px = area.height + more_px;
  const float first_y = frame.caption.front().at.y;
  const float above = (area.y + 12 - first_y) / whole_px;
  const float track = area.height - 8;
  painter.fill({area.right() - size::kScrollBar - 3, area.y + 4 + track * above, size::kScrollBar,
                track * area.height / whole_px},
               kOnPictureThumb, size::kScrollBar / 2);
}

void draw_chrome(const Painter& painter, const LightboxFrame& frame, const Pointer& pointer) {
  const Rect& close = frame.close_button;
  if (!frame.title.empty()) {
    const TextStyle style = TextStyle::kBodyBold;
    const float y = close.y + (close.height - type_size(style).line_px) / 2;
    const float width = painter.width_px(frame.title, style) + 24;
    painter.fill({8, close.y, width, close.height}, kPictureShade, close.height / 2);
    painter.text({20, y}, frame.title, style, kOnPicture);
  }
  draw_caption(painter, frame);
  draw_round_button(painter, close, Icon::kClose, pointer);
  draw_round_button(painter, frame.open_button, Icon::kOpen, pointer);
  draw_round_button(painter, frame.previous_button, Icon::kPrevious, pointer);
  draw_round_button(painter, frame.next_button, Icon::kNext, pointer);
}

}  // namespace

void draw_lightbox(const Painter& painter, const LightboxFrame& frame, const Pointer& pointer) {
  if (!frame.is_open) return;
  painter.fill(frame.canvas, with_alpha(kScrim, frame.shown));
  ImDrawList& list = painter.list();
  const int first_picture = list.VtxBuffer.Size;
  const float corner = frame.has_place ? size::kCorner * (1 - frame.shown) : 0;  // round in the feed
  for (const LightboxPicture& picture : frame.pictures) draw_one(painter, picture, frame.canvas, corner);
  // A picture that grows out of its place is there from the start; one without a place fades in.
  if (!frame.has_place) fade_since(list, first_picture, frame.shown);
  const int first_chrome = list.VtxBuffer.Size;
  draw_chrome(painter, frame, pointer);
  fade_since(list, first_chrome, std::clamp((frame.shown - kChromeFrom) / (1 - kChromeFrom), 0.0f, 1.0f));
}

}  // namespace backscroll
