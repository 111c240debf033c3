// mirror: lays things out for a reader whose language runs from right to left. Everything is laid out from left to
// right first and then turned over about the middle of its room. What has a direction of its own is not: lines of text
// keep theirs, and so does time.
#pragma once

#include "view/base/geometry.h"
#include "view/card/card_layout.h"

namespace backscroll {

// Where the rectangle stands when `room` is turned over.
inline Rect turned_over(const Rect& rect, const Rect& room) {
  return {room.x + room.right() - rect.right(), rect.y, rect.width, rect.height};
}

// The same, if the reader's language asks for it; else the rectangle as it is.
Rect as_read(const Rect& rect, const Rect& room);

// The card as the reader wants it.
Card as_read(Card card, float width_px);

}  // namespace backscroll
