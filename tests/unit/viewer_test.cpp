// What a whole viewer does under the hands of a reader.
#include "view/viewer/viewer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "archive_support.h"
#include "import/sample_archive.h"
#include "viewer_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::archive_with_posts;
using backscroll::testing::FixedMeasurer;
using backscroll::testing::letters;
using backscroll::testing::Reader;

TEST_SUITE_BEGIN("viewer");

TEST_CASE("a card is chosen by a click, closed by the key that closes, and the page hears of it") {
  Reader reader(letters());
  CHECK_EQ(reader.frame(), -1);
  reader.click(reader.first_card());
  CHECK_EQ(reader.viewer.archive().id(reader.viewer.state().selected), "c");
  CHECK(reader.heard("select"));
  CHECK(reader.viewer.command("close"));
  CHECK_EQ(reader.viewer.state().selected, kNoPost);
  CHECK_FALSE(reader.viewer.command("close"));
}

TEST_CASE(
    "a mark shows its card while the pointer is on it, and brings it into the feed when it is clicked") {
  Reader reader(letters());
  const Mark mark = reader.viewer.timeline().marks.front();
  reader.move({mark.x, mark.y});
  reader.rest();
  REQUIRE(reader.viewer.hover_card());
  CHECK_EQ(reader.viewer.hover_card()->card.post, mark.post);
  reader.click({mark.x, mark.y});
  CHECK_EQ(reader.viewer.state().selected, mark.post);
  CHECK_FALSE(reader.viewer.hover_card());
}

TEST_CASE("the plot follows a drag, and the feed lists what is in view") {
  Reader reader(letters());
  reader.viewer.set_state("from=1546300800000&to=1577836800000");  // 2019
  reader.rest();
  CHECK(reader.viewer.feed().cards.size() >= 1);
  const TimeRange before = reader.viewer.state().target;
  const Rect& plot = reader.viewer.timeline().rooms.plot;
  const Point middle{plot.x + plot.width / 2, plot.y + 10};
  reader.events.clear();
  reader.drag(middle, {middle.x - plot.width / 4, middle.y});
  CHECK(reader.viewer.state().target.begin_millis > before.begin_millis);
  CHECK(reader.heard("range"));
}

TEST_CASE("keys step, sort and search by name, and the state comes back from its text") {
  Reader reader(letters());
  reader.press('3');
  CHECK_EQ(reader.viewer.state().sort, PostSort::kLikes);
  reader.press('J');
  CHECK_EQ(reader.viewer.archive().id(reader.viewer.state().selected), "c");
  reader.viewer.set_state("search=boat");
  reader.rest();
  CHECK_FALSE(reader.heard("search"));  // the page asked for it
  const std::string text = reader.viewer.state_text();
  CHECK_NE(text.find("search=boat"), std::string::npos);
  size_t posts = 0;
  for (const PlacedCard& placed : reader.viewer.feed().cards) posts += placed.card->post != kNoPost;
  CHECK_EQ(posts, 2);
}

TEST_CASE("what a key or a click begins goes on in the next frame, whoever asks for that") {
  Reader reader(archive_with_posts(
      R"({"id": "p", "text": "Text", "media": [{"kind": "image", "source": "a.png", "width": 400, "height": 300}]})"));
  reader.press('J');
  reader.input.key({kEnterKey});
  CHECK_EQ(reader.frame(), 0);
  CHECK(reader.viewer.state().lightbox.is_active());
  reader.rest();
  reader.move({5, 350});
  reader.input.press({5, 350}, reader.now_millis, false);
  reader.rest();
  reader.input.release({5, 350});
  CHECK_EQ(reader.frame(), 0);
  reader.rest();
  CHECK_FALSE(reader.viewer.state().lightbox.is_active());
}

TEST_CASE("a held key repeats only where that is of use") {
  Reader reader(letters());
  const TimeRange before = reader.viewer.state().target;
  reader.input.key({'+', true});
  reader.input.key({'3', true});
  reader.rest();
  CHECK(reader.viewer.state().target.span_millis() < before.span_millis());
  CHECK_EQ(reader.viewer.state().sort, PostSort::kTime);
}

