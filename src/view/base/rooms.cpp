// rooms: see the header.
#include "view/base/rooms.h"

#include <algorithm>

#include "view/base/theme.h"

namespace backscroll {
namespace {

constexpr float kWideFrom = 1000;
constexpr float kMediumFrom = 600;
constexpr float kLowBelow = 420;
constexpr float kFlatBelow =
    560;  // so low that the timeline stands beside the feed where there is any width for it
constexpr float kFlatFrom = 600;  // that width
constexpr float kLeastForProfile = 500;
constexpr float kLowTimeline = 300;  // below that the plot needs the height of the smaller parts
constexpr float kNotes = 24;
constexpr float kReadingWidth = 640;   // of a card over the whole canvas
constexpr float kLeastForChips = 320;  // under the header

struct TimelineParts {
  float margin, left, summary, band, axis, overview, footer;
};

constexpr TimelineParts kFull = {size::kPage, 56, 56, 56, 28, 56, 36};
constexpr TimelineParts kMedium = {16, 44, 44, 32, 24, 40, 0};
constexpr TimelineParts kSmall = {size::kPageSmall, 36, 0, 0, 20, 24, 0};

// Stacks the parts from the bottom up; the plot takes what is left.
void divide_timeline(Rooms& rooms, const TimelineParts& parts, bool has_notes) {
  const Rect& area = rooms.timeline;
  const float left = area.x + parts.left;
  const float width = std::max(area.right() - parts.margin - left, 1.0f);
  float bottom = area.bottom() - (parts.footer > 0 ? 0 : size::kGap);
  const auto take = [&](float height, float gap) {
    bottom -= height;
    const Rect rect{left, bottom, width, height};
    bottom -= gap;
    return rect;
  };
  if (parts.footer > 0) rooms.footer = take(parts.footer, 0);
  rooms.overview = take(parts.overview, parts.footer > 0 ? size::kGap : 4);
  rooms.axis = take(parts.axis, 0);
  if (parts.band > 0) rooms.band = take(parts.band, 0);
  if (parts.band > 0 && has_notes) rooms.notes = take(kNotes, 0);
  float top = area.y + size::kGap;
  if (parts.summary > 0) {
    rooms.summary = {area.x + parts.margin, area.y, area.width - 2 * parts.margin, parts.summary};
    top = rooms.summary.bottom();
  }
  rooms.plot = {left, top, width, std::max(bottom - top, 8.0f)};
}

}  // namespace

Rooms layout_rooms(float width_px, float height_px, RoomsWanted wanted) {
  Rooms rooms;
  rooms.is_wide = width_px >= kWideFrom || (width_px >= kFlatFrom && height_px < kFlatBelow);
  const bool is_small = width_px < kMediumFrom || height_px < kLowBelow;
  const bool is_flat = is_small || height_px < kFlatBelow;
  const float header_px = height_px < 320 ? 0 : is_flat ? size::kHeaderSmall : size::kHeader;
  rooms.header = {0, 0, width_px, header_px};
  const float padding_px = is_small ? size::kCardPaddingSmall : size::kCardPadding;
  rooms.card_padding = padding_px;
  const bool has_chips = wanted.has_chips && header_px > 0 && height_px - header_px >= kLeastForChips;
  const float chips_px = has_chips ? size::kChips : 0;
  const float top_px = header_px + chips_px;
  if (rooms.is_wide) {
    const float feed_px = width_px < kWideFrom ? std::clamp(width_px * 0.5f, 300.0f, 384.0f)
                                               : std::clamp(width_px * 0.34f, 384.0f, 456.0f);
    const float timeline_px = width_px - feed_px;
    const float left_px = wanted.is_rtl ? feed_px : 0;
    rooms.chips = {left_px, header_px, timeline_px, chips_px};
    rooms.timeline = {left_px, top_px, timeline_px, std::max(height_px - top_px, 1.0f)};
    rooms.feed = {wanted.is_rtl ? 0 : timeline_px, header_px, feed_px, std::max(height_px - header_px, 1.0f)};
    const bool is_low = rooms.timeline.height < kLowTimeline;
    divide_timeline(rooms, is_low ? kSmall : is_flat ? kMedium : kFull, wanted.has_notes);
    rooms.begins_with_posts = rooms.feed.height < kLeastForProfile;
    return rooms;
  }
  const float rest_px = std::max(height_px - top_px, 1.0f);
  const float timeline_px = is_small ? std::min(160.0f, rest_px * 0.45f) : rest_px * 0.45f;
  rooms.chips = {0, header_px, width_px, chips_px};
  rooms.timeline = {0, top_px, width_px, timeline_px};
  rooms.feed = {0, top_px + timeline_px, width_px, rest_px - timeline_px};
  rooms.begins_with_posts = rooms.feed.height < kLeastForProfile;
  rooms.card_padding = std::max(padding_px, (width_px - kReadingWidth) / 2);
  divide_timeline(rooms, timeline_px < kLowTimeline ? kSmall : kMedium, wanted.has_notes);
  return rooms;
}

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
