// run_painter: draws a line of text that was shaped as a whole, in any script. The platform implements it with the
// browser's canvas.
#pragma once

#include <span>
#include <string_view>

#include "imgui.h"
#include "view/base/geometry.h"
#include "view/base/theme.h"

namespace backscroll {

struct RunPart {  // of a run, in its own colour
  float begin_px;
  float end_px;
  Color color;
};

struct TextRun {
  std::string_view text;
  float font_px;
  bool is_bold = false;
  bool is_rtl = false;
  Color color;
  std::span<const RunPart> parts = {};  // from left to right, not overlapping
  // Text that stays where it is begins between device pixels, as in the page; text that moves jumps between them.
  bool is_at_rest = false;
};

class RunPainter {
 public:
  virtual ~RunPainter() = default;
  // `baseline` is where the left end of the run stands.
  virtual void draw(ImDrawList& list, Point baseline, const TextRun& run) = 0;
  virtual float width_px(std::string_view text, float font_px, bool is_bold) = 0;
  // From the top of a line box of the given height to the baseline.
  virtual float baseline_px(float line_px, float font_px, bool is_bold) = 0;
};

}  // namespace backscroll
