// overlay_panel: what floats above both rooms: the header, the hover card and the hints.
#pragma once

#include <string_view>

#include "ui/painter.h"
#include "ui/timeline_panel.h"
#include "view/card/card_layout.h"

namespace backscroll {

void draw_header(const Painter& painter, const Rect& room, const Archive& archive, const ArchiveFacts& facts);

// The post beside its mark: see hover_place.h. Nothing on an empty rectangle.
void draw_hover_card(const Painter& painter, const Card& card, const Rect& place);

void draw_hint(const Painter& painter, std::string_view text, Point pointer, const Rect& bounds);

}  // namespace backscroll
