// timeline_layout: what the timeline shows in one frame, as plain data in canvas pixels.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "index/search.h"
#include "index/threads.h"
#include "index/time_index.h"
#include "view/base/geometry.h"
#include "view/base/rooms.h"
#include "view/state/view_state.h"
#include "view/timeline/axis_layout.h"
#include "view/timeline/density_field.h"
#include "view/timeline/ribbons.h"
#include "view/timeline/timeline_data.h"

namespace backscroll {

struct Mark {
  PostIndex post;
  PostKind kind;
  float x;
  float y;
  float radius_px;
  float span_left;  // the interval its date is known to; equal to span_right when exact
  float span_right;
  float alpha;  // below 1 where the density field stands for it
  bool is_found = false;
};

struct GridLine {
  float y;
  Label label;
};

struct Arc {
  Point from;
  Point to;
  float alpha;
};

// A stretch of the plot while the reader draws it.
struct Selection {
  Rect area;
  Rect label;
  std::string words;  // "38 posts, Jun 2018 to Feb 2021"
};

struct TimelineFrame {
  Rooms rooms;
  TimeScale scale;
  Ticks ticks;
  std::vector<Label> axis_labels;
  std::vector<AxisNote> notes;
  std::vector<GridLine> grid;
  std::vector<Bar> band;
  DensityField field;
  std::vector<Ribbon> ribbons;
  std::vector<Mark> marks;  // by time; the hovered and the selected one are drawn last
  std::vector<Arc> arcs;
  std::vector<Bar> overview;
  Rect brush;  // the visible range inside the overview; wider where that could not be taken hold of
  std::optional<Selection> selection;
  std::optional<Label> message;  // in the place of everything else
  PostIndex selected = kNoPost;
  double now_millis = 0;      // ages are told by it
  size_t post_count = 0;      // in view, also those that have no mark
  std::string summary_count;  // "38 posts"
  std::string summary_rest;   // "Jun 2018 â Feb 2021 Â· â14.2K likes"

  TimeScale overview_scale(TimeRange limits) const {
    return TimeScale(limits, rooms.overview.x, rooms.overview.width);
  }
};

struct TimelineInput {
  const Archive& archive;
  const TimeIndex& index;
  const Threads& threads;
  const TimelineData& data;
  const ViewState& state;
  const Rooms& rooms;
  const TextMeasurer& measure;
  const Hits* hits = nullptr;               // of the search that is going on
  std::optional<TimeRange> selecting = {};  // the reader is choosing it
};

TimelineFrame layout_timeline(const TimelineInput& input);

// The nearest mark whose edge is within `reach_px` of the point; kNoPost when there is none.
PostIndex mark_at(const TimelineFrame& frame, Point point, float reach_px);

}  // namespace backscroll
