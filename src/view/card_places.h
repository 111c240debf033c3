// card_places: which marks get a small card, how much of their text it shows, and where it stands: inside the plot,
// clear of other cards, of their stems, and of the marks that matter. Keeps nothing from frame to frame but broken
// lines.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "view/timeline_layout.h"

namespace backscroll {

constexpr float kMarkCardPadding = 12;  // left and right
constexpr float kMarkCardTop = 8;       // above the text
constexpr float kMarkCardFigures = 28;  // the line of figures and what is under it

struct CardPlace {
  const Mark* mark;
  uint32_t place;  // which of the places around the mark
  Rect rect;
  std::vector<std::string> lines;
};

// A card that is there already: it keeps its place while it fits.
struct KeptPlace {
  PostIndex post;
  uint32_t place;
};

struct MarkCardText {
  PostIndex post;
  std::vector<std::string> lines;
};

// Lines are broken once for a post, not in every frame.
struct MarkCardTexts {
  size_t most_lines = 0;
  float width_px = 0;
  std::vector<MarkCardText> texts;

  void prepare(size_t lines_wanted, float width_wanted_px);
};

std::vector<CardPlace> place_cards(const Archive& archive, const TimelineFrame& frame,
                                   std::span<const KeptPlace> kept, const TextMeasurer& measure,
                                   MarkCardTexts& texts);

Rect card_rect(uint32_t place, const Mark& mark, float width_px, float height_px);

// Where the line from the mark meets the card.
Point stem_end(const Rect& rect, Point mark);

}  // namespace backscroll
