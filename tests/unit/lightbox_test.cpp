// The lightbox: motion, zoom around a point, pulling, and where everything stands.
#include "view/state/lightbox.h"

#include <doctest/doctest.h>

#include <cmath>

#include "archive_support.h"
#include "card_support.h"
#include "index_literals.h"
#include "view/host/action_events.h"
#include "view/pictures/lightbox_layout.h"
#include "view/state/update.h"
#include "view_support.h"

using namespace backscroll;
using namespace backscroll::testing;

namespace {

// A picture of 800 x 600 in a stage of 400 x 300, zoomed at most eight times.
constexpr LightboxLimits kLimits = {8, {400, 300}, {400, 300}, 0};

struct Box {
  Lightbox state;
  bool is_motion_reduced = false;

  explicit Box(bool reduced = false) : is_motion_reduced(reduced) { run(OpenLightbox{3_post, 0}); }
  void run(const LightboxAction& action) {
    apply_lightbox(action, is_motion_reduced, state);
    settle_lightbox(kLimits, state);
  }
  // Returns the number of frames until nothing moves any more.
  int rest() {
    for (int frames = 0; frames < 200; ++frames) {
      const bool is_moving = advance_lightbox(state, 16, is_motion_reduced);
      settle_lightbox(kLimits, state);
      if (!is_moving) return frames;
    }
    return 200;
  }
  // Which point of the picture, in pixels of its fit, stands at a point of the stage.
  Point under(Point at) const {
    const auto zoom = static_cast<float>(state.pose.zoom);
    return {(at.x - state.pose.offset.x) / zoom, (at.y - state.pose.offset.y) / zoom};
  }
};

}  // namespace

TEST_CASE("a lightbox opens and closes by a spring that never overshoots") {
  Box box;
  CHECK(box.state.is_active());
  double last = 0;
  while (advance_lightbox(box.state, 16, false)) {
    CHECK(box.state.shown >= last);
    CHECK(box.state.shown <= 1);
    last = box.state.shown;
  }
  CHECK(box.state.shown == 1);
  box.run(CloseLightbox{});
  CHECK_FALSE(box.state.is_active());
  CHECK(box.state.row == 3_post);  // still to be seen
  CHECK(box.rest() < 60);
  CHECK(box.state.row == kNoPost);
}

TEST_CASE("opened again while it closes, it turns round where it is") {
  Box box;
  box.rest();
  box.run(CloseLightbox{});
  for (int i = 0; i < 5; ++i) advance_lightbox(box.state, 16, false);
  const double shown = box.state.shown;
  CHECK(shown > 0);
  CHECK(shown < 1);
  box.run(OpenLightbox{3_post, 0});
  CHECK(box.state.shown == shown);
  CHECK(box.state.is_active());
}

TEST_CASE("with reduced motion everything is there at once") {
  Box box(true);
  CHECK(box.state.shown == 1);
  box.run(ZoomPicture{3, {50, 20}, false});
  CHECK(box.state.pose.zoom == 3);
  box.run(GoToMedia{1});
  CHECK(box.state.slide == 0);
  CHECK(box.rest() == 0);
  box.run(CloseLightbox{});
  CHECK(box.state.row == kNoPost);
}

TEST_CASE("what is under the pointer stays there all the way of a zoom") {
  Box box;
  box.rest();
  box.run(ZoomPictureTo{2, {0, 0}});
  box.rest();
  const Point pointer{60, -40};
  const Point there = box.under(pointer);
  box.run(ZoomPicture{2, pointer, false});
  for (int i = 0; i < 40; ++i) {
    advance_lightbox(box.state, 16, false);
    CHECK(box.under(pointer).x == doctest::Approx(there.x).epsilon(0.001));
    CHECK(box.under(pointer).y == doctest::Approx(there.y).epsilon(0.001));
  }
  CHECK(box.state.pose.zoom == 4);
}

TEST_CASE("two turns of the wheel add up, also before the first one has arrived") {
  Box box;
  box.rest();
  box.run(ZoomPicture{1.5, {0, 0}, false});
  advance_lightbox(box.state, 16, false);
  box.run(ZoomPicture{1.5, {0, 0}, false});
  box.rest();
  CHECK(box.state.pose.zoom == doctest::Approx(2.25));
}

TEST_CASE("a picture is zoomed no further than its limit and no smaller than its fit") {
  Box box;
  box.rest();
  box.run(ZoomPicture{100, {30, 30}, false});
  box.rest();
  CHECK(box.state.pose.zoom == 8);
  box.run(ZoomPicture{0.001, {30, 30}, false});
  box.rest();
  CHECK(box.state.pose.zoom == 1);
  CHECK(box.state.pose.offset.x == 0);
  CHECK(box.state.pose.offset.y == 0);
}

TEST_CASE("a zoomed picture is moved as far as its edges") {
  Box box;
  box.rest();
  box.run(ZoomPictureTo{2, {0, 0}});
  box.rest();
  box.run(MovePicture{{5000, -5000}, true});
  CHECK(box.state.pose.offset.x == 200);
  CHECK(box.state.pose.offset.y == -150);
}