TEST_CASE("what throws the layout away between two frames leaves nothing that input could still touch") {
  Reader reader(letters());
  reader.move(reader.first_card());
  reader.viewer.forget_layouts();
  reader.click(reader.at);
  CHECK_NE(reader.viewer.state().selected, kNoPost);
  reader.viewer.reword();
  reader.width_px = 500;
  reader.click(reader.first_card());
  reader.viewer.set_state("search=tea");
  reader.viewer.wheel(reader.at, 0, 30, false);
  reader.rest();
  CHECK(reader.viewer.is_loaded());
}

TEST_CASE("the numbers of what is shown are told, anew when that is something else, and where they belong") {
  Reader reader(letters());
  reader.viewer.command("view numbers");
  reader.rest();
  CHECK(reader.heard("posts\t3\t3\n"));
  CHECK(reader.heard("likes\t3\t555\t50\n"));
  CHECK(reader.heard("word\tboat\t2\n"));
  CHECK(reader.heard("top\tc\t500\tTea\n"));
  CHECK(reader.heard("numbers-place"));
  CHECK_EQ(reader.viewer.state_text().find("view=numbers"), reader.viewer.state_text().find("view="));
  reader.events.clear();
  reader.viewer.command("search boat");
  reader.rest();
  CHECK(reader.heard("posts\t2\t3\n"));
  CHECK_FALSE(reader.heard("numbers-place"));
  reader.events.clear();
  reader.viewer.set_state("view=numbers&from=1546300800000&to=1577836800000");
  reader.rest();
  CHECK(reader.heard("posts\t1\t3\n"));
  CHECK(reader.heard("range\t"));
  reader.events.clear();
  reader.viewer.command("close");
  reader.rest();
  CHECK(reader.heard("numbers-place"));
  CHECK_FALSE(reader.heard("posts\t"));
  reader.viewer.command("view numbers");
  reader.rest();
  CHECK(reader.heard("posts\t"));
  CHECK(reader.viewer.command("select b"));
  CHECK_EQ(reader.viewer.archive().id(reader.viewer.state().selected), "b");
  CHECK_FALSE(reader.viewer.command("select none"));
  CHECK(reader.viewer.command("show 1577836800000 1609459200000"));
  CHECK_EQ(reader.viewer.state().target, TimeRange{1577836800000, 1609459200000});
  reader.viewer.command("view numbers");  // and nothing looks at the archive when it goes
  reader.frame();
  reader.open(letters());
  reader.viewer.command("view numbers");
  reader.rest();
  CHECK(reader.heard("posts\t3\t3\n"));
}

