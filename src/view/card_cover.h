// card_cover: what stands before a text or media that not everybody wants to see. The reader opens it; which rows are
// open is in the view state.
#pragma once

#include "view/card_parts.h"

namespace backscroll {

bool has_warning(const Archive& archive, PostIndex row);
// Whether something of the row is covered until it is opened: everything by a warning, or sensitive media.
bool has_cover(const Archive& archive, PostIndex row);

struct Cover {
  PostIndex toggled;  // the row that opening it is noted under
  bool is_opened;
  bool has_control;
};

// The warning, or the note above sensitive media that were opened, with its button. Returns the y below.
float write_warning(std::string_view warning, const Cover& cover, Point at, float width_px,
                    CardWriter& writer);

// In the place of sensitive media. Returns the y below.
float write_media_cover(float height_px, const Cover& cover, Point at, float width_px, CardWriter& writer);

}  // namespace backscroll
