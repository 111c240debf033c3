// feed_panel: draws the feed room: the profile, the tabs, the cards, the scroll bar.
#pragma once

#include <span>

#include "ui/painter.h"
#include "view/input/input.h"

namespace backscroll {

struct FeedPicture {
  const FeedFrame& frame;
  std::span<const FeedTab> tabs;
  const ViewState& state;
  std::span<const Bar> activity;
  const Rooms& rooms;
  const Pointer& pointer;
};

void draw_feed(const Painter& painter, const FeedPicture& picture);

}  // namespace backscroll
