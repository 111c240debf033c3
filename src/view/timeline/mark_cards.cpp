// mark_cards: how cards come, go and grow. Where they stand is up to card_places.
#include "view/timeline/mark_cards.h"

#include <algorithm>
#include <cmath>

#include "view/base/theme.h"

namespace backscroll {
namespace {

constexpr float kClear = 3;         // around a card there is no part of a mark
constexpr float kLargestMark = 12;  // radius

bool is_same(const MarkCard& card, const CardPlace& place) {
  return card.post == place.mark->post && card.spot == place.spot;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// Stays beside the place of its mark while it fades, also when that is no longer drawn.
void follow(MarkCard& card, const TimelineFrame& frame) {
  const Point from = card.mark;
  card.mark.x = static_cast<float>(frame.scale.px_from_time(card.time_millis));
  card.rect.x += card.mark.x - from.x;
}

float grown_from(float from_px, float to_px, float share) {
  const float px = from_px + (to_px - from_px) * share;
  return std::abs(to_px - px) < 0.5f ? to_px : px;
}

// What is left of the cards that have no place any more.
std::vector<MarkCard> leaving_cards(const std::vector<MarkCard>& cards, const std::vector<CardPlace>& places,
                                    const TimelineFrame& frame, float step) {
  std::vector<MarkCard> leaving;
  for (const MarkCard& card : cards) {
    const bool stays = std::any_of(places.begin(), places.end(),
                                   [&](const CardPlace& place) { return is_same(card, place); });
    if (stays || card.alpha <= step) continue;
    leaving.push_back(card);
    leaving.back().alpha -= step;
    leaving.back().is_leaving = true;
    follow(leaving.back(), frame);
  }
  return leaving;
}

}  // namespace

// A mark that has a card of its own stays: a line leads to it.
void MarkCards::hide_marks(TimelineFrame& frame) const {
  const auto has_card = [this](PostIndex post) {
    return std::any_of(cards_.begin(), cards_.end(),
                       [post](const MarkCard& card) { return card.post == post && !card.is_leaving; });
  };
  for (const MarkCard& card : cards_) {
    const Rect area = card.rect.inset(-kClear, -kClear);
    const float left = area.x - kLargestMark;
    auto mark = std::lower_bound(frame.marks.begin(), frame.marks.end(), left,
                                 [](const Mark& other, float x) { return other.x < x; });
    for (; mark != frame.marks.end() && mark->x < area.right() + kLargestMark; ++mark) {
      const Rect box{mark->x - mark->radius_px, mark->y - mark->radius_px, 2 * mark->radius_px,
                     2 * mark->radius_px};
      if (overlap(box, area) && !has_card(mark->post)) mark->alpha *= 1 - card.alpha;
    }
  }
}

void MarkCards::clear() {
  cards_.clear();
  texts_ = {};
}

bool MarkCards::layout(const Archive& archive, const TimelineFrame& frame, double passed_millis,
                       bool is_motion_reduced, const TextMeasurer& measure) {
  std::vector<KeptPlace> kept;
  for (const MarkCard& card : cards_) {
    if (!card.is_leaving) kept.push_back({card.post, card.spot});
  }
  const std::vector<CardPlace> places = place_cards(archive, frame, kept, measure, texts_);
  const auto share = [&](double value) { return is_motion_reduced ? 1 : static_cast<float>(value); };
  const float step = share(passed_millis / duration::kCardFade);
  const float grown = share(1 - std::exp(-passed_millis / duration::kSpring));
  std::vector<MarkCard> next = leaving_cards(cards_, places, frame, step);
  const size_t leaving = next.size();
  bool is_moving = leaving > 0;
  for (const CardPlace& place : places) {
    const auto before = std::find_if(cards_.begin(), cards_.end(),
                                     [&](const MarkCard& card) { return is_same(card, place); });
    const bool is_new = before == cards_.end();
    const Rect from = is_new ? place.rect : before->rect;
    const float width_px = grown_from(from.width, place.rect.width, grown);
    const float height_px = grown_from(from.height, place.rect.height, grown);
    const Point mark{place.mark->x, place.mark->y};
    const Rect rect = card_rect(place.spot, mark, place.mark->radius_px, width_px, height_px);
    // It waits until what it would cover is gone.
    const bool is_blocked = std::any_of(next.begin(), next.begin() + static_cast<std::ptrdiff_t>(leaving),
                                        [&](const MarkCard& card) { return overlap(card.rect, rect); });
    const float alpha = std::min((is_new ? 0 : before->alpha) + (is_blocked ? 0 : step), 1.0f);
    is_moving = is_moving || alpha < 1 || width_px != place.rect.width || height_px != place.rect.height;
    const double time = frame.scale.time_from_px(static_cast<double>(mark.x));
    next.push_back({place.mark->post, rect, mark, time, alpha, place.lines, place.spot, false});
  }
  cards_ = std::move(next);
  return is_moving;
}

}  // namespace backscroll
