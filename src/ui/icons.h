// icons: small line drawings, so that no icon font is shipped and no emoji stands in for a symbol.
#pragma once

#include "ui/painter.h"

namespace backscroll {

enum class Icon : uint8_t {
  kReply,
  kRepost,
  kHeart,
  kStar,
  kBars,
  kBadge,
  kPlus,
  kMinus,
  kFit,
  kMedia,
  kWarning,
  kHidden,
  kLink,
  kCopy,
  kOpen,
  kBrokenMedia,
  kPlay,
  kClose,
  kPrevious,
  kNext,
  kSmallDisc,
  kSmallSquare,
  kSmallDiamond,
  kSmallTriangle
};

void draw_icon(const Painter& painter, Icon icon, const Rect& rect, Color color);

}  // namespace backscroll
