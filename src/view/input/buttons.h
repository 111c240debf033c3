// buttons: those of both rooms that are no part of a card.
#pragma once

#include <string_view>
#include <vector>

#include "view/feed/feed_layout.h"
#include "view/state/actions.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll {

struct TimelineButton {
  enum class Sign : uint8_t { kMinus, kPlus, kFit };
  Sign sign;
  Rect rect;
  std::string_view label;
  Action action;
};

// Zoom out, zoom in, fit; where the room is small only fit, and only when there is something to fit.
std::vector<TimelineButton> timeline_buttons(const TimelineFrame& frame, const ViewState& state);

// The button under "No posts in this range"; empty rectangle when there are posts.
Rect show_all_button(const FeedFrame& frame);

// Whether the quiet controls of a card are there.
bool has_quiet_controls(PostIndex post, const ViewState& state, const Rooms& rooms);

}  // namespace backscroll