TEST_CASE("a picture that fits is pulled aside: a little comes back, a lot turns to the next one") {
  Box box;
  box.rest();
  box.run(PullPicture{{-60, 5}, 400});
  CHECK(box.state.slide == doctest::Approx(-0.15));
  CHECK(box.state.lift_px == 0);
  box.run(LetPictureGo{{0, 0}, 2});
  box.rest();
  CHECK(box.state.media == 0);
  CHECK(box.state.slide == 0);
  box.run(PullPicture{{-140, 0}, 400});
  box.run(LetPictureGo{{0, 0}, 2});
  CHECK(box.state.media == 1);
  CHECK(box.state.slide == doctest::Approx(0.65));  // seen at the same place as before
  box.rest();
  CHECK(box.state.slide == 0);
}

TEST_CASE("a short fling turns too, but not past the ends nor against the pull") {
  Box box;
  box.rest();
  box.run(PullPicture{{-20, 0}, 400});
  box.run(LetPictureGo{{-900, 0}, 1});
  CHECK(box.state.media == 1);
  box.rest();
  box.run(PullPicture{{-300, 0}, 400});
  box.run(LetPictureGo{{-900, 0}, 1});
  CHECK(box.state.media == 1);
  box.rest();
  box.run(PullPicture{{20, 0}, 400});
  box.run(LetPictureGo{{-900, 0}, 1});
  CHECK(box.state.media == 1);
}

TEST_CASE("pulled away far enough or fast enough, the lightbox closes") {
  Box far;
  far.rest();
  far.run(PullPicture{{0, 150}, 400});
  far.run(LetPictureGo{{0, 0}, 0});
  CHECK(far.state.is_closing);
  Box fast;
  fast.rest();
  fast.run(PullPicture{{0, -30}, 400});
  fast.run(LetPictureGo{{0, -1500}, 0});
  CHECK(fast.state.is_closing);
  Box neither;
  neither.rest();
  neither.run(PullPicture{{0, 50}, 400});
  neither.run(LetPictureGo{{0, 0}, 0});
  CHECK(neither.state.is_active());
  neither.rest();
  CHECK(neither.state.lift_px == 0);
}

TEST_CASE("a pull keeps the direction that it began with") {
  Box box;
  box.rest();
  box.run(PullPicture{{30, 4}, 400});
  box.run(PullPicture{{2, 90}, 400});
  CHECK(box.state.lift_px == 0);
  CHECK(box.state.slide == doctest::Approx(32.0 / 400));
}

TEST_CASE("the next picture begins unzoomed, with its words at the top") {
  Box box;
  box.rest();
  box.run(ZoomPictureTo{4, {20, 20}});
  box.state.caption_scroll_px = 30;
  box.run(GoToMedia{1});
  CHECK(box.state.pose.zoom == 1);
  CHECK(box.state.caption_scroll_px == 0);
}

namespace {

struct Scene {
  Archive archive = archive_with_posts(
      R"({"id": "p", "text": "Text", "media": [
        {"kind": "image", "source": "a.png", "width": 1600, "height": 800, "alt": "A harbour at dusk"},
        {"kind": "video", "source": "https://films.example/b.mp4", "poster": "b.jpg", "duration": 42},
        {"kind": "image", "source": "c.png", "width": 100, "height": 50}]})");
  PictureStore store;
  Lightbox lightbox;
  LightboxLayout layout;

  LightboxFrame frame(uint32_t media, Rect canvas = {0, 0, 1000, 700}, std::optional<Rect> place = {}) {
    lightbox.row = 0_post;
    lightbox.media = media;
    return layout.layout({archive, lightbox, store, canvas, 1, place}, FixedMeasurer());
  }
};

}  // namespace

TEST_CASE("the picture fits between the bar and its words, and is not blown up") {
  Scene scene;
  scene.lightbox.shown = 1;
  const LightboxFrame large = scene.frame(0);
  CHECK(large.picture().rect.width == doctest::Approx(856));  // 1000 less the room of the buttons beside it
  CHECK(large.picture().rect.height == doctest::Approx(428));
  CHECK(large.picture().rect.bottom() < large.caption_area.y);
  CHECK(large.picture().rect.y >= large.close_button.bottom());
  CHECK(large.actual_zoom == doctest::Approx(1600.0 / 856));
  const LightboxFrame small = scene.frame(2);
  CHECK(small.picture().rect.width == 100);
  CHECK(small.picture().rect.height == 50);
}

TEST_CASE("the title counts, and names what is not a still picture") {
  Scene scene;
  CHECK(scene.frame(0).title == "1 of 3");
  CHECK(scene.frame(1).title == "2 of 3 \xC2\xB7 Video \xC2\xB7 0:42");
}

