// mark_cards: small cards beside the marks that matter at this zoom: a line of text each when many posts are in view,
// two or three when there are few. They never cover one another. A card keeps its side of the mark while it fits there;
// what comes fades in, what goes fades out, at any moment from where it is.
#pragma once

#include <string>
#include <vector>

#include "view/timeline/card_places.h"

namespace backscroll {

struct MarkCard {
  PostIndex post;
  Rect rect;
  Point mark;
  double time_millis;              // where the mark stands
  float alpha;                     // 0..1
  std::vector<std::string> lines;  // of its text; while the card grows not all of them fit
  uint32_t spot;                   // which of the places around the mark: see card_spots.h
  bool is_leaving;
};

class MarkCards {
 public:
  // Places cards for this frame. True while one still fades or grows.
  bool layout(const Archive& archive, const TimelineFrame& frame, double passed_millis,
              bool is_motion_reduced, const TextMeasurer& measure);
  // Those that leave first: the others are drawn over them.
  const std::vector<MarkCard>& cards() const { return cards_; }
  // Marks that a card stands on, or too near to, fade as it comes: none sticks out behind it.
  void hide_marks(TimelineFrame& frame) const;
  void clear();

 private:
  std::vector<MarkCard> cards_;
  MarkCardTexts texts_;
};

}  // namespace backscroll
