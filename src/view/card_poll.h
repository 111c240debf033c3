// card_poll: the poll of a post as bars, with as much of the result as the archive knows.
#pragma once

#include "view/card_parts.h"

namespace backscroll {

struct PollView {
  PostIndex row;
  uint32_t unfolded = 0;  // how often more of many options was asked for
  bool has_controls = true;
};

// Returns the y below.
float write_poll(const Archive& archive, const Poll& poll, const PollView& view, Point at, float width_px,
                 CardWriter& writer);

// "1,204 votes · Final results": whether voting was over is judged by when the archive was taken, not by today.
std::string words_of_poll(const Archive& archive, const Poll& poll);

}  // namespace backscroll
