// card_painter: draws a laid-out card at a place. The same for the feed, the profile and the hover card.
#pragma once

#include <span>
#include <string_view>

#include "ui/painter.h"
#include "view/card/card_layout.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll {

// `activity`: bars for the banner pattern of a profile, any x scale; their shares are spread over the banner.
// `has_quiet`: the controls that are only there while the card is looked at are drawn.
void draw_card(const Painter& painter, const Card& card, Point at, std::span<const Bar> activity,
               bool has_quiet);

// A disc with initials in a colour that belongs to the seed.
void draw_avatar(const Painter& painter, std::string_view initials, uint32_t seed, const Rect& rect);

}  // namespace backscroll
