// input: what pointer and keys did since the last frame, and what the reader asks for by it, against the layout that
// the reader sees. Changes nothing but the grip of the press that is going on.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "view/feed/feed_layout.h"
#include "view/feed/feed_parts.h"
#include "view/pictures/lightbox_layout.h"
#include "view/pictures/picture_store.h"
#include "view/state/actions.h"
#include "view/timeline/mark_cards.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll {

struct Pointer {
  Point at;
  Point drag;  // since the last frame, while pressed
  bool is_inside = false;
  bool is_down = false;
  bool was_pressed = false;
  bool was_released = false;
  bool was_clicked = false;  // released where it was pressed
  bool was_double_clicked = false;
  bool is_shift_down = false;
  double rested_millis = 0;  // since it last moved
};

// A key by what stands on it: 'A', '7', '+', ' ', and these that have no letter. The number pad's are the same ones.
using Key = char;
constexpr Key kNoKey = 0;
constexpr Key kLeftKey = 1;
constexpr Key kRightKey = 2;
constexpr Key kUpKey = 3;
constexpr Key kDownKey = 4;
constexpr Key kHomeKey = 5;
constexpr Key kEndKey = 6;
constexpr Key kPageUpKey = 7;
constexpr Key kBackspaceKey = '\b';
constexpr Key kPageDownKey = 9;
constexpr Key kEnterKey = '\n';

struct KeyPress {
  Key key = kNoKey;
  bool is_repeat = false;  // it is held down
};

struct Input {
  Pointer pointer;
  std::vector<KeyPress> keys;

  // Whether one of both was pressed, or is held down where that counts.
  bool has(Key key, Key other, bool repeats) const {
    for (const KeyPress& press : keys) {
      if ((press.key == key || press.key == other) && (repeats || !press.is_repeat)) return true;
    }
    return false;
  }
};

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
