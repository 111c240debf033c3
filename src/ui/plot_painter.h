// plot_painter: what lies in the plot beside the marks: the density field, ribbons, arcs, small cards.
#pragma once

#include "ui/painter.h"
#include "view/timeline/mark_cards.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll {

void draw_field(const Painter& painter, const TimelineFrame& frame);
void draw_ribbons(const Painter& painter, const TimelineFrame& frame);
void draw_arcs(const Painter& painter, const TimelineFrame& frame);
void draw_mark_cards(const Painter& painter, const Archive& archive, const std::vector<MarkCard>& cards,
                     const ViewState& state);

}  // namespace backscroll
