// state_text: the view as a short text that a link can carry, and back.
#pragma once

#include <string>
#include <string_view>

#include "archive/archive.h"
#include "view/state/view_state.h"

namespace backscroll {

// kNoPost: there is none with that id.
PostIndex post_with_id(const Archive& archive, std::string_view id);

// "from=…&to=…&sort=likes&view=day&day=11-23&thread=p04&post=p01&picture=2%3Ap01&at=120%3Ap07". Defaults are left
// out. picture: which one of whose media is looked at, the first is 1. at: the first post in view, and how far it is
// scrolled past in CSS pixels; without an id, where the feed begins. None: the feed stays where it is.
std::string text_from_state(const ViewState& state, const Archive& archive);

// Reads what text_from_state() wrote; unknown keys are ignored, missing ones take their default.
void restore_state(std::string_view text, const Archive& archive, ViewState& state);

}  // namespace backscroll
