// What pointer and keys did between two frames, as one frame after the other sees it.
#include <doctest/doctest.h>

#include "view/input/input_queue.h"

namespace backscroll {
namespace {

constexpr Point kHere{100, 50};
constexpr Point kNear{102, 51};
constexpr Point kFar{160, 80};

TEST_CASE("input: a press and a release between two frames are seen one after the other") {
  InputQueue queue;
  queue.move(kHere);
  queue.press(kHere, 1000, false);
  queue.release(kNear);
  const Pointer first = queue.take().pointer;
  CHECK(first.is_inside);
  CHECK(first.is_down);
  CHECK(first.was_pressed);
  CHECK_FALSE(first.was_released);
  CHECK(first.at.x == kHere.x);
  CHECK_FALSE(queue.is_empty());
  const Pointer second = queue.take().pointer;
  CHECK_FALSE(second.is_down);
  CHECK_FALSE(second.was_pressed);
  CHECK(second.was_released);
  CHECK(second.was_clicked);
  CHECK(second.drag.x == kNear.x - kHere.x);
  CHECK(queue.is_empty());
  const Pointer third = queue.take().pointer;
  CHECK_FALSE(third.was_released);
  CHECK_FALSE(third.was_clicked);
  CHECK(third.is_inside);
}

TEST_CASE("input: what moved far is no click, also when it comes back") {
  InputQueue queue;
  queue.press(kHere, 1000, false);
  queue.take();
  queue.move(kFar);
  CHECK(queue.take().pointer.drag.x == kFar.x - kHere.x);
  queue.move(kHere);
  queue.take();
  queue.release(kHere);
  const Pointer pointer = queue.take().pointer;
  CHECK(pointer.was_released);
  CHECK_FALSE(pointer.was_clicked);
}

TEST_CASE("input: moves between two frames are one, and no drag without a press") {
  InputQueue queue;
  queue.move(kHere);
  queue.move(kNear);
  queue.move(kFar);
  const Pointer pointer = queue.take().pointer;
  CHECK(pointer.at.x == kFar.x);
  CHECK(pointer.drag.x == 0);
  CHECK(queue.is_empty());
}

TEST_CASE("input: a drag begins where it was pressed") {
  InputQueue queue;
  queue.move(kHere);
  queue.take();
  queue.move(kFar);
  queue.press(kFar, 1000, true);
  const Pointer pointer = queue.take().pointer;
  CHECK(pointer.was_pressed);
  CHECK(pointer.is_shift_down);
  CHECK(pointer.drag.x == 0);
}

TEST_CASE("input: a press that leaves the canvas ends nowhere, and does nothing") {
  InputQueue queue;
  queue.press(kHere, 1000, false);
  queue.take();
  queue.leave();
  const Pointer pointer = queue.take().pointer;
  CHECK(pointer.was_released);
  CHECK_FALSE(pointer.is_down);
  CHECK_FALSE(pointer.was_clicked);
  CHECK_FALSE(pointer.is_inside);
  CHECK(pointer.drag.x == 0);
  queue.release(kHere);  // whoever hears of the release after all
  CHECK_FALSE(queue.take().pointer.was_released);
}

TEST_CASE("input: a release is seen where it was, before the pointer is gone") {
  InputQueue queue;
  queue.press(kHere, 1000, false);
  queue.take();
  queue.release(kHere);
  queue.leave();
  CHECK(queue.take().pointer.was_clicked);
  CHECK_FALSE(queue.take().pointer.is_inside);
}

TEST_CASE("input: two presses soon after each other, in one place") {
  const auto second_press = [](Point at, double millis) {
    InputQueue queue;
    queue.press(kHere, 1000, false);
    queue.release(kHere);
    queue.press(at, millis, false);
    queue.take();
    queue.take();
    return queue.take().pointer.was_double_clicked;
  };
  CHECK(second_press(kNear, 1200));
  CHECK_FALSE(second_press(kNear, 1900));
  CHECK_FALSE(second_press(kFar, 1200));
}

TEST_CASE("input: a third press is a new one, not one more double click") {
  InputQueue queue;
  int double_clicks = 0;
  for (int i = 0; i < 4; ++i) {
    queue.press(kHere, 1000 + 100 * i, false);
    queue.release(kHere);
    double_clicks += queue.take().pointer.was_double_clicked;
    queue.take();
  }
  CHECK(double_clicks == 2);
}

TEST_CASE("input: a key is seen after the click that came before it, and each key by itself") {
  InputQueue queue;
  queue.press(kHere, 1000, false);
  queue.release(kHere);
  queue.key({kEnterKey, false});
  queue.key({'J', false});
  queue.move(kFar);
  CHECK(queue.take().press.key == kNoKey);
  CHECK(queue.take().press.key == kNoKey);
  CHECK(queue.take().has(kEnterKey, kNoKey, false));
  CHECK_FALSE(queue.is_empty());
  const Input input = queue.take();
  CHECK(input.has('J', kNoKey, false));
  CHECK(input.pointer.at.x == kHere.x);
  CHECK(queue.take().pointer.at.x == kFar.x);
  CHECK(queue.is_empty());
}

TEST_CASE("input: a held key repeats once a frame, however fast it is") {
  InputQueue queue;
  queue.key({kDownKey, false});
  for (int i = 0; i < 20; ++i) queue.key({kDownKey, true});
  CHECK(queue.take().has(kDownKey, kNoKey, false));
  const Input input = queue.take();
  CHECK(input.has(kDownKey, kNoKey, true));
  CHECK_FALSE(input.has(kDownKey, kNoKey, false));
  CHECK(queue.is_empty());
}

TEST_CASE("input: a page that draws nothing collects no more than it can use, and still hears of the end") {
  InputQueue queue;
  queue.press(kHere, 1000, false);
  queue.take();
  for (int i = 0; i < 1000; ++i) {
    queue.release(kHere);
    queue.press(kHere, 1000, false);
    queue.key({'J', true});
  }
  queue.leave();
  int frames = 0;
  while (!queue.is_empty()) {
    queue.take();
    ++frames;
  }
  CHECK(frames < 100);
  CHECK_FALSE(queue.take().pointer.is_down);
}

}  // namespace
}  // namespace backscroll
