// mirror: see the header.
#include "view/card/mirror.h"

#include "view/card/media_layout.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

uint8_t turned_over(uint8_t corners) {
  uint8_t turned = 0;
  if (corners & kCornerTopLeft) turned |= kCornerTopRight;
  if (corners & kCornerTopRight) turned |= kCornerTopLeft;
  if (corners & kCornerBottomLeft) turned |= kCornerBottomRight;
  if (corners & kCornerBottomRight) turned |= kCornerBottomLeft;
  return turned;
}

template <typename Parts>
void turn_rects(Parts& parts, const Rect& room) {
  for (auto& part : parts) part.rect = turned_over(part.rect, room);
}

void turn_texts(std::vector<TextPiece>& pieces, float width_px) {
  for (TextPiece& piece : pieces) piece.at.x = width_px - piece.at.x - piece.width_px;
}

}  // namespace

Rect as_read(const Rect& rect, const Rect& room) {
  return language().is_rtl && !rect.is_empty() ? turned_over(rect, room) : rect;
}

Card as_read(Card card, float width_px) {
  if (!language().is_rtl) return card;
  const Rect room{0, 0, width_px, card.height_px};
  turn_rects(card.boxes, room);
  turn_rects(card.pictures, room);
  turn_rects(card.links, room);
  turn_rects(card.hints, room);
  turn_rects(card.controls, room);
  turn_texts(card.texts, width_px);
  turn_texts(card.captions, width_px);
  for (CardBox& box : card.boxes) box.corners = turned_over(box.corners);
  for (CardPicture& picture : card.pictures) picture.corners = turned_over(picture.corners);
  return card;
}

}  // namespace backscroll
