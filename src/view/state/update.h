// update: the only writer of the view state.
#pragma once

#include <optional>

#include "view/state/actions.h"
#include "view/state/feed_list.h"

namespace backscroll {

// The state for a freshly opened archive: everything in view, newest first.
ViewState initial_state(const TimeIndex& index);

// `feed` is what the feed shows now.
void apply(const Action& action, const FeedList& feed, ViewState& state);

// What a reader who wants out of something closes first: the chosen post, a view, the search.
std::optional<Action> closing_of(const ViewState& state);

// The feed is another one, and begins at its top. While the profile is in view the tabs stay where they are: somebody
// may just have pressed one.
void begin_feed(ViewState& state);

// Moves what is in motion on to `now_millis`. True while something still moves.
bool advance(ViewState& state, double now_millis);

// Before a layout: a feed that is where it begins stays there when the canvas gets another size.
void fit_feed(bool begins_with_posts, ViewState& state);

// After a layout: where the feed really is. `is_stuck`: it cannot move further that way.
void settle(ViewState& state, FeedScroll scroll, bool is_stuck, FeedPlace place = {});

}  // namespace backscroll
