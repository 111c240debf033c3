// input: turns the pointer and the keys of one frame into actions, against the layout the reader sees. Changes nothing
// but the grip of the press that is going on.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "ui/feed_panel.h"
#include "ui/timeline_panel.h"
#include "view/pictures/picture_store.h"

namespace backscroll {

struct InputScene {
  const TimelineFrame& timeline;
  const FeedFrame& feed;
  const std::vector<MarkCard>& mark_cards;
  std::span<const FeedTab> tabs;
  const ViewState& state;
  const PictureStore& pictures;
};

struct PointerResult {
  Actions actions;
  const char* cursor = "default";  // CSS
  std::string hint;                // for the thing under the pointer, when it rests
};

// What the reader draws over the plot at this moment.
std::optional<TimeRange> selected_range(const Gesture& gesture, const Pointer& pointer,
                                        const TimeScale& scale);

PointerResult pointer_input(const InputScene& scene, const Pointer& pointer, Gesture& gesture);

// Keys pressed in this frame, as ImGui has them.
Actions key_input(const ViewState& state, float feed_height_px);

// "zoom-in", "fit", "next-post", "sort likes" ...: the same as the keys, by name. Empty: not known.
Actions actions_of_command(std::string_view command, const ViewState& state);

}  // namespace backscroll
