// card_spots: the places around a mark where its small card may stand, and the line from the mark to the card. A place
// is a number, so that a card can keep it while its mark moves.
#pragma once

#include <cstdint>

#include "view/geometry.h"

namespace backscroll {

// The first ones are the best: near the mark, right and left of it, then over and under it.
uint32_t card_spot_count();

Rect card_rect(uint32_t spot, Point mark, float radius_px, float width_px, float height_px);

// Where the line from the mark meets the card.
Point stem_end(const Rect& rect, Point mark);

// Whether the line from `a` to `b` passes through the rectangle.
bool is_line_through(Point a, Point b, const Rect& rect);
bool do_lines_cross(Point a, Point b, Point c, Point d);
float distance_to_line(Point point, Point a, Point b);

}  // namespace backscroll
