// pointer: the mouse as the panels see it, for one frame.
#pragma once

#include "view/base/geometry.h"

namespace backscroll {

struct Pointer {
  Point at;
  Point drag;  // since the last frame, while pressed
  bool is_inside = false;
  bool is_down = false;
  bool was_pressed = false;
  bool was_released = false;
  bool was_clicked = false;  // released where it was pressed
  bool was_double_clicked = false;
  bool is_shift_down = false;
  double rested_millis = 0;  // since it last moved
};

// What a press has taken hold of, until its release.
enum class Grip {
  kNone,
  kPlot,
  kSelection,
  kBrush,
  kBrushBegin,
  kBrushEnd,
  kScrollBar,
  kCard,
  kPicture,
  kElsewhere
};

struct Gesture {
  Grip grip = Grip::kNone;
  Point began;
  float off_px = 0;  // from where it was pressed to the edge that it holds
};

}  // namespace backscroll
