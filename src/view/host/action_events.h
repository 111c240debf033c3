// action_events: what the widget tells the host page, and what of it an action asks for.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "view/state/actions.h"

namespace backscroll {

// Writes an event behind those that wait for bs_widget_take_events(): its name, then its fields. An archive decides
// what stands in some of them, so nothing separates them: the number of fields, then for each one its size in bytes
// and its bytes, both numbers as four bytes, lowest first. web/draw/events.js reads it.
void add_event(std::span<const std::string_view> fields, std::string& events);
inline void add_event(std::initializer_list<std::string_view> fields, std::string& events) {
  add_event(std::span(fields.begin(), fields.size()), events);
}

// "open" <address>, "open-file" <address relative to the archive>, "copy-text" <text>, "copy-link" <address> <post id>,
// the address empty where a post has none of its own. None when the host page has nothing to do.
void add_event_of(const Action& action, const Archive& archive, std::string& events);

}  // namespace backscroll
