// timeline_layout: what the timeline shows in one frame, as plain data in canvas pixels.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "index/self_quotes.h"
#include "index/time_index.h"
#include "view/geometry.h"
#include "view/like_scale.h"
#include "view/rooms.h"
#include "view/tick_layout.h"
#include "view/view_state.h"

namespace backscroll {

struct Mark {
  PostIndex post;
  PostKind kind;
  float x;
  float y;
  float radius_px;
  float span_left;  // the interval its date is known to; equal to span_right when exact
  float span_right;
};

struct Bar {
  float x;
  float width_px;
  float share;  // of the highest bar, 0..1
};

struct GridLine {
  float y;
  std::string label;
};

struct Arc {
  Point from;
  Point to;
};

struct TimelineFrame {
  Rooms rooms;
  TimeScale scale;
  Ticks ticks;
  std::vector<GridLine> grid;
  std::vector<Bar> band;
  std::vector<Mark> marks;  // by time; the hovered and the selected one are drawn last
  std::vector<Arc> arcs;
  std::vector<Bar> overview;
  Rect brush;                 // the visible range inside the overview
  std::string summary_count;  // "38 posts"
  std::string summary_rest;   // "Jun 2018 – Feb 2021 · ≈14.2K likes"
};

struct TimelineInput {
  const Archive& archive;
  const TimeIndex& index;
  const LikeScale& likes;
  std::span<const SelfQuote> self_quotes;
  const ViewState& state;
  const Rooms& rooms;
};

TimelineFrame layout_timeline(const TimelineInput& input);

// The nearest mark whose edge is within `reach_px` of the point; kNoPost when there is none.
PostIndex mark_at(const TimelineFrame& frame, Point point, float reach_px);

}  // namespace backscroll