TEST_CASE("buttons are there where they lead somewhere") {
  Scene scene;
  CHECK(scene.frame(0).previous_button.is_empty());
  CHECK_FALSE(scene.frame(0).next_button.is_empty());
  CHECK_FALSE(scene.frame(2).previous_button.is_empty());
  CHECK(scene.frame(2).next_button.is_empty());
}

TEST_CASE("everything stays inside the smallest canvas") {
  Scene scene;
  scene.lightbox.shown = 1;
  const Rect canvas{0, 0, 320, 240};
  for (uint32_t media = 0; media < 3; ++media) {
    const LightboxFrame frame = scene.frame(media, canvas);
    for (const Rect& rect : {frame.stage, frame.caption_area, frame.close_button, frame.picture().rect,
                             frame.previous_button, frame.next_button}) {
      CHECK(rect.x >= 0);
      CHECK(rect.y >= 0);
      CHECK(rect.right() <= 320);
      CHECK(rect.bottom() <= 240);
    }
    CHECK(frame.stage.height >= 80);
  }
}

TEST_CASE("a long description scrolls inside its area") {
  std::string essay;
  for (int i = 0; i < 120; ++i) essay += "word ";
  Scene scene;
  scene.archive = archive_with_posts(
      R"({"id": "p", "text": "", "media": [{"kind": "image", "source": "a.png", "alt": ")" + essay + "\"}]}");
  const LightboxFrame frame = scene.frame(0, {0, 0, 360, 640});
  CHECK(frame.caption_area.height <= 640 * 0.3f);
  CHECK(frame.limits.caption_scroll_px > 0);
  CHECK(frame.caption.front().at.y > frame.caption_area.y);
  scene.lightbox.caption_scroll_px = frame.limits.caption_scroll_px;
  const LightboxFrame end = scene.frame(0, {0, 0, 360, 640});
  CHECK(end.caption.back().at.y + 22 <= end.caption_area.bottom());
}

TEST_CASE("the picture grows out of its place in the feed") {
  Scene scene;
  const Rect place{700, 300, 300, 150};
  scene.lightbox.shown = 0;
  const Rect at_first = scene.frame(0, {0, 0, 1000, 700}, place).picture().rect;
  CHECK(at_first.x == 700);
  CHECK(at_first.width == 300);
  scene.lightbox.shown = 1;
  CHECK(scene.frame(0, {0, 0, 1000, 700}, place).picture().rect.width == doctest::Approx(856));
}

TEST_CASE(
    "the picture and its neighbours are asked for at the size of the stage, zoomed with all its pixels") {
  Scene scene;
  const auto sizes = [&] {
    std::string text;
    want_lightbox_pictures(scene.frame(0), scene.lightbox, 2, 16384, scene.store);
    for (const PictureRequest& request : scene.store.take_orders().requests) {
      text += std::string(request.address) + " " + std::to_string(request.size.width) + "x" +
              std::to_string(request.size.height) + " ";
      scene.store.arrived(request.ticket, {1, request.size, {1600, 800}, {}, 0});
    }
    return text;
  };
  const std::string first = sizes();
  CHECK(first.substr(0, 10) == "a.png 1712");
  CHECK(first.find("b.jpg") != std::string::npos);
  CHECK(sizes() == "");
  scene.lightbox.target.zoom = 2;
  CHECK(sizes() == "a.png 4096x4096 ");
}

TEST_CASE("pictures behind a content warning are opened by opening the warning first") {
  const Archive archive = archive_with_posts(R"(
      {"id": "a", "text": "", "sensitive": true, "media": [{"kind": "image", "source": "a.png"}]},
      {"id": "b", "text": "", "media": [{"kind": "unknown"}]},
      {"id": "c", "text": "", "quote": {"id": "q", "text": "", "sensitive": true,
        "media": [{"kind": "image", "source": "a.png"}]}})");
  ViewState state;
  const auto opening = [&](PostIndex post) { return opening_of({post}, archive, state); };
  CHECK(std::holds_alternative<ToggleWarning>(opening(0_post)));
  state.opened = {0_post};
  CHECK(std::holds_alternative<LightboxAction>(opening(0_post)));
  CHECK(std::holds_alternative<OpenPictures>(opening(1_post)));   // nothing to look at
  CHECK(std::get<ToggleWarning>(opening(2_post)).row == 2_post);  // a quote opens with its post
  state.opened = {2_post};
  CHECK(std::get<OpenLightbox>(std::get<LightboxAction>(opening(2_post))).row == archive.quote(2_post));
}

TEST_CASE("files are opened by a safe address or beside the archive, never by a script") {
  const Archive archive;
  CHECK(events_of(OpenFile{"https://films.example/b.mp4"}, archive) ==
        Events{{"open", "https://films.example/b.mp4"}});
  CHECK(events_of(OpenFile{"films/b c.mp4"}, archive) == Events{{"open-file", "films/b c.mp4"}});
  for (const char* address :
       {"javascript:alert(1)", "data:text/html,x", "java\tscript:alert(1)", "\\\\host\\b", ""})
    CHECK(events_of(OpenFile{address}, archive).empty());
}
