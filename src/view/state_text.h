// state_text: the view as a short text that a link can carry, and back.
#pragma once

#include <string>
#include <string_view>

#include "archive/archive.h"
#include "view/view_state.h"

namespace backscroll {

// "from=…&to=…&sort=likes&view=day&day=11-23&thread=p04&post=p01". Defaults are left out.
std::string text_from_state(const ViewState& state, const Archive& archive);

// Reads what text_from_state() wrote; unknown keys are ignored, missing ones take their default.
void restore_state(std::string_view text, const Archive& archive, ViewState& state);

}  // namespace backscroll
