// picture_painter: see parts.h.
#include "ui/parts.h"

#include <algorithm>

#include "imgui_internal.h"
#include "ui/icons.h"
#include "view/card/media_layout.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr float kInset = 8;  // of badges
constexpr float kBadge = 20;
constexpr float kPlayDisc = 24;  // its radius

ImDrawFlags flags_of(uint8_t corners) {
  ImDrawFlags flags = ImDrawFlags_RoundCornersNone;
  if (corners & kCornerTopLeft) flags |= ImDrawFlags_RoundCornersTopLeft;
  if (corners & kCornerTopRight) flags |= ImDrawFlags_RoundCornersTopRight;
  if (corners & kCornerBottomRight) flags |= ImDrawFlags_RoundCornersBottomRight;
  if (corners & kCornerBottomLeft) flags |= ImDrawFlags_RoundCornersBottomLeft;
  return flags;
}

Rect snapped(const Painter& painter, const Rect& rect) {
  const float x = painter.snapped(rect.x);
  const float y = painter.snapped(rect.y);
  return {x, y, painter.snapped(rect.right()) - x, painter.snapped(rect.bottom()) - y};
}

void fill(const Painter& painter, const Rect& rect, Color color, uint8_t corners) {
  painter.list().AddRectFilled(ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()), packed(color),
                               size::kCorner, flags_of(corners));
}

void edge(const Painter& painter, const Rect& rect, Color color, uint8_t corners) {
  const float half = 0.5f / painter.pixel_ratio();
  painter.list().AddRect(ImVec2(rect.x + half, rect.y + half),
                         ImVec2(rect.right() - half, rect.bottom() - half), packed(color), size::kCorner,
                         flags_of(corners), size::kHairline);
}

// The middle of the texture that has the shape of the rectangle, as shares.
Rect covering_part(const Picture& picture, const Rect& rect) {
  const auto width = static_cast<float>(picture.size.width);
  const auto height = static_cast<float>(picture.size.height);
  const float scale = std::min(width / rect.width, height / rect.height);
  const float u = rect.width * scale / width;
  const float v = rect.height * scale / height;
  return {(1 - u) / 2, (1 - v) / 2, u, v};
}

const Picture* picture_here(const Painter& painter, std::string_view address, PictureUse use) {
  const Picture* picture = painter.pictures().store.find(address, use);
  return picture && picture->texture != 0 ? picture : nullptr;
}

float fade_of(const Painter& painter, const Picture& picture) {
  const PictureShelf& shelf = painter.pictures();
  return PictureStore::fade(picture, shelf.now_millis, shelf.is_motion_reduced);
}

float draw_badge(const Painter& painter, Point at, std::string_view words) {
  const float width = painter.width_px(words, TextStyle::kSmallBold) + 12;
  painter.fill({at.x, at.y, width, kBadge}, kPictureShade, 5);
  painter.text({at.x + 6, at.y + 1}, words, TextStyle::kSmallBold, kOnPicture);
  return width;
}

void draw_badges(const Painter& painter, const CardPicture& picture, const Rect& rect, bool is_described) {
  if (!picture.has_room) return;
  // Words of a picture that cannot be shown stand at the bottom.
  Point at{rect.x + kInset, is_described ? rect.y + kInset : rect.bottom() - kInset - kBadge};
  if (!picture.badge.empty()) at.x += draw_badge(painter, at, picture.badge) + 4;
  if (picture.has_alt && !is_described) draw_badge(painter, at, say(Phrase::kAlt));
}

void draw_play(const Painter& painter, const Rect& rect) {
  const float radius = std::min(kPlayDisc, std::min(rect.width, rect.height) * 0.3f);
  const Point center{rect.x + rect.width / 2, rect.y + rect.height / 2};
  painter.disc(center, radius, kPictureShade);
  const float half = radius * 0.46f;
  draw_icon(painter, Icon::kPlay, {center.x - half, center.y - half, 2 * half, 2 * half}, kOnPicture);
}

void draw_caption(const Painter& painter, const Card& card, const CardPicture& picture, Point at) {
  for (uint32_t i = picture.caption_begin; i < picture.caption_end; ++i) {
    const TextPiece& piece = card.captions[i];
    painter.piece({at.x + piece.at.x, at.y + piece.at.y}, piece);
  }
}

void draw_sound(const Painter& painter, const CardPicture& picture, const Rect& rect) {
  const Palette& palette = painter.palette();
  fill(painter, rect, palette.chip, kAllCorners);
  edge(painter, rect, palette.line, kAllCorners);
  constexpr float kRadius = 16;
  const Point center{rect.x + 12 + kRadius, rect.y + rect.height / 2};
  painter.disc(center, kRadius, palette.accent);
  draw_icon(painter, Icon::kPlay, {center.x - 7, center.y - 7, 14, 14}, palette.on_accent);
  const float line_px = type_size(TextStyle::kSmall).line_px;
  painter.text_right({rect.right() - 12, center.y - line_px / 2}, picture.badge, TextStyle::kSmall,
                     palette.soft);
}

