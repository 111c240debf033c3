// input_queue: see the header.
#include "view/input/input_queue.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace backscroll {
namespace {

constexpr float kClickReachPx = 4;        // that a press may move and still be a click
constexpr float kDoubleClickReachPx = 6;  // between both presses
constexpr double kDoubleClickMillis = 400;
constexpr size_t kMostWaiting = 64;  // of a page that draws no frames; what comes then is forgotten

float distance_px(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

constexpr float kNowhere = std::numeric_limits<float>::lowest();

}  // namespace

void InputQueue::move(Point at) {
  const bool follows_move = !waiting_.empty() && waiting_.back().kind == Kind::kMove;
  if (follows_move)
    waiting_.back().at = at;
  else
    add({.kind = Kind::kMove, .at = at});
}

void InputQueue::press(Point at, double millis, bool is_shift_down) {
  add({.kind = Kind::kPress, .at = at, .millis = millis, .is_shift_down = is_shift_down});
}

void InputQueue::release(Point at) { add({.kind = Kind::kRelease, .at = at}); }

void InputQueue::leave() { add({.kind = Kind::kLeave, .at = {kNowhere, kNowhere}}); }

void InputQueue::key(KeyPress press) {
  const Event* last = waiting_.empty() ? nullptr : &waiting_.back();
  // Repeated faster than frames are drawn, it would go on after it was let go.
  const bool is_repeated = last && last->key.is_repeat && last->key.key == press.key;
  if (press.is_repeat && is_repeated) return;
  add({.kind = Kind::kKey, .key = press});
}

void InputQueue::add(const Event& event) {
  if (waiting_.size() >= kMostWaiting) waiting_.assign(1, {.kind = Kind::kLeave, .at = {kNowhere, kNowhere}});
  waiting_.push_back(event);
}

void InputQueue::apply(const Event& event) {
  if (pointer_.is_down && pointer_.is_inside && event.kind != Kind::kLeave) {
    pointer_.drag.x += event.at.x - pointer_.at.x;
    pointer_.drag.y += event.at.y - pointer_.at.y;
    is_click_ = is_click_ && distance_px(event.at, pressed_at_) < kClickReachPx;
  }
  pointer_.at = event.at;
  pointer_.is_inside = event.kind != Kind::kLeave;
  if (event.kind == Kind::kPress && !pointer_.is_down) {
    pointer_.is_down = pointer_.was_pressed = is_click_ = true;
    pointer_.is_shift_down = event.is_shift_down;
    pointer_.was_double_clicked = has_pressed_ && event.millis - pressed_millis_ < kDoubleClickMillis &&
                                  distance_px(event.at, pressed_at_) < kDoubleClickReachPx;
    has_pressed_ = !pointer_.was_double_clicked;
    pressed_at_ = event.at;
    pressed_millis_ = event.millis;
  }
  if ((event.kind == Kind::kRelease || event.kind == Kind::kLeave) && pointer_.is_down) {
    pointer_.is_down = false;
    pointer_.was_released = true;
    pointer_.was_clicked = is_click_ && pointer_.is_inside;
  }
}

Input InputQueue::take() {
  pointer_.drag = {};
  pointer_.was_pressed = pointer_.was_released = pointer_.was_clicked = pointer_.was_double_clicked = false;
  Input input;
  auto next = waiting_.begin();
  while (next != waiting_.end() && !pointer_.was_pressed && !pointer_.was_released &&
         input.press.key == kNoKey) {
    if (next->kind == Kind::kKey)
      input.press = next->key;
    else
      apply(*next);
    ++next;
  }
  waiting_.erase(waiting_.begin(), next);
  input.pointer = pointer_;
  return input;
}

}  // namespace backscroll
