// media_card: what is attached to a post, as pictures, rows and captions of its card.
#pragma once

#include "view/card_layout.h"

namespace backscroll {

// Writes into `card` at `at`; returns the y below. Media without any address are one compact box, as their shape says
// nothing.
float write_media(const Archive& archive, PostIndex row, Point at, float width_px,
                  const TextMeasurer& measure, Card& card);

// The pictures of a row in a column of this width, without captions: enough to fetch them before the card is laid out.
std::vector<CardPicture> pictures_of(const Archive& archive, PostIndex row, float width_px);

}  // namespace backscroll
