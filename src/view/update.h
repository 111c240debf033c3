// update: the only writer of the view state.
#pragma once

#include <span>

#include "view/actions.h"
#include "view/feed_list.h"

namespace backscroll {

// The state for a freshly opened archive: everything in view, newest first.
ViewState initial_state(const TimeIndex& index);

// `feed` is what the feed shows now.
void apply(const Action& action, std::span<const FeedItem> feed, ViewState& state);

// Moves what is in motion on to `now_millis`. True while something still moves.
bool advance(ViewState& state, double now_millis);

// After a layout: where the feed really is. `is_stuck`: it cannot move further that way.
void settle(ViewState& state, FeedScroll scroll, bool is_stuck);

}  // namespace backscroll
