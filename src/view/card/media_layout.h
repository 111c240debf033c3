// media_layout: where the pictures of one post go. A single picture keeps its shape, two stand side by
// side, three are a tall one beside two, four make a square of squares; the fourth says how many more
// there are. The sizes come from the archive, never from the file, so nothing moves when a picture
// arrives.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "view/base/geometry.h"

namespace backscroll {

struct MediaSize {  // 0: unknown
  uint32_t width_px = 0;
  uint32_t height_px = 0;
};

// Bits of the corners that are rounded, clockwise from the top left one.
constexpr uint8_t kCornerTopLeft = 1;
constexpr uint8_t kCornerTopRight = 2;
constexpr uint8_t kCornerBottomRight = 4;
constexpr uint8_t kCornerBottomLeft = 8;
constexpr uint8_t kAllCorners = 15;

struct MediaCell {
  Rect rect;  // whole pixels, from the top left of the grid
  uint8_t corners = 0;
};

struct MediaGrid {
  std::array<MediaCell, 4> cells{};
  uint32_t count = 0;  // of cells
  uint32_t more = 0;   // pictures that have no cell
  float height_px = 0;
};

MediaGrid layout_media(std::span<const MediaSize> sizes, float width_px);

}  // namespace backscroll
