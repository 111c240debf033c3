// Actions and motion of the view state, and the text that a link keeps.
#include "view/state/update.h"

#include <doctest/doctest.h>

#include "index_literals.h"
#include "view/host/state_text.h"
#include "view/state/feed_list.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;

namespace {

struct View {
  Archive archive = archive_of({{"first post", "2018-01-01T00:00:00Z"}, {"p&2=", "2020-01-01T00:00:00Z"}});
  TimeIndex index = TimeIndex::from_archive(archive);
  ViewState state = initial_state(index);

  void act(const Action& action) { apply(action, {}, state); }
};

}  // namespace

TEST_CASE("motion comes to rest exactly at its target and can be interrupted") {
  View view;
  const double middle = view.state.limits.begin_millis + view.state.limits.span_millis() / 2;
  view.act(ZoomAround{middle, 4, false});
  CHECK(view.state.visible == view.state.limits);
  double now = 0;
  for (int i = 0; i < 5; ++i) CHECK(advance(view.state, now += 16));
  view.act(PanBy{1e9, false});
  for (int i = 0; i < 200 && advance(view.state, now += 16); ++i) continue;
  CHECK(view.state.visible == view.state.target);
  CHECK_FALSE(advance(view.state, now + 16 + 5000));
}

TEST_CASE("reduced motion jumps") {
  View view;
  view.state.is_motion_reduced = true;
  view.act(ZoomAround{view.state.limits.begin_millis, 4, false});
  CHECK(view.state.visible == view.state.target);
  CHECK(view.state.visible != view.state.limits);
}

TEST_CASE("reduced motion never lets a chosen card flash") {
  View view;
  view.state.is_motion_reduced = true;
  view.act(SelectPost{0_post, true});
  CHECK_FALSE(advance(view.state, 1000));
}

TEST_CASE("a motion under way ends at once when less motion is wished for") {
  View view;
  advance(view.state, 1e6);
  view.act(ZoomAround{view.state.limits.begin_millis, 4, false});
  view.act(ScrollFeed{300, false});
  view.act(SelectPost{0_post, true});
  CHECK(advance(view.state, 1e6 + 16));
  view.state.is_motion_reduced = true;
  CHECK_FALSE(advance(view.state, 1e6 + 32));
  CHECK(view.state.visible == view.state.target);
  CHECK(view.state.scroll_left_px == 0);
}

TEST_CASE("dragging past the end stays inside the archive") {
  View view;
  view.act(ZoomAround{view.state.limits.begin_millis, 4, true});
  view.act(PanBy{-1e15, true});
  CHECK(view.state.visible.begin_millis == view.state.limits.begin_millis);
}

TEST_CASE("a view at rest is an empty text") {
  View view;
  CHECK(text_from_state(view.state, view.archive) == "");
}

TEST_CASE("state to text and back is the same, with any characters in an id") {
  View view;
  view.act(ZoomAround{view.state.limits.begin_millis, 8, true});
  view.act(SortFeed{PostSort::kReposts});
  view.act(SelectPost{1_post, false});
  const std::string text = text_from_state(view.state, view.archive);
  CHECK(text.find("post=p%262%3D") != std::string::npos);
  View other;
  restore_state(text, other.archive, other.state);
  CHECK(text_from_state(other.state, other.archive) == text);
  CHECK(other.state.selected == 1_post);
  CHECK(other.state.sort == PostSort::kReposts);
}

TEST_CASE("nonsense in a state text falls back to the defaults") {
  View view;
  restore_state("from=x&to=&sort=best&post=%zz&&=&unknown=1&post=%4", view.archive, view.state);
  CHECK(text_from_state(view.state, view.archive) == "");
}

TEST_CASE("without any date there is nothing to zoom into, and no post leaves the feed") {
  const Archive archive = archive_of({{"a", ""}, {"b", ""}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  ViewState state = initial_state(index);
  apply(ZoomAround{0, 8, true}, {}, state);
  apply(PanBy{1e9, true}, {}, state);
  CHECK(state.is_fitted());
  CHECK(feed_list({archive, index, Threads()}, state).size() == 2);
}

TEST_CASE("a state leaves the feed where it is, or brings it to a post or to its begin") {
  View view;
  restore_state("", view.archive, view.state);
  CHECK_FALSE(view.state.scroll_to_place);
  restore_state("at=0%3A", view.archive, view.state);
  REQUIRE(view.state.scroll_to_place);
  CHECK(view.state.scroll_to_place->is_first);
  restore_state("at=5%3Agone&post=p%262%3D", view.archive, view.state);
  CHECK_FALSE(view.state.scroll_to_place);
  CHECK(view.state.is_scroll_to_selected);
}
