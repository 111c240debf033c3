// lightbox_input: see input.h.
#include "view/input/input.h"

#include <array>
#include <cmath>

#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr double kZoomStep = 1.6;
constexpr float kMoveStep = 80;  // CSS pixels of an arrow key
constexpr double kZoomedFrom = 1.001;
constexpr double kNearlyActual = 1.05;  // a picture that fits in about its own size is doubled instead
constexpr float kLinePx = 44;           // of the caption

bool is_zoomed(const Lightbox& lightbox) { return lightbox.target.zoom > kZoomedFrom; }

// An action on the lightbox as one of the view.
Action looked(const LightboxAction& action) { return Action(action); }

Actions step(const LightboxFrame& frame, const Lightbox& lightbox, int by) {
  const auto to = static_cast<int64_t>(lightbox.media) + by;
  if (to < 0 || to >= static_cast<int64_t>(frame.media_count)) return {};
  return {looked(GoToMedia{static_cast<uint32_t>(to)})};
}

Actions zoom_by(double factor) { return {looked(ZoomPicture{factor, {0, 0}, false})}; }

// Between the fit and the picture's own pixels.
Actions toggle_zoom(const LightboxFrame& frame, const Lightbox& lightbox, Point anchor) {
  const double actual = frame.actual_zoom > kNearlyActual ? frame.actual_zoom : 2;
  return {looked(ZoomPictureTo{is_zoomed(lightbox) ? 1 : actual, anchor})};
}

Actions move_or(const Lightbox& lightbox, Point delta, const Actions& otherwise) {
  return is_zoomed(lightbox) ? Actions{looked(MovePicture{delta, false})} : otherwise;
}

Actions open_file(const LightboxFrame& frame) {
  return frame.open_address.empty() ? Actions{} : Actions{OpenFile{frame.open_address}};
}

struct Command {
  std::string_view name;
  Key key;
  Key other_key;
  bool repeats;
  Actions (*actions)(const LightboxFrame& frame, const Lightbox& lightbox);
};

constexpr std::array<Command, 12> kCommands = {{
    {"next-picture", kRightKey, 'D', true,
     [](const LightboxFrame& f, const Lightbox& l) {
       return move_or(l, {-kMoveStep, 0}, step(f, l, 1));
     }},
    {"previous-picture", kLeftKey, 'A', true,
     [](const LightboxFrame& f, const Lightbox& l) {
       return move_or(l, {kMoveStep, 0}, step(f, l, -1));
     }},
    {"move-down", kDownKey, 'S', true,
     [](const LightboxFrame&, const Lightbox& l) {
       return move_or(l, {0, -kMoveStep}, {looked(ScrollCaption{kLinePx})});
     }},
    {"move-up", kUpKey, 'W', true,
     [](const LightboxFrame&, const Lightbox& l) {
       return move_or(l, {0, kMoveStep}, {looked(ScrollCaption{-kLinePx})});
     }},
    {"turn-forward", kPageDownKey, ' ', true,
     [](const LightboxFrame& f, const Lightbox& l) { return step(f, l, 1); }},
    {"turn-back", kPageUpKey, kBackspaceKey, true,
     [](const LightboxFrame& f, const Lightbox& l) { return step(f, l, -1); }},
    {"zoom-in", '+', kNoKey, true, [](const LightboxFrame&, const Lightbox&) { return zoom_by(kZoomStep); }},
    {"zoom-out", '-', kNoKey, true,
     [](const LightboxFrame&, const Lightbox&) { return zoom_by(1 / kZoomStep); }},
    {"fit", '0', kNoKey, false,
     [](const LightboxFrame&, const Lightbox&) -> Actions {
       return {looked(ZoomPictureTo{1, {0, 0}})};
     }},
    {"actual-size", '1', kNoKey, false,
     [](const LightboxFrame& f, const Lightbox&) -> Actions {
       return {looked(ZoomPictureTo{f.actual_zoom, {0, 0}})};
     }},
    {"open-original", 'V', kNoKey, false,
     [](const LightboxFrame& f, const Lightbox&) { return open_file(f); }},
    {"close", kEnterKey, kNoKey, false,
     [](const LightboxFrame&, const Lightbox&) -> Actions { return {looked(CloseLightbox{})}; }},
}};

class LightboxPointer {
 public:
  LightboxPointer(const LightboxFrame& frame, const Lightbox& lightbox, const Pointer& pointer,
                  Gesture& gesture)
      : frame_(frame), lightbox_(lightbox), pointer_(pointer), gesture_(gesture) {}

  PointerResult run() {
    if (!frame_.is_open) return {};  // not laid out yet
    if (gesture_.grip == Grip::kPicture)
      drag();
    else if (gesture_.grip == Grip::kNone && pointer_.is_inside)
      hover_or_press();
    if (!pointer_.is_down) gesture_.grip = Grip::kNone;
    return std::move(result_);
  }

