// input_queue: what pointer and keys did since the last frame, as the page's events tell it.
#pragma once

#include <cstdint>
#include <vector>

#include "view/base/geometry.h"

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
  double rested_millis = 0;  // since it last moved; the viewer counts it
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
  KeyPress press;  // of a key: kNoKey: none

  // Whether it was one of both, or is held down where that counts.
  bool has(Key key, Key other, bool repeats) const {
    const bool is_it = press.key == key || press.key == other;
    return press.key != kNoKey && is_it && (repeats || !press.is_repeat);
  }
};

// Collects events between frames, in their order. A frame sees one press, release or key and nothing after it, so that
// each is judged by what the one before it has led to; what is left waits for the next frame.
class InputQueue {
 public:
  // The pointer is at `at`, in CSS pixels of the canvas.
  void move(Point at);
  // `millis`: the time of the event. A second press soon after the first, in the same place, is a double click.
  void press(Point at, double millis, bool is_shift_down);
  void release(Point at);
  // The pointer is nowhere on the canvas. A press that is going on ends there, so that it does nothing.
  void leave();
  void key(KeyPress press);

  // What happened since the last call.
  Input take();
  bool is_empty() const { return waiting_.empty(); }

 private:
  enum class Kind : uint8_t { kMove, kPress, kRelease, kLeave, kKey };
  struct Event {
    Kind kind = Kind::kMove;
    Point at{};
    double millis = 0;
    bool is_shift_down = false;
    KeyPress key{};
  };

  void add(const Event& event);
  void apply(const Event& event);

  std::vector<Event> waiting_;
  Pointer pointer_;  // as the last frame saw it
  Point pressed_at_;
  double pressed_millis_ = 0;
  bool has_pressed_ = false;  // ever, and not yet for the second time of a double click
  bool is_click_ = false;     // nothing moved far since the press
};

}  // namespace backscroll
