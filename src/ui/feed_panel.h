// feed_panel: draws the feed room: the profile, the tabs, the cards, the scroll bar.
#pragma once

#include <array>
#include <span>

#include "ui/painter.h"
#include "ui/pointer.h"
#include "view/feed_layout.h"
#include "view/timeline_layout.h"

namespace backscroll {

struct FeedTab {
  std::string_view label;
  Rect rect;
  FeedSort sort;  // what a click asks for
  bool is_chosen;
};

std::array<FeedTab, 4> feed_tabs(const Painter& painter, const FeedFrame& frame, FeedSort sort,
                                 float padding_px);

// The button under "No posts in this range"; empty rectangle when there are posts.
Rect show_all_button(const FeedFrame& frame);

// Whether the quiet controls of a card are there.
bool has_quiet_controls(PostIndex post, const ViewState& state, const Rooms& rooms);

void draw_feed(const Painter& painter, const FeedFrame& frame, const ViewState& state,
               std::span<const Bar> activity, const Rooms& rooms);

}  // namespace backscroll
