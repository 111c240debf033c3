// timeline_panel: draws the timeline room: grid, band, marks, cards, axis, overview, footer.
#pragma once

#include <vector>

#include "ui/painter.h"
#include "view/input/input.h"
#include "view/words/words.h"

namespace backscroll {

struct TimelinePicture {
  const Archive& archive;
  const ArchiveFacts& facts;
  const TimelineFrame& frame;
  const std::vector<MarkCard>& cards;
  const ViewState& state;
  const Pointer& pointer;
  const Gesture& gesture;
  ImDrawCallback draw_marks;  // the GPU's part, between the grid and the cards
  void* draw_marks_data;
};

void draw_timeline(const Painter& painter, const TimelinePicture& picture);

}  // namespace backscroll
