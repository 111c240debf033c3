// buttons: see the header.
#include "view/input/buttons.h"

#include <algorithm>

#include "view/base/theme.h"
#include "view/card/mirror.h"
#include "view/words/language.h"

namespace backscroll {

std::vector<TimelineButton> timeline_buttons(const TimelineFrame& frame, const ViewState& state) {
  using Sign = TimelineButton::Sign;
  constexpr float kButton = size::kTimelineButton;
  if (frame.message) return {};
  const double middle = state.target.begin_millis + state.target.span_millis() / 2;
  const Rect& summary = frame.rooms.summary;
  if (summary.is_empty()) {
    if (state.is_fitted()) return {};
    // In the corner under the labels of the likes, where nothing else stands.
    const Rect& overview = frame.rooms.overview;
    const float x = frame.rooms.timeline.x + (overview.x - frame.rooms.timeline.x - kButton) / 2;
    const float y = std::max(overview.y + (overview.height - kButton) / 2, frame.rooms.axis.y);
    return {{Sign::kFit, {x, y, kButton, kButton}, say(Phrase::kShowAll), FitAll{}}};
  }
  const float y = summary.y + (summary.height - kButton) / 2;
  const auto at = [&](int i) {
    return as_read({summary.x + static_cast<float>(i) * size::kTimelineButtonStep, y, kButton, kButton},
                   summary);
  };
  return {{Sign::kMinus, at(0), say(Phrase::kZoomOut), ZoomAround{middle, 0.5, false}},
          {Sign::kPlus, at(1), say(Phrase::kZoomIn), ZoomAround{middle, 2, false}},
          {Sign::kFit, at(2), say(Phrase::kZoomAll), FitAll{}}};
}

Rect show_all_button(const FeedFrame& frame) {
  if (!frame.is_empty) return {};
  return {frame.area.x + frame.area.width / 2 - 56, frame.tabs_y + size::kTabs + 84, 112, 32};
}

bool has_quiet_controls(PostIndex post, const ViewState& state, const Rooms& rooms) {
  return !rooms.is_wide || state.is_touched || post == state.selected || post == state.hovered;
}

}  // namespace backscroll
