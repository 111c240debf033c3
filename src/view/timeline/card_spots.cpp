// card_spots: rings around the mark, each with the same spots.
#include "view/timeline/card_places.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace backscroll {
namespace {

constexpr float kRings[] = {14, 24, 36, 48};  // from the edge of the mark to the card
constexpr float kCorner = 12;                 // a line ends no nearer to a corner of the card

enum class Side { kRight, kLeft, kAbove, kBelow };

struct Spot {
  Side side;
  float shift;  // right and left: px downwards; above and below: part of the width to the right
};

constexpr Spot kSpots[] = {
    {Side::kRight, 0},     {Side::kLeft, 0},      {Side::kRight, -12},    {Side::kRight, 12},
    {Side::kLeft, -12},    {Side::kLeft, 12},     {Side::kAbove, 0.3f},   {Side::kBelow, 0.3f},
    {Side::kAbove, -0.3f}, {Side::kBelow, -0.3f}, {Side::kAbove, 0},      {Side::kBelow, 0},
    {Side::kAbove, 0.15f}, {Side::kBelow, 0.15f}, {Side::kAbove, -0.15f}, {Side::kBelow, -0.15f},
    {Side::kRight, -24},   {Side::kRight, 24},    {Side::kLeft, -24},     {Side::kLeft, 24},
    {Side::kAbove, 0.44f}, {Side::kBelow, 0.44f}, {Side::kAbove, -0.44f}, {Side::kBelow, -0.44f},
    {Side::kRight, -36},   {Side::kRight, 36},    {Side::kLeft, -36},     {Side::kLeft, 36},
    {Side::kRight, -48},   {Side::kRight, 48},    {Side::kLeft, -48},     {Side::kLeft, 48},
    {Side::kAbove, 0.52f}, {Side::kBelow, 0.52f}, {Side::kAbove, -0.52f}, {Side::kBelow, -0.52f},
};

// On which side of the line from `a` to `b` the point is.
float side_of(Point point, Point a, Point b) {
  return (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
}

}  // namespace

uint32_t card_spot_count() { return static_cast<uint32_t>(std::size(kRings) * std::size(kSpots)); }

Rect card_rect(uint32_t spot_index, Point mark, float radius_px, float width_px, float height_px) {
  const Spot& spot = kSpots[spot_index % std::size(kSpots)];
  const float away = radius_px + kRings[spot_index / std::size(kSpots)];
  const float beside_y = mark.y - height_px / 2 + spot.shift;
  const float over_x = mark.x - width_px / 2 + spot.shift * width_px;
  switch (spot.side) {
    case Side::kRight: return {mark.x + away, beside_y, width_px, height_px};
    case Side::kLeft: return {mark.x - away - width_px, beside_y, width_px, height_px};
    case Side::kAbove: return {over_x, mark.y - away - height_px, width_px, height_px};
    case Side::kBelow: break;
  }
  return {over_x, mark.y + away, width_px, height_px};
}

Point stem_end(const Rect& rect, Point mark) {
  Point end{std::clamp(mark.x, rect.x + kCorner, rect.right() - kCorner),
            std::clamp(mark.y, rect.y + kCorner, rect.bottom() - kCorner)};
  const bool is_beside = mark.x < rect.x || mark.x > rect.right();
  if (is_beside) end.x = mark.x < rect.x ? rect.x : rect.right();
  if (!is_beside) end.y = mark.y < rect.y ? rect.y : rect.bottom();
  return end;
}

bool is_line_through(Point a, Point b, const Rect& rect) {
  float from = 0;
  float to = 1;
  const auto cut = [&](float begin, float delta, float low, float high) {
    if (delta == 0) return begin > low && begin < high;
    const float first = (low - begin) / delta;
    const float second = (high - begin) / delta;
    from = std::max(from, std::min(first, second));
    to = std::min(to, std::max(first, second));
    return from < to;
  };
  return cut(a.x, b.x - a.x, rect.x, rect.right()) && cut(a.y, b.y - a.y, rect.y, rect.bottom());
}

bool do_lines_cross(Point a, Point b, Point c, Point d) {
  return side_of(c, a, b) * side_of(d, a, b) < 0 && side_of(a, c, d) * side_of(b, c, d) < 0;
}

float distance_to_line(Point point, Point a, Point b) {
  const float dx = b.x - a.x;
  const float dy = b.y - a.y;
  const float length2 = dx * dx + dy * dy;
  const float along = length2 == 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / length2;
  const float share = std::clamp(along, 0.0f, 1.0f);
  return std::hypot(a.x + share * dx - point.x, a.y + share * dy - point.y);
}

}  // namespace backscroll
