// action_events: what an action asks of the host page, as a line of bs_widget_take_events().
#pragma once

#include <string>

#include "archive/archive.h"
#include "view/actions.h"

namespace backscroll {

// "open\t<address>", "open-file\t<address relative to the archive>", "copy-text\t<text>", "copy-link\t<address>" or,
// for a post without an address of its own, "copy-link\t\t<post id>", each with a line feed; all but the first are
// percent-encoded. Empty when the host page has nothing to do.
std::string event_of(const Action& action, const Archive& archive);

// The address of the post in the source, if it is one that may be opened; else empty.
std::string_view original_address(const Archive& archive, PostIndex post);

}  // namespace backscroll
