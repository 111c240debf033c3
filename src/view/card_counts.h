// card_counts: the last line of a card: how often it was answered, passed on and liked, and what can be done with it.
#pragma once

#include "view/card_parts.h"

namespace backscroll {

// Whether any count of the row is known.
bool has_counts(const Archive& archive, PostIndex row);

float write_counts(const Archive& archive, PostIndex row, Point at, float width_px, CardWriter& writer);

// The same with copying and opening at the end of the line, or below it where there is no room.
float write_counts_and_actions(const Archive& archive, PostIndex post, Point at, float width_px,
                               CardWriter& writer);

}  // namespace backscroll
