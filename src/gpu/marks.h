// marks: draws every mark of the timeline and the soft bars behind them in one instanced call.
// The programs are in shaders/; picking is done on the CPU from the same layout.
#pragma once

#include <cstdint>
#include <vector>

#include "view/base/geometry.h"
#include "view/base/palette.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll {

enum class MarkShape : uint8_t { kBar, kDisc, kSquare, kDiamond, kTriangle, kRing };

struct MarkInstance {  // as the vertex shader reads it
  float center_px[2];
  float half_size_px[2];
  float shape;
  uint8_t color[4];
};

MarkShape shape_of(PostKind kind);

// Soft bars first, then the shapes; the lit marks last, with rings.
std::vector<MarkInstance> mark_instances(const TimelineFrame& frame, const Palette& palette,
                                         PostIndex hovered, PostIndex selected);

// Limits drawing to a rectangle of the canvas, in CSS pixels.
void set_scissor(const Rect& rect, float canvas_height_px, float pixel_ratio);

class MarkRenderer {
 public:
  // False when the programs do not compile: the driver's words are in `error`.
  bool create(const char** error);
  void destroy();
  void forget();  // the context was lost: its names are void
  void upload(const std::vector<MarkInstance>& instances);
  // Into the bound framebuffer; scissor and viewport are the caller's.
  void draw(float canvas_width_px, float canvas_height_px, float pixel_ratio) const;

 private:
  uint32_t program_ = 0;
  uint32_t vertex_array_ = 0;
  uint32_t buffer_ = 0;
  int canvas_uniform_ = -1;
  int ratio_uniform_ = -1;
  int count_ = 0;
};

}  // namespace backscroll
