// timeline_support: an archive with all that a frame of the timeline is laid out from.
#pragma once

#include <utility>

#include "view/state/update.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll::testing {

template <typename Measurer>
struct TimelineScene {
  explicit TimelineScene(Archive opened) : archive(std::move(opened)) {}
  Archive archive;
  TimeIndex index = TimeIndex::from_archive(archive);
  Threads threads = Threads::from_archive(archive);
  TimelineData data = TimelineData::from_archive(archive, index);
  ViewState state = initial_state(index);
  Rooms rooms = layout_rooms(1440, 900);
  Measurer measure;

  TimelineFrame frame() const { return frame(rooms); }
  TimelineFrame frame(const Rooms& divided) const {
    return layout_timeline({archive, index, threads, data, state, divided, measure});
  }
};

}  // namespace backscroll::testing