TEST_CASE("numbers that were left half counted are counted anew, also with chips and a search beside them") {
  Reader reader(std::move(make_sample({.posts = 30'000, .is_brief = true}).value()));
  reader.viewer.command("view numbers");
  for (int i = 0; i < 3; ++i) reader.frame();
  CHECK_FALSE(reader.heard("word\t"));
  reader.viewer.command("close");
  reader.frame();
  reader.viewer.command("chips on");
  reader.viewer.command("view numbers");
  reader.frame();
  reader.viewer.command("search map");
  reader.frame();
  reader.viewer.command("search ");
  reader.rest();
  CHECK(reader.heard("posts\t30000\t30000\n"));
  CHECK(reader.heard("word\t"));
  CHECK(reader.heard("chips"));
}

TEST_CASE("another archive takes the place of the one on screen, also in the middle of a drag") {
  Reader reader(letters());
  reader.click(reader.first_card());
  reader.input.press(reader.at, reader.now_millis, false);
  reader.frame();
  reader.open(archive_of({{.id = "z", .begin = "2015-01-01T00:00:00Z", .text = "Alone"}}));
  CHECK_EQ(reader.viewer.state().selected, kNoPost);
  reader.input.release(reader.at);
  reader.rest();
  CHECK_EQ(reader.viewer.archive().post_count(), 1);
  reader.click(reader.first_card());
  CHECK_EQ(reader.viewer.archive().id(reader.viewer.state().selected), "z");
}

TEST_CASE("a block that comes in pieces is shown as one that is there at once") {
  const Archive archive = archive_of({{.id = "p1", .begin = "2014-01-01T00:00:00Z"},
                                      {.id = "p2", .begin = "2015-01-01T00:00:00Z", .quoted_id = "p1"},
                                      {.id = "p3", .begin = "2016-01-01T00:00:00Z", .quoted_id = "x9"},
                                      {.id = "p4", .begin = "2017-01-01T00:00:00Z", .quoted_id = "p2"}});
  const Reader whole(archive);
  REQUIRE_EQ(whole.viewer.timeline().arcs.size(), 2);
  for (const size_t piece_bytes : {size_t{1}, size_t{8}, size_t{64}, archive.bytes().size()}) {
    Reader reader(letters());
    reader.open_in_pieces(archive, piece_bytes);
    REQUIRE(reader.viewer.is_loaded());
    CHECK_EQ(reader.viewer.timeline().arcs.size(), 2);
    CHECK_EQ(reader.viewer.timeline().marks.size(), whole.viewer.timeline().marks.size());
    CHECK_EQ(reader.viewer.state_text(), whole.viewer.state_text());
  }
}

TEST_CASE("a damaged block is an error and leaves nothing to draw") {
  Viewer viewer;
  const std::span<std::byte> space = viewer.begin_load(100, true);
  std::fill(space.begin(), space.end(), std::byte{7});
  viewer.have_arrived(space.size());
  while (viewer.step_check()) {
  }
  CHECK_FALSE(viewer.load_status().ok());
  const FixedMeasurer measure;
  CHECK_EQ(viewer.frame({}, 16, {800, 600, 1, 4096, measure}), -1);
}

TEST_CASE("what is on screen stays until a block is known to be right") {
  Reader reader(letters());
  reader.click(reader.first_card());
  const std::string text = reader.viewer.state_text();
  const uint32_t posts = reader.viewer.archive().post_count();
  CHECK_FALSE(reader.check(std::vector<std::byte>(100, std::byte{7}), true).ok());
  CHECK_FALSE(reader.viewer.step_load());
  reader.rest();
  CHECK_EQ(reader.viewer.archive().post_count(), posts);
  CHECK_EQ(reader.viewer.state_text(), text);

  const Archive other = archive_of({{.id = "z", .begin = "2015-01-01T00:00:00Z", .text = "Alone"}});
  CHECK(reader.check(other.bytes(), true).ok());
  reader.rest();
  CHECK_EQ(reader.viewer.archive().post_count(), posts);
  while (reader.viewer.step_load()) {
  }
  CHECK_EQ(reader.viewer.archive().post_count(), 1);
  CHECK_FALSE(reader.check({}, false).ok());
  CHECK_FALSE(reader.viewer.is_loaded());
}

TEST_CASE("the wheel scrolls the feed and zooms the timeline, fingers pull and pinch") {
  Reader reader(letters());
  const Rect plot = reader.viewer.timeline().rooms.plot;
  const Point on_plot{plot.x + plot.width / 2, plot.y + plot.height / 2};
  CHECK_EQ(reader.viewer.region_at(on_plot), Region::kTimeline);
  CHECK(reader.viewer.wheel(on_plot, 0, -100, false));
  reader.rest();
  const double zoomed = reader.viewer.state().target.span_millis();
  CHECK(zoomed < reader.viewer.state().limits.span_millis());
  CHECK(reader.viewer.can_pan(on_plot, 10, 0));
  CHECK_FALSE(reader.viewer.can_pan(on_plot, 0, 10));
  reader.viewer.pinch(on_plot, 0.5f);
  reader.rest();
  CHECK(reader.viewer.state().target.span_millis() > zoomed);
}

TEST_SUITE_END();
