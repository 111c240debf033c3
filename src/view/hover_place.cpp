// hover_place: see the header.
#include "view/hover_place.h"

#include <algorithm>

#include "view/theme.h"

namespace backscroll {
namespace {

constexpr float kAway = 18;              // from the middle of the mark
constexpr float kMostOfTimeline = 0.5f;  // of its height

}  // namespace

Rect hover_card_rect(const Rooms& rooms, const Rect& canvas, Point mark, float width_px, float height_px) {
  const Rect room = canvas.inset(size::kGap, size::kGap);
  if (height_px > room.height || width_px > room.width) return {};
  const bool is_right = mark.x + kAway + width_px <= room.right();
  const bool is_left = mark.x - kAway - width_px >= room.x;
  if ((is_right || is_left) && height_px <= kMostOfTimeline * rooms.timeline.height) {
    const float y = std::clamp(mark.y - height_px / 2, room.y, room.bottom() - height_px);
    return {is_right ? mark.x + kAway : mark.x - kAway - width_px, y, width_px, height_px};
  }
  const float y = rooms.timeline.bottom() + size::kGap;
  if (y + height_px > room.bottom()) return {};
  const float x = std::clamp(mark.x - width_px / 2, room.x, room.right() - width_px);
  return {x, y, width_px, height_px};
}

}  // namespace backscroll
