// The timeline's frame: marks, bars, rooms, cards.
#include "view/timeline_layout.h"

#include <doctest/doctest.h>

#include "view/mark_cards.h"
#include "view/update.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::FixedMeasurer;

namespace {

struct Scene {
  explicit Scene(Archive opened) : archive(std::move(opened)) {}
  Archive archive;
  TimeIndex index = TimeIndex::from_archive(archive);
  Threads threads = Threads::from_archive(archive);
  TimelineData data = TimelineData::from_archive(archive, index);
  ViewState state = initial_state(index);
  Rooms rooms = layout_rooms(1440, 900);

  FixedMeasurer measure;

  TimelineFrame frame() const {
    return layout_timeline({archive, index, threads, data, state, rooms, measure});
  }
};

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace

TEST_CASE("more likes stand higher, equal likes equally high") {
  const Scene scene(archive_of({{"a", "2019-01-01T00:00:00Z", {}, 10},
                                {"b", "2019-02-01T00:00:00Z", {}, 1000},
                                {"c", "2019-03-01T00:00:00Z", {}, 10}}));
  const TimelineFrame frame = scene.frame();
  REQUIRE(frame.marks.size() == 3);
  CHECK(frame.marks[1].y < frame.marks[0].y);
  CHECK(frame.marks[0].y == frame.marks[2].y);
}

TEST_CASE("a mark with an interval spans it, an exact one spans nothing") {
  const Scene scene(
      archive_of({{"a", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"}, {"b", "2020-06-01T00:00:00Z"}}));
  const TimelineFrame frame = scene.frame();
  CHECK(frame.marks[0].span_left < frame.marks[0].x);
  CHECK(frame.marks[0].x < frame.marks[0].span_right);
  CHECK(frame.marks[1].span_left == frame.marks[1].span_right);
}

TEST_CASE("bars count every post once") {
  const Scene scene(archive_of(
      {{"a", "2019-01-01T00:00:00Z"}, {"b", "2019-01-01T00:00:01Z"}, {"c", "2020-01-01T00:00:00Z"}}));
  const TimelineFrame frame = scene.frame();
  REQUIRE(frame.band.size() == 2);
  CHECK(frame.band[0].share == 1);
  CHECK(frame.band[1].share == 0.5f);
}

TEST_CASE("the pointer finds the nearest mark within reach") {
  const Scene scene(archive_of({{"a", "2019-01-01T00:00:00Z", {}, 5}, {"b", "2020-01-01T00:00:00Z", {}, 5}}));
  const TimelineFrame frame = scene.frame();
  const Mark& mark = frame.marks[0];
  CHECK(mark_at(frame, {mark.x + 3, mark.y}, 8) == mark.post);
  CHECK(mark_at(frame, {mark.x + 60, mark.y}, 8) == kNoPost);
}

TEST_CASE("the summary adds up the likes in view and says when some are rounded") {
  Scene scene(archive_of({{"a", "2019-01-01T00:00:00Z", {}, 40}, {"b", "2020-01-01T00:00:00Z", {}, 2}}));
  CHECK(scene.frame().summary_count == "2 posts");
  CHECK(scene.frame().summary_rest.find("42 likes") != std::string::npos);
}

TEST_CASE("small cards never cover one another and stay in the plot") {
  ArchiveBuilder builder;
  builder.set_profile({});
  for (int i = 0; i < 40; ++i) {
    PostInput post;
    post.id = std::to_string(i);
    const UtcMillis time{1'500'000'000'000 + i * 1'000'000'000LL};
    post.time = {time, time, TimePrecision::kExact};
    post.likes = {100 + i * 37 % 400, CountPrecision::kExact};
    builder.add_post(post);
  }
  Result<Archive> archive = builder.finish();
  const Scene scene(std::move(archive.value()));
  MarkCards cards;
  cards.layout(scene.archive, scene.frame(), 1000, true, scene.measure);
  REQUIRE(cards.cards().size() >= 2);
  for (const MarkCard& card : cards.cards()) {
    CHECK(card.rect.x >= scene.rooms.plot.x);
    CHECK(card.rect.right() <= scene.rooms.plot.right());
    for (const MarkCard& other : cards.cards()) {
      if (&card != &other) CHECK_FALSE(overlap(card.rect, other.rect));
    }
  }
}

TEST_CASE("rooms fill the canvas without overlapping, from wide to the smallest embed") {
  for (const auto& [width, height] :
       {std::pair{1440.0f, 900.0f}, {800.0f, 900.0f}, {360.0f, 740.0f}, {320.0f, 240.0f}}) {
    const Rooms rooms = layout_rooms(width, height);
    CHECK_FALSE(overlap(rooms.timeline, rooms.feed));
    CHECK_FALSE(overlap(rooms.header, rooms.timeline));
    CHECK(rooms.feed.bottom() == height);
    CHECK(rooms.feed.right() == width);
    CHECK(rooms.plot.height >= 8);
    CHECK(rooms.axis.y >= rooms.plot.bottom());
    CHECK(rooms.overview.bottom() <= rooms.timeline.bottom());
  }
}
