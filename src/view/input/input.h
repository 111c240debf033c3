// input: what the reader asks for with pointer and keys, against the layout that the reader sees. Changes nothing but
// the grip of the press that is going on.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "view/feed/feed_layout.h"
#include "view/feed/feed_parts.h"
#include "view/input/input_queue.h"
#include "view/pictures/lightbox_layout.h"
#include "view/pictures/picture_store.h"
#include "view/state/actions.h"
#include "view/timeline/mark_cards.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll {

// What a press has taken hold of, until its release.
enum class Grip : uint8_t {
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

constexpr double kZoomPerPx = 0.0022;  // e-folds of zoom per CSS pixel of wheel
constexpr float kSmoothedFromPx = 40;  // below that it is a trackpad, which has its own smoothness

// What the reader draws over the plot at this moment.
std::optional<TimeRange> selected_range(const Gesture& gesture, const Pointer& pointer,
                                        const TimeScale& scale);

PointerResult pointer_input(const InputScene& scene, const Pointer& pointer, Gesture& gesture);

Actions key_input(const Input& input, const ViewState& state, float feed_height_px);

// "zoom-in", "fit", "next-post", "sort likes" ...: the same as the keys, by name. Empty: not known.
Actions actions_of_command(std::string_view name, const ViewState& state);

// While the lightbox is open it takes all of them.

PointerResult lightbox_pointer_input(const LightboxFrame& frame, const Lightbox& lightbox,
                                     const Pointer& pointer, Gesture& gesture);

Actions lightbox_key_input(const Input& input, const LightboxFrame& frame, const Lightbox& lightbox);

// "close", "next-picture", "zoom-in" ...: the same as the keys, by name. Empty: not known, or nothing to do.
Actions lightbox_command(std::string_view name, const LightboxFrame& frame, const Lightbox& lightbox);

// A wheel or trackpad over the lightbox, in CSS pixels.
Actions lightbox_wheel(const LightboxFrame& frame, const Lightbox& lightbox, Point at, Point delta,
                       bool is_zoom);

}  // namespace backscroll