// The place of a picture that is not here. True: its description is to be written there.
bool draw_empty_place(const Painter& painter, const CardPicture& picture, const Rect& rect) {
  const Palette& palette = painter.palette();
  const Picture* known = painter.pictures().store.find(picture.address, PictureUse::kCover);
  const PictureTrouble trouble = known ? known->trouble : PictureTrouble::kNone;
  const bool is_awaited = !picture.address.empty() && trouble == PictureTrouble::kNone;
  const bool is_played = picture.kind == MediaKind::kVideo;
  const bool is_described = !is_awaited && picture.caption_begin < picture.caption_end;
  if (!is_played) {
    const float side = std::min(28.0f, std::min(rect.width, rect.height) * 0.4f);
    const float middle = rect.y + rect.height / 2 - (is_described ? 8.0f : 0.0f);
    const Icon icon = trouble == PictureTrouble::kBroken ? Icon::kBrokenMedia : Icon::kMedia;
    draw_icon(painter, icon, {rect.x + (rect.width - side) / 2, middle - side / 2, side, side},
              palette.faint);
  }
  return is_described;
}

// True: the description is to be written there.
bool draw_seen(const Painter& painter, const CardPicture& picture, const Rect& rect) {
  fill(painter, rect, painter.palette().chip, picture.corners);
  const bool is_here = picture_here(painter, picture.address, PictureUse::kCover) != nullptr;
  const bool is_described = !is_here && draw_empty_place(painter, picture, rect);
  draw_picture(painter, picture.address, PictureUse::kCover, rect, size::kCorner, picture.corners);
  edge(painter, rect, is_here ? kPictureEdge : painter.palette().line, picture.corners);
  if (picture.kind == MediaKind::kVideo) draw_play(painter, rect);
  if (picture.more.empty()) {
    draw_badges(painter, picture, rect, is_described);
    return is_described;
  }
  fill(painter, rect, kPictureShade, picture.corners);
  painter.centred_text(rect, picture.more, 24, kOnPicture);
  return false;
}

}  // namespace

void draw_covering(const Painter& painter, const Picture& picture, const Rect& rect, float corner,
                   uint8_t corners) {
  const Rect part = covering_part(picture, rect);
  const Color tint = with_alpha(kOnPicture, fade_of(painter, picture));
  painter.list().AddImageRounded(ImTextureRef(static_cast<ImTextureID>(picture.texture)),
                                 ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()),
                                 ImVec2(part.x, part.y), ImVec2(part.right(), part.bottom()), packed(tint),
                                 corner, flags_of(corners));
}

void draw_picture(const Painter& painter, std::string_view address, PictureUse use, const Rect& rect,
                  float corner, uint8_t corners) {
  const Picture* picture = picture_here(painter, address, use);
  if (picture && !rect.is_empty()) draw_covering(painter, *picture, rect, corner, corners);
}

// Not a rectangle with round corners: Dear ImGui leaves those straight for two pixels, and an avatar shows it.
void draw_disc_picture(const Painter& painter, std::string_view address, const Rect& rect) {
  const Picture* picture = picture_here(painter, address, PictureUse::kSquare);
  if (!picture) return;
  constexpr int kSegments = 64;
  constexpr float kWholeTurn = 6.2831853f;
  const Rect part = covering_part(*picture, rect);
  const Color tint = with_alpha(kOnPicture, fade_of(painter, *picture));
  ImDrawList& list = painter.list();
  list.PushTexture(ImTextureRef(static_cast<ImTextureID>(picture->texture)));
  const int first = list.VtxBuffer.Size;
  const ImVec2 center(rect.x + rect.width / 2, rect.y + rect.height / 2);
  list.PathArcTo(center, rect.width / 2, 0, kWholeTurn * (kSegments - 1) / kSegments, kSegments - 1);
  list.PathFillConvex(packed(tint));
  ImGui::ShadeVertsLinearUV(&list, first, list.VtxBuffer.Size, ImVec2(rect.x, rect.y),
                            ImVec2(rect.right(), rect.bottom()), ImVec2(part.x, part.y),
                            ImVec2(part.right(), part.bottom()), true);
  list.PopTexture();
}

bool is_drawn_whole(const Painter& painter, std::string_view address, PictureUse use) {
  const Picture* picture = picture_here(painter, address, use);
  return picture && fade_of(painter, *picture) >= 1;
}

void draw_card_pictures(const Painter& painter, const Card& card, Point at) {
  for (const CardPicture& picture : card.pictures) {
    const Rect& r = picture.rect;
    const Rect rect = snapped(painter, {at.x + r.x, at.y + r.y, r.width, r.height});
    if (painter.pictures().is_looked_at(picture)) {
      fill(painter, rect, painter.palette().chip, picture.corners);
      continue;
    }
    const Painter turned = painter.as_read_in(rect);
    bool is_described = true;
    if (picture.kind == MediaKind::kAudio)
      draw_sound(turned, picture, rect);
    else
      is_described = draw_seen(turned, picture, rect);
    if (is_described) draw_caption(painter, card, picture, at);
  }
}

}  // namespace backscroll
