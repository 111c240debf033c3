// feed_panel: draws the feed room: the profile, the tabs, the cards, the scroll bar.
#pragma once

#include <span>

#include "ui/painter.h"
#include "ui/pointer.h"
#include "view/feed/feed_layout.h"
#include "view/feed/feed_tabs.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll {

// The button under "No posts in this range"; empty rectangle when there are posts.
Rect show_all_button(const FeedFrame& frame);

// Whether the quiet controls of a card are there.
bool has_quiet_controls(PostIndex post, const ViewState& state, const Rooms& rooms);

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
