// timeline_panel: draws the timeline room: grid, band, marks, cards, axis, overview, footer.
#pragma once

#include <string>
#include <vector>

#include "ui/icons.h"
#include "ui/painter.h"
#include "ui/pointer.h"
#include "view/state/actions.h"
#include "view/timeline/mark_cards.h"
#include "view/timeline/timeline_layout.h"
#include "view/words/words.h"

namespace backscroll {

struct TimelineButton {
  Icon icon;
  Rect rect;
  std::string_view label;
  Action action;
};

// Zoom out, zoom in, fit; where the room is small only fit, and only when there is something to fit.
std::vector<TimelineButton> timeline_buttons(const TimelineFrame& frame, const ViewState& state);

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
