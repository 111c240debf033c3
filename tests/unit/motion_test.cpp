// Motion of the timeline and of the feed: springs that settle, do not overshoot, and can be sent elsewhere.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "view/base/geometry.h"
#include "view/state/update.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;

namespace {

constexpr double kFrame = 1000.0 / 60;

// Ten years, all in view.
struct View {
  Archive archive = archive_of({{"a", "2010-01-01T00:00:00Z"}, {"b", "2020-01-01T00:00:00Z"}});
  TimeIndex index = TimeIndex::from_archive(archive);
  ViewState state = initial_state(index);
  double now = 0;

  void act(const Action& action) { apply(action, {}, state); }
  bool frame(double millis = kFrame) { return advance(state, now += millis); }
  double time_at(double fraction) const {
    return state.visible.begin_millis + fraction * state.visible.span_millis();
  }
  double fraction_of(double time) const {
    return (time - state.visible.begin_millis) / state.visible.span_millis();
  }
  // Frames until it rests.
  int settle() {
    int frames = 0;
    while (frame() && frames < 1000) ++frames;
    return frames;
  }
};

}  // namespace

TEST_CASE("a spring from rest comes ever nearer and never passes its place") {
  Spring spring{100, 0};
  double last = spring.offset;
  for (int i = 0; i < 200; ++i) {
    spring = advanced(spring, kFrame, 55);
    CHECK(spring.offset <= last);
    CHECK(spring.offset >= 0);
    last = spring.offset;
  }
  CHECK(last < 1e-6);
}

TEST_CASE("a spring goes the same way at any frame rate") {
  Spring fine{100, -2};
  for (int i = 0; i < 100; ++i) fine = advanced(fine, 1, 55);
  const Spring coarse = advanced({100, -2}, 100, 55);
  CHECK(fine.offset == doctest::Approx(coarse.offset));
  CHECK(fine.speed == doctest::Approx(coarse.speed));
}

TEST_CASE("a zoom closes in without overshooting and rests within half a second") {
  View view;
  view.act(ZoomAround{view.time_at(0.3), 8, false});
  double span = view.state.visible.span_millis();
  while (view.frame()) {
    CHECK(view.state.visible.span_millis() < span);
    CHECK(view.state.visible.span_millis() >= view.state.target.span_millis());
    span = view.state.visible.span_millis();
    REQUIRE(view.now < 700);
  }
  CHECK(view.state.visible == view.state.target);
  CHECK(view.now > 150);
}

TEST_CASE("the time under the pointer stays there in every frame of a zoom") {
  View view;
  const double time = view.time_at(0.8);
  view.act(ZoomAround{time, 20, false});
  do {
    CHECK(view.fraction_of(time) == doctest::Approx(0.8).epsilon(1e-6));
  } while (view.frame());
  CHECK(view.fraction_of(time) == doctest::Approx(0.8).epsilon(1e-6));
}

TEST_CASE("turning the wheel on while it zooms keeps the time under the pointer too") {
  View view;
  const double time = view.time_at(0.25);
  for (int turn = 0; turn < 12; ++turn) {
    view.act(ZoomAround{time, turn < 8 ? 2.0 : 0.5, false});
    for (int i = 0; i < 3; ++i) {
      view.frame();
      CHECK(view.fraction_of(time) == doctest::Approx(0.25).epsilon(1e-6));
    }
  }
}

TEST_CASE("a motion that is sent elsewhere keeps its speed") {
  View view;
  view.act(ShowRange{{view.time_at(0.1), view.time_at(0.2)}, false});
  for (int i = 0; i < 4; ++i) view.frame();
  const TimeRange before = view.state.visible;
  view.frame(0.01);
  const double begin_speed = (view.state.visible.begin_millis - before.begin_millis) / 0.01;
  const double end_speed = (view.state.visible.end_millis - before.end_millis) / 0.01;
  view.act(ShowRange{{view.state.limits.begin_millis + 0.7 * view.state.limits.span_millis(),
                      view.state.limits.begin_millis + 0.9 * view.state.limits.span_millis()},
                     false});
  const TimeRange turned = view.state.visible;
  view.frame(0.01);
  CHECK((view.state.visible.begin_millis - turned.begin_millis) / 0.01 ==
        doctest::Approx(begin_speed).epsilon(0.05));
  CHECK((view.state.visible.end_millis - turned.end_millis) / 0.01 ==
        doctest::Approx(end_speed).epsilon(0.05));
  CHECK(view.settle() < 60);
  CHECK(view.state.visible == view.state.target);
}

TEST_CASE("a drag takes over from what is on the screen") {
  View view;
  view.act(ZoomAround{view.time_at(0.5), 4, false});
  for (int i = 0; i < 5; ++i) view.frame();
  const TimeRange seen = view.state.visible;
  view.act(PanBy{0.01 * seen.span_millis(), true});
  CHECK(view.state.visible.span_millis() == doctest::Approx(seen.span_millis()));
  CHECK(view.state.visible.begin_millis == doctest::Approx(seen.begin_millis + 0.01 * seen.span_millis()));
  CHECK_FALSE(view.frame(5000));
}

TEST_CASE("a long way between two short ranges is cut short, and still arrives") {
  View view;
  const double day = 86'400'000;
  view.act(ShowRange{{view.time_at(0.1), view.time_at(0.1) + day}, true});
  view.act(
      ShowRange{{view.state.limits.end_millis - 40 * day, view.state.limits.end_millis - 39 * day}, false});
  CHECK(view.settle() < 60);
  CHECK(view.state.visible == view.state.target);
}

TEST_CASE("nothing moves beyond the limits") {
  View view;
  view.act(ZoomAround{view.time_at(0.9), 6, true});
  view.act(ZoomAround{view.time_at(0.1), 0.05, false});
  while (view.frame()) {
    CHECK(view.state.visible.begin_millis >= view.state.limits.begin_millis);
    CHECK(view.state.visible.end_millis <= view.state.limits.end_millis + 1);
  }
  CHECK(view.state.is_fitted());
}

TEST_CASE("the feed scrolls the whole way, and no further") {
  View view;
  view.act(ScrollFeed{300, false});
  float last = 0;
  while (view.frame()) {
    CHECK(view.state.scroll.offset_px >= last);
    CHECK(view.state.scroll.offset_px <= 300);
    last = view.state.scroll.offset_px;
    view.act(HoverPost{kNoPost});
  }
  CHECK(view.state.scroll.offset_px == doctest::Approx(300));
}
