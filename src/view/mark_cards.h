// mark_cards: small cards beside the marks that matter at this zoom. They never cover one another, and fade in and out
// when zooming changes which posts matter.
#pragma once

#include <string>
#include <vector>

#include "view/timeline_layout.h"

namespace backscroll {

struct MarkCard {
  PostIndex post;
  Rect rect;
  Point mark;
  float alpha;  // 0..1
};

class MarkCards {
 public:
  // Places cards for this frame. True while one is still fading.
  bool layout(const Archive& archive, const TimelineFrame& frame, double passed_millis,
              bool is_motion_reduced);
  const std::vector<MarkCard>& cards() const { return cards_; }
  void clear() { cards_.clear(); }

  static constexpr float kWidth = 220;
  static constexpr float kHeight = 54;

 private:
  std::vector<MarkCard> cards_;
};

}  // namespace backscroll
