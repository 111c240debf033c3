// The timeline's frame: marks, bars, rooms, cards.
#include "view/timeline/timeline_layout.h"

#include <doctest/doctest.h>

#include "archive_support.h"
#include "timeline_support.h"
#include "view/base/rooms.h"
#include "view/state/feed_list.h"
#include "view/state/update.h"
#include "view/timeline/mark_cards.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::FixedMeasurer;
using backscroll::testing::known_time;

namespace {

using Scene = testing::TimelineScene<FixedMeasurer>;

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

TEST_CASE("in full view the bars over the axis are those of the overview") {
  const Scene scene(archive_of({{"a", "2023-01-01T00:00:00Z"},
                                {"b", "2024-05-01T00:00:00Z"},
                                {"c", "2024-05-20T00:00:00Z"},
                                {"d", "2024-05-31T00:00:00Z"}}));
  const TimelineFrame frame = scene.frame();
  REQUIRE(frame.band.size() == frame.overview.size());
  for (size_t i = 0; i < frame.band.size(); ++i) {
    CHECK(frame.band[i].x == frame.overview[i].x);
    CHECK(frame.band[i].width_px == frame.overview[i].width_px);
    CHECK(frame.band[i].share == frame.overview[i].share);
    CHECK(frame.band[i].alpha == 1);
  }
}

TEST_CASE("zooming in, bars are halved without a jump, and two widths never lie on each other") {
  ArchiveBuilder builder;
  for (int i = 0; i < 400; ++i) {
    PostInput post;
    post.id = std::to_string(i);
    const UtcMillis time{1'500'000'000'000 + i * 50'000'000LL + i * 7919 % 1000 * 40'000LL};
    post.time = {time, time, TimePrecision::kExact};
    builder.add_post(post);
  }
  Scene scene(std::move(builder.finish().value()));
  const TimeRange all = scene.state.limits;
  const double middle = (all.begin_millis + all.end_millis) / 2;
  const auto height_at_middle = [&](const TimelineFrame& frame) {
    const auto x = static_cast<float>(frame.scale.px_from_time(middle));
    for (const Bar& bar : frame.band) {
      if (bar.x <= x && x < bar.x + bar.width_px + 1) return bar.share * bar.alpha;
    }
    return 0.0f;
  };
  float before = height_at_middle(scene.frame());
  for (double zoom = 1; zoom < 64; zoom *= 1.003) {
    const double half = all.span_millis() / zoom / 2;
    scene.state.visible = scene.state.target = {middle - half, middle + half};
    const TimelineFrame frame = scene.frame();
    for (size_t i = 1; i < frame.band.size(); ++i) {
      CHECK(frame.band[i - 1].x + frame.band[i - 1].width_px <= frame.band[i].x + 0.01f);
    }
    const float now = height_at_middle(frame);
    CHECK(std::abs(now - before) < 0.2f);
    before = now;
  }
}

TEST_CASE("marks at the edges of the plot fade before they stand beside the axis") {
  Scene scene(archive_of({{"a", "2019-01-01T00:00:00Z", {}, 40}, {"b", "2020-01-01T00:00:00Z", {}, 2}}));
  const double first = static_cast<double>(known_time("2019-01-01T00:00:00Z").begin.value);
  const auto alpha_at = [&](double px) {  // from the left edge
    const double span = 100.0 * kMillisPerDay;
    const double begin = first - px * span / static_cast<double>(scene.rooms.plot.width);
    scene.state.visible = scene.state.target = {begin, begin + span};
    const TimelineFrame frame = scene.frame();
    return frame.marks.empty() ? 0.0f : frame.marks[0].alpha;
  };
  CHECK(alpha_at(20) == 1);
  CHECK(alpha_at(1) < 0.6f);
  CHECK(alpha_at(-4) == 0);
}

TEST_CASE("the handles of the brush stand apart however little is in view, and inside the overview") {
  Scene scene(archive_of({{"a", "2010-01-01T00:00:00Z", {}, 40}, {"b", "2020-01-01T00:00:00Z", {}, 2}}));
  const TimeRange all = scene.state.limits;
  for (const double at : {0.0, 0.5, 1.0}) {
    const double begin = all.begin_millis + at * (all.span_millis() - kMillisPerDay);
    scene.state.visible = scene.state.target = {begin, begin + kMillisPerDay};
    const TimelineFrame frame = scene.frame();
    CHECK(frame.brush.width >= 12);
    CHECK(frame.brush.x >= scene.rooms.overview.x);
    CHECK(frame.brush.right() <= scene.rooms.overview.right() + 0.01f);
  }
}

TEST_CASE("a range that is being chosen says its time and its posts, inside the plot") {
  const Scene scene(archive_of({{"a", "2019-01-01T00:00:00Z", {}, 5},
                                {"b", "2019-03-01T00:00:00Z", {}, 5},
                                {"c", "2020-01-01T00:00:00Z", {}, 5}}));
  CHECK_FALSE(scene.frame().selection.has_value());
  const auto time = [](std::string_view text) { return static_cast<double>(known_time(text).begin.value); };
  const TimelineFrame frame =
      layout_timeline({.archive = scene.archive,
                       .index = scene.index,
                       .threads = scene.threads,
                       .data = scene.data,
                       .state = scene.state,
                       .rooms = scene.rooms,
                       .measure = scene.measure,
                       .selecting = TimeRange{time("2018-06-01T00:00:00Z"), time("2019-06-01T00:00:00Z")}});
  REQUIRE(frame.selection.has_value());
  CHECK(frame.selection->words.starts_with("2 posts \xC2\xB7 "));
  CHECK(frame.selection->words.find("2019") != std::string::npos);
  CHECK(frame.selection->label.x >= scene.rooms.plot.x);
  CHECK(frame.selection->label.right() <= scene.rooms.plot.right());
  CHECK(frame.selection->area.x >= scene.rooms.plot.x);
}

TEST_CASE("the card of the post under the pointer hides neither its mark nor a low timeline") {
  for (const auto& [width, height] :
       {std::pair{1440.0f, 900.0f}, {800.0f, 900.0f}, {360.0f, 740.0f}, {320.0f, 240.0f}}) {
    const Rooms rooms = layout_rooms(width, height);
    const Rect canvas{0, 0, width, height};
    for (const float share : {0.0f, 0.3f, 0.7f, 1.0f}) {
      for (const float card_height : {110.0f, 230.0f}) {
        const Point mark{rooms.plot.x + share * rooms.plot.width, rooms.plot.y + rooms.plot.height / 2};
        const Rect rect = hover_card_rect(rooms, canvas, mark, 340, card_height);
        if (rect.is_empty()) continue;
        CHECK_FALSE(rect.contains(mark));
        CHECK(rect.x >= 0);
        CHECK(rect.right() <= width);
        CHECK(rect.bottom() <= height);
        if (rooms.timeline.height < 200) CHECK_FALSE(overlap(rect, rooms.timeline));
      }
    }
  }
  const Rect narrow = hover_card_rect(layout_rooms(360, 740), {0, 0, 360, 740}, {200, 100}, 340, 150);
  CHECK(narrow.height == 150);
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

TEST_CASE("the summary leaves room for the buttons beside it, at any width") {
  Scene scene(testing::fault_archive("years-1-to-9999").archive);
  bool is_any_short = false;
  for (float width = 600; width <= 1440; width += 20) {
    const Rooms rooms = layout_rooms(width, 480);
    if (rooms.summary.is_empty()) continue;
    const TimelineFrame frame = scene.frame(rooms);
    const float rest_px = frame.summary_rest.empty() ? 0
                                                     : text_width_px(" \xC2\xB7 " + frame.summary_rest,
                                                                     TextStyle::kSmall, scene.measure);
    const float words_px = text_width_px(frame.summary_count, TextStyle::kSmallBold, scene.measure) + rest_px;
    CAPTURE(width);
    CHECK(words_px <= rooms.summary.width - 3 * 36);
    is_any_short = is_any_short || frame.summary_rest.find("far outside") == std::string::npos;
  }
  CHECK(is_any_short);
}

TEST_CASE("a margin without posts says its own time, not one that runs backwards") {
  Scene scene(archive_of({{"a", "2019-01-01T00:00:00Z", {}, 40}, {"b", "2020-01-01T00:00:00Z", {}, 2}}));
  const double first = static_cast<double>(known_time("2019-01-01T00:00:00Z").begin.value);
  scene.state.visible = scene.state.target = {first - 4.0 * kMillisPerDay, first - 1.0 * kMillisPerDay};
  CHECK(scene.frame().summary_count == "0 posts");
  CHECK(scene.frame().summary_rest.find("2019") == std::string::npos);
  CHECK(scene.frame().summary_rest.find("2018") != std::string::npos);
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
  for (const auto& [width, height] : {std::pair{1440.0f, 900.0f},
                                      {1440.0f, 300.0f},
                                      {800.0f, 900.0f},
                                      {800.0f, 480.0f},
                                      {740.0f, 360.0f},
                                      {360.0f, 740.0f},
                                      {320.0f, 240.0f}}) {
    CAPTURE(width);
    CAPTURE(height);
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

TEST_CASE("a low canvas has the timeline beside the feed, and a feed with little room begins with posts") {
  for (const auto& [width, height] : {std::pair{740.0f, 360.0f}, {640.0f, 480.0f}, {1100.0f, 480.0f}}) {
    const Rooms rooms = layout_rooms(width, height);
    CHECK(rooms.is_wide);
    CHECK(rooms.begins_with_posts);
    CHECK(rooms.feed.height >= height - 56);
    CHECK(rooms.feed.width >= 280);
  }
  CHECK_FALSE(layout_rooms(480, 480).is_wide);
  CHECK(layout_rooms(480, 480).begins_with_posts);
  CHECK_FALSE(layout_rooms(360, 800).begins_with_posts);
  CHECK_FALSE(layout_rooms(1440, 900).begins_with_posts);
}

TEST_CASE("the summary ends on the day of the last post") {
  const Scene scene(archive_of(
      {{"a", "2020-01-01T00:00:00Z"}, {"b", "2020-01-02T00:00:00Z"}, {"c", "2020-01-31T00:00:00Z"}}));
  CHECK(scene.frame().summary_rest.starts_with("1 Jan 2020 \u2013 31 Jan 2020"));
}

TEST_CASE("an archive without dates says so in the place of an axis") {
  const uint32_t count = testing::fault_archive("no-dates-at-all").archive.post_count();
  Scene scene(testing::fault_archive("no-dates-at-all").archive);
  const TimelineFrame frame = scene.frame();
  CHECK(frame.summary_count == std::to_string(count) + " posts");
  CHECK(frame.summary_rest.empty());
  REQUIRE(frame.message);
  CHECK(frame.message->text == "no post has a date");
  CHECK(frame.axis_labels.empty());
  CHECK(frame.ticks.ticks.empty());
  const FeedList feed = feed_list({scene.archive, scene.index, scene.threads}, scene.state);
  CHECK(feed.size() == count);
}

TEST_CASE("two absurd dates leave the axis to the others and are told") {
  Scene scene(testing::fault_archive("years-1-to-9999").archive);
  const TimelineFrame frame = scene.frame();
  CHECK(frame.summary_count == "3 posts");
  CHECK(frame.summary_rest.starts_with("Dec 1969 \u2013 Jan 2020"));
  CHECK(frame.summary_rest.ends_with("2 posts far outside"));
  for (const Label& label : frame.axis_labels) {
    CAPTURE(label.text);
    const int year = std::stoi(label.text);
    CHECK((year >= 1960 && year <= 2030));
  }
  CHECK(feed_list({scene.archive, scene.index, scene.threads}, scene.state).size() == 5);
}

TEST_CASE("on an axis of ten thousand years no year is one before the first") {
  const Scene scene(archive_of({{"a", "0001-01-01T00:00:00Z"}, {"b", "9999-12-31T00:00:00Z"}}));
  const TimelineFrame frame = scene.frame();
  REQUIRE(frame.axis_labels.size() > 2);
  int last = 0;
  for (const Tick& tick : frame.ticks.ticks) {
    const int year = std::stoi(tick.label);
    CHECK(year % 500 == 0);
    CHECK(year > last);
    last = year;
  }
}
