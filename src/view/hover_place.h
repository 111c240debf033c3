// hover_place: where the card of the post under the pointer floats, so that its mark, and most of the timeline, stay to
// be seen.
#pragma once

#include "view/geometry.h"
#include "view/rooms.h"

namespace backscroll {

// Beside the mark; under the timeline where that is so low that the card would hide it. Empty when there is no room.
Rect hover_card_rect(const Rooms& rooms, const Rect& canvas, Point mark, float width_px, float height_px);

}  // namespace backscroll
