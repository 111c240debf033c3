// card_author: who wrote a post and when, whom it answers, and who passed it on.
#pragma once

#include "view/card_parts.h"

namespace backscroll {

struct TimeStyle {
  double now_millis = 0;  // what a recent time is told by; 0: by its date
  bool is_long = false;   // to the second, where there is room
};

// "Robin Vale reposted", its icon over the avatar's column. Returns the y below; for any other post `at.y`.
float write_credit(const Archive& archive, PostIndex post, Point at, float width_px, CardWriter& writer);

// Name, badge, handle and time on one line. The time is always there; a long handle is cut first, then a long name.
float write_author(const Archive& archive, PostIndex row, const TimeStyle& style, Point at, float width_px,
                   CardWriter& writer);

// "Replying to @finch"
float write_reply_note(const Archive& archive, PostIndex post, Point at, float width_px, CardWriter& writer);

}  // namespace backscroll
