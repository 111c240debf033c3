// mark_cards: the most liked marks first, each at the first free place around its mark.
#include "view/mark_cards.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace backscroll {
namespace {

constexpr size_t kMostCards = 5;
constexpr double kFadeMillis = 160;

bool overlap(const Rect& a, const Rect& b, float gap) {
  return a.x < b.right() + gap && b.x < a.right() + gap && a.y < b.bottom() + gap && b.y < a.bottom() + gap;
}

Rect box_of(const Mark& mark) {
  return {mark.x - mark.radius_px, mark.y - mark.radius_px, 2 * mark.radius_px, 2 * mark.radius_px};
}

// Marks that a card would hide.
int covered_marks(const TimelineFrame& frame, const Rect& rect) {
  return static_cast<int>(std::count_if(frame.marks.begin(), frame.marks.end(),
                                        [&](const Mark& mark) { return overlap(box_of(mark), rect, 0); }));
}

std::array<Rect, 8> places_around(const Mark& mark) {
  constexpr float kWidth = MarkCards::kWidth;
  constexpr float kHeight = MarkCards::kHeight;
  const float near = mark.radius_px + 20;
  const float right = mark.x + near;
  const float left = mark.x - near - kWidth;
  return {{{right, mark.y - kHeight / 2, kWidth, kHeight},
           {left, mark.y - kHeight / 2, kWidth, kHeight},
           {right, mark.y - kHeight - 12, kWidth, kHeight},
           {left, mark.y - kHeight - 12, kWidth, kHeight},
           {right, mark.y + 12, kWidth, kHeight},
           {left, mark.y + 12, kWidth, kHeight},
           {right + 36, mark.y - kHeight - 44, kWidth, kHeight},
           {left - 36, mark.y - kHeight - 44, kWidth, kHeight}}};
}

// The place that hides the fewest marks, and none of those that matter; empty when every place is taken or outside
// the plot.
Rect free_place(const TimelineFrame& frame, const Mark& mark, const std::vector<MarkCard>& taken,
                const std::vector<const Mark*>& matter) {
  const Rect& plot = frame.rooms.plot;
  Rect best;
  int fewest = 4;  // rather no card than one over a crowd
  const auto most_kept_free = static_cast<std::ptrdiff_t>(std::min(matter.size(), kMostCards));
  for (const Rect& rect : places_around(mark)) {
    const bool is_inside = rect.x >= plot.x && rect.right() <= plot.right() && rect.y >= plot.y &&
                           rect.bottom() <= plot.bottom();
    if (!is_inside) continue;
    const bool is_taken = std::any_of(taken.begin(), taken.end(),
                                      [&](const MarkCard& card) { return overlap(card.rect, rect, 12); }) ||
                          std::any_of(matter.begin(), matter.begin() + most_kept_free,
                                      [&](const Mark* other) { return overlap(box_of(*other), rect, 2); });
    const int covered = is_taken ? fewest : covered_marks(frame, rect);
    if (covered >= fewest) continue;
    fewest = covered;
    best = rect;
  }
  return best;
}

std::vector<const Mark*> most_liked(const Archive& archive, const TimelineFrame& frame) {
  std::vector<const Mark*> order;
  for (const Mark& mark : frame.marks) order.push_back(&mark);
  const size_t most = std::min(order.size(), kMostCards * 2);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
                    [&](const Mark* a, const Mark* b) {
                      const int64_t first = archive.likes(a->post).value;
                      const int64_t second = archive.likes(b->post).value;
                      return first != second ? first > second : a->post < b->post;
                    });
  order.resize(most);
  return order;
}

}  // namespace

bool MarkCards::layout(const Archive& archive, const TimelineFrame& frame, double passed_millis,
                       bool is_motion_reduced) {
  const Rect& plot = frame.rooms.plot;
  std::vector<MarkCard> placed;
  if (plot.width > 3 * kWidth && plot.height > 4 * kHeight) {
    const std::vector<const Mark*> matter = most_liked(archive, frame);
    for (const Mark* mark : matter) {
      if (placed.size() == kMostCards) break;
      const Rect rect = free_place(frame, *mark, placed, matter);
      if (!rect.is_empty()) placed.push_back({mark->post, rect, {mark->x, mark->y}, 0});
    }
  }
  const float step = is_motion_reduced ? 1.0f : static_cast<float>(passed_millis / kFadeMillis);
  bool is_fading = false;
  for (MarkCard& card : placed) {
    // A card that has to change sides fades in anew there.
    const auto before = std::find_if(cards_.begin(), cards_.end(), [&](const MarkCard& other) {
      const bool same_side = (other.rect.x > other.mark.x) == (card.rect.x > card.mark.x) &&
                             std::abs((other.rect.y - other.mark.y) - (card.rect.y - card.mark.y)) < 1;
      return other.post == card.post && same_side;
    });
    card.alpha = std::min((before == cards_.end() ? 0 : before->alpha) + step, 1.0f);
    is_fading = is_fading || card.alpha < 1;
  }
  cards_ = std::move(placed);
  return is_fading;
}

}  // namespace backscroll
