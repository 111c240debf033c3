// media_layout: see the header.
#include "view/card/media_layout.h"

#include <algorithm>
#include <cmath>

#include "view/base/theme.h"

namespace backscroll {
namespace {

constexpr float kUnknownRatio = 16.0f / 9;  // width to height
constexpr float kWidestRatio = 3;
constexpr float kNarrowestRatio = 9.0f / 16;
constexpr float kTallestShare = 1.25f;  // height to width of the card's column
constexpr float kNearlyFull = 0.8f;     // a picture that fills this much of the column fills all of it
constexpr float kSmallest = 96;
constexpr float kGridRatio = 1.6f;  // of three or four pictures together

float ratio_of(MediaSize size) {
  if (size.width_px == 0 || size.height_px == 0) return 0;
  return static_cast<float>(size.width_px) / static_cast<float>(size.height_px);
}

MediaGrid single(MediaSize size, float width_px) {
  const float known = ratio_of(size);
  const float ratio = known > 0 ? std::clamp(known, kNarrowestRatio, kWidestRatio) : kUnknownRatio;
  // A small picture is not blown up.
  const float full =
      known > 0 ? std::min(width_px, std::max(static_cast<float>(size.width_px), kSmallest)) : width_px;
  float width = std::min(full, width_px);
  if (width > width_px * kNearlyFull) width = width_px;
  float height = std::min({width / ratio, width_px * kTallestShare, size::kMediaTallest});
  width = std::min(width, height * ratio);
  if (width > width_px * kNearlyFull) width = width_px;
  width = std::floor(width);
  height = std::max(std::round(height), 1.0f);
  MediaGrid grid;
  grid.count = 1;
  grid.cells[0] = {{0, 0, width, height}, kAllCorners};
  grid.height_px = height;
  return grid;
}

// Of one of two pictures side by side.
float half_ratio(MediaSize size) {
  const float ratio = ratio_of(size);
  return ratio > 0 ? std::clamp(ratio, 0.75f, 1.6f) : 1;
}

MediaGrid pair(std::span<const MediaSize> sizes, float width_px) {
  const float ratio = std::sqrt(half_ratio(sizes[0]) * half_ratio(sizes[1]));
  const float left = std::floor((width_px - size::kMediaGap) / 2);
  const float right = left + size::kMediaGap;
  const float height = std::round(std::min(left / ratio, size::kMediaTallest));
  MediaGrid grid;
  grid.count = 2;
  grid.cells[0] = {{0, 0, left, height}, kCornerTopLeft | kCornerBottomLeft};
  grid.cells[1] = {{right, 0, std::floor(width_px) - right, height}, kCornerTopRight | kCornerBottomRight};
  grid.height_px = height;
  return grid;
}

MediaGrid three_or_four(uint32_t count, float width_px) {
  const float height = std::round(std::min(width_px / kGridRatio, size::kMediaTallest));
  const float left = std::floor((width_px - size::kMediaGap) / 2);
  const float right = left + size::kMediaGap;
  const float right_px = std::floor(width_px) - right;
  const float upper = std::floor((height - size::kMediaGap) / 2);
  const float lower = upper + size::kMediaGap;
  const float lower_px = height - lower;
  MediaGrid grid;
  grid.count = count;
  grid.height_px = height;
  grid.cells[1] = {{right, 0, right_px, upper}, kCornerTopRight};
  if (count == 3) {
    grid.cells[0] = {{0, 0, left, height}, kCornerTopLeft | kCornerBottomLeft};
    grid.cells[2] = {{right, lower, right_px, lower_px}, kCornerBottomRight};
    return grid;
  }
  grid.cells[0] = {{0, 0, left, upper}, kCornerTopLeft};
  grid.cells[2] = {{0, lower, left, lower_px}, kCornerBottomLeft};
  grid.cells[3] = {{right, lower, right_px, lower_px}, kCornerBottomRight};
  return grid;
}

}  // namespace

MediaGrid layout_media(std::span<const MediaSize> sizes, float width_px) {
  const auto count = static_cast<uint32_t>(sizes.size());
  if (count == 0 || width_px < 1) return {};
  if (count == 1) return single(sizes[0], width_px);
  if (count == 2) return pair(sizes, width_px);
  MediaGrid grid = three_or_four(std::min(count, 4u), width_px);
  grid.more = count - grid.count;
  return grid;
}

}  // namespace backscroll
