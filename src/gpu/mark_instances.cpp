// mark_instances: marks of a frame as instances for the GPU, in drawing order.
#include "gpu/marks.h"

namespace backscroll {
namespace {

constexpr float kNarrowestBar = 10;  // below that the mark itself says it

MarkInstance instance(Point center, float half_width, float half_height, MarkShape shape, Color color) {
  return {{center.x, center.y},
          {half_width, half_height},
          static_cast<float>(shape),
          {color.red, color.green, color.blue, color.alpha}};
}

// Bars end with the plot: nothing stands beside the axis.
MarkInstance bar(const Mark& mark, const Rect& plot, Color color) {
  const float left = mark.span_left < plot.x ? plot.x : mark.span_left;
  const float right = mark.span_right > plot.right() ? plot.right() : mark.span_right;
  return instance({(left + right) / 2, mark.y}, (right - left) / 2, mark.radius_px / 2, MarkShape::kBar,
                  color);
}

}  // namespace

MarkShape shape_of(PostKind kind) {
  switch (kind) {
    case PostKind::kReply: return MarkShape::kSquare;
    case PostKind::kQuote: return MarkShape::kDiamond;
    case PostKind::kRepost: return MarkShape::kTriangle;
    case PostKind::kOriginal: break;
  }
  return MarkShape::kDisc;
}

std::vector<MarkInstance> mark_instances(const TimelineFrame& frame, const Palette& palette,
                                         PostIndex hovered, PostIndex selected) {
  std::vector<MarkInstance> instances;
  instances.reserve(frame.marks.size() * 2 + 6);
  const Rect& plot = frame.rooms.plot;
  for (const Mark& mark : frame.marks) {
    const bool is_lit = mark.post == hovered || mark.post == selected;
    if (!is_lit && mark.span_right - mark.span_left < kNarrowestBar) continue;
    if (mark.span_right <= plot.x || mark.span_left >= plot.right()) continue;
    const Color color = color_of(mark.kind, palette);
    instances.push_back(
        bar(mark, plot,
            with_alpha(color, is_lit ? palette.tint.lit_interval : palette.tint.interval * mark.alpha)));
  }
  for (const Mark& mark : frame.marks) {
    if (mark.post == hovered || mark.post == selected) continue;
    const Color base = mark.is_found ? palette.hit : color_of(mark.kind, palette);
    const Color color = with_alpha(base, palette.tint.mark * mark.alpha);
    instances.push_back(
        instance({mark.x, mark.y}, mark.radius_px, mark.radius_px, shape_of(mark.kind), color));
  }
  for (const Mark& mark : frame.marks) {
    if (mark.post != hovered && mark.post != selected) continue;
    const Color color = with_alpha(color_of(mark.kind, palette), mark.alpha);
    const float radius = mark.radius_px + 2;
    instances.push_back(instance({mark.x, mark.y}, radius, radius, shape_of(mark.kind), color));
    instances.push_back(instance({mark.x, mark.y}, radius + 5, radius + 5, MarkShape::kRing,
                                 with_alpha(palette.ink, mark.alpha)));
  }
  return instances;
}

}  // namespace backscroll
