// card_places: which marks get a small card, how much of their text it shows, and where it stands: inside the plot,
// clear of other cards and of their lines, and clear of marks. Only where marks are many may it stand on some that have
// far fewer likes: these are not drawn. Keeps nothing from frame to frame but broken lines.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "view/base/geometry.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll {

// The places around a mark where its small card may stand, and the line from the mark to the card.
// A place is a number, so that a card can keep it while its mark moves.

// The first ones are the best: near the mark, right and left of it, then over and under it.
uint32_t card_spot_count();

Rect card_rect(uint32_t spot, Point mark, float radius_px, float width_px, float height_px);

// Where the line from the mark meets the card.
Point stem_end(const Rect& rect, Point mark);

// Whether the line from `a` to `b` passes through the rectangle.
bool is_line_through(Point a, Point b, const Rect& rect);
bool do_lines_cross(Point a, Point b, Point c, Point d);
float distance_to_line(Point point, Point a, Point b);

constexpr float kMarkCardPadding = 12;  // left and right
constexpr float kMarkCardTop = 8;       // above the text
constexpr float kMarkCardFigures = 28;  // the line of figures and what is under it
constexpr float kMarkCardIcon = 16;     // of a figure, with the room after it
constexpr float kMarkCardGap = 10;      // after a figure

struct CardPlace {
  const Mark* mark;
  uint32_t spot;
  Rect rect;
  std::vector<std::string> lines;
};

// A card that is there already: it keeps its place while it fits.
struct KeptPlace {
  PostIndex post;
  uint32_t spot;
};

struct MarkCardText {
  PostIndex post;
  float width_px;  // of the card: no wider than its lines need
  std::vector<std::string> lines;
};

// Lines are broken once for a post, not in every frame.
struct MarkCardTexts {
  size_t most_lines = 0;
  float width_px = 0;  // of the widest card
  std::vector<MarkCardText> texts;

  void prepare(size_t lines_wanted, float width_wanted_px);
};

std::vector<CardPlace> place_cards(const Archive& archive, const TimelineFrame& frame,
                                   std::span<const KeptPlace> kept, const TextMeasurer& measure,
                                   MarkCardTexts& texts);

}  // namespace backscroll