 private:
  bool is_over(const Rect& rect) const { return !rect.is_empty() && rect.contains(pointer_.at); }
  void add(Actions actions) { result_.actions.insert(result_.actions.end(), actions.begin(), actions.end()); }

  void hover_or_press() {
    const bool is_on_button =
        over_button(frame_.close_button, say(Phrase::kCloseLightbox), {looked(CloseLightbox{})}) ||
        over_button(frame_.open_button, frame_.open_label, open_file(frame_)) ||
        over_button(frame_.previous_button, say(Phrase::kPreviousPicture), step(frame_, lightbox_, -1)) ||
        over_button(frame_.next_button, say(Phrase::kNextPicture), step(frame_, lightbox_, 1));
    if (is_on_button) return;
    if (is_over(frame_.caption_area)) {
      if (pointer_.was_pressed) gesture_ = {Grip::kElsewhere, pointer_.at};
      return;
    }
    const bool is_on_picture = is_over(frame_.picture().rect);
    const bool is_played = is_on_picture && !frame_.open_address.empty() && is_moving_picture();
    result_.cursor = is_zoomed(lightbox_) ? "grab" : is_played ? "pointer" : "default";
    if (!pointer_.was_pressed) return;
    gesture_ = {Grip::kPicture, pointer_.at};
    if (pointer_.was_double_clicked && is_on_picture && !is_moving_picture())
      add(toggle_zoom(frame_, lightbox_, from_middle(pointer_.at)));
  }

  bool is_moving_picture() const {
    const MediaKind kind = frame_.picture().kind;
    return kind == MediaKind::kVideo || kind == MediaKind::kAudio;
  }

  bool over_button(const Rect& rect, std::string_view label, const Actions& actions) {
    if (!is_over(rect)) return false;
    result_.cursor = "pointer";
    result_.hint = label;
    if (pointer_.was_pressed) {
      gesture_ = {Grip::kElsewhere, pointer_.at};
      add(actions);
    }
    return true;
  }

  Point from_middle(Point at) const {
    const Point middle = frame_.stage_middle();
    return {at.x - middle.x, at.y - middle.y};
  }

  void drag() {
    result_.cursor = "grabbing";
    if (pointer_.is_down) {
      if (pointer_.drag.x != 0 || pointer_.drag.y != 0)
        add({looked(PullPicture{pointer_.drag, frame_.canvas.width})});
      return;
    }
    if (!pointer_.was_clicked) return add({looked(LetPictureGo{{0, 0}, frame_.media_count - 1})});
    add({looked(LetPictureGo{{0, 0}, frame_.media_count - 1})});
    if (!frame_.picture().rect.contains(gesture_.began)) return add({looked(CloseLightbox{})});
    if (is_moving_picture()) add(open_file(frame_));
  }

  const LightboxFrame& frame_;
  const Lightbox& lightbox_;
  const Pointer& pointer_;
  Gesture& gesture_;
  PointerResult result_;
};

}  // namespace

PointerResult lightbox_pointer_input(const LightboxFrame& frame, const Lightbox& lightbox,
                                     const Pointer& pointer, Gesture& gesture) {
  return LightboxPointer(frame, lightbox, pointer, gesture).run();
}

Actions lightbox_key_input(const Input& input, const LightboxFrame& frame, const Lightbox& lightbox) {
  Actions actions;
  if (!frame.is_open) return actions;
  for (const Command& command : kCommands) {
    if (!input.has(command.key, command.other_key, command.repeats)) continue;
    for (Action& action : command.actions(frame, lightbox)) actions.push_back(std::move(action));
  }
  return actions;
}

Actions lightbox_command(std::string_view name, const LightboxFrame& frame, const Lightbox& lightbox) {
  for (const Command& command : kCommands) {
    if (frame.is_open && command.name == name) return command.actions(frame, lightbox);
  }
  return {};
}

Actions lightbox_wheel(const LightboxFrame& frame, const Lightbox& lightbox, Point at, Point delta,
                       bool is_zoom) {
  const bool is_on_words = frame.caption_area.contains(at) && frame.limits.caption_scroll_px > 0;
  if (is_on_words && !is_zoom) return {looked(ScrollCaption{delta.y})};
  const bool is_sideways = std::abs(delta.x) > std::abs(delta.y);
  if (is_sideways && !is_zoom) return move_or(lightbox, {-delta.x, 0}, {});
  const Point middle = frame.stage_middle();
  const double factor = std::exp(-static_cast<double>(delta.y) * kZoomPerPx);
  const bool is_direct = std::abs(delta.y) < kSmoothedFromPx;
  return {looked(ZoomPicture{factor, {at.x - middle.x, at.y - middle.y}, is_direct})};
}

}  // namespace backscroll
