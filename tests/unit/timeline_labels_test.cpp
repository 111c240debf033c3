// Labels of the timeline: no two overlap, and one of them always says the year.
#include <doctest/doctest.h>

#include <random>

#include "timeline_support.h"
#include "view/state/update.h"
#include "view/timeline/axis_layout.h"
#include "view/timeline/mark_cards.h"
#include "view/timeline/timeline_layout.h"
#include "view/words/words.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::FixedMeasurer;
using backscroll::testing::known_time;

namespace {

double millis(std::string_view time) { return static_cast<double>(known_time(time).begin.value); }

// Seven pixels a character, about what the page has.
class NarrowMeasurer final : public FixedMeasurer {
 public:
  float width_px(std::string_view text, TextStyle style) const override {
    return FixedMeasurer::width_px(text, style) * 0.7f;
  }
};

std::vector<std::string> axis_labels(std::string_view from, std::string_view to, float width_px) {
  const TimeScale scale({millis(from), millis(to)}, 0, width_px);
  std::vector<Label> labels =
      layout_axis_labels(scale, layout_ticks(scale, 72), {0, 0, width_px, 28}, NarrowMeasurer());
  std::sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.rect.x < b.rect.x; });
  std::vector<std::string> texts;
  for (const Label& label : labels) texts.push_back(label.text);
  return texts;
}

using Texts = std::vector<std::string>;

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// Ten years: a post a day but for seven months of silence, and three days with forty posts in all.
Archive lively_archive() {
  ArchiveBuilder builder;
  builder.set_profile({});
  int number = 0;
  const auto add = [&](double day) {
    PostInput post;
    post.id = std::to_string(number);
    const UtcMillis time{1'262'304'000'000 + static_cast<int64_t>(day * kMillisPerDay)};
    post.time = {time, time, TimePrecision::kExact};
    post.likes = {number * 7919 % 3000, CountPrecision::kExact};
    post.text = "A post with a text that is long enough for two lines of a card";
    builder.add_post(post);
    ++number;
  };
  for (double day = 0; day < 3650; ++day) {
    if (day < 1000 || day > 1213) add(day + 0.4);
  }
  for (int i = 0; i < 40; ++i) add(2000 + i * 0.074);
  return std::move(builder.finish().value());
}

struct Scene : testing::TimelineScene<NarrowMeasurer> {
  Scene() : TimelineScene(lively_archive()) {}
};

std::vector<Rect> label_boxes(const TimelineFrame& frame, const MarkCards& cards) {
  std::vector<Rect> boxes;
  for (const Label& label : frame.axis_labels) boxes.push_back(label.rect);
  for (const GridLine& line : frame.grid) boxes.push_back(line.label.rect);
  for (const AxisNote& note : frame.notes) {
    if (!note.label.text.empty()) boxes.push_back(note.label.rect);
  }
  for (const MarkCard& card : cards.cards()) boxes.push_back(card.rect);
  return boxes;
}

bool says_year(const TimelineFrame& frame) {
  const auto year_at = [](double time) {
    return civil_from_utc(UtcMillis{static_cast<int64_t>(std::floor(time))}).year;
  };
  const TimeRange range = frame.scale.range();
  for (const Label& label : frame.axis_labels) {
    for (int year = year_at(range.begin_millis); year <= year_at(range.end_millis); ++year) {
      if (label.text.find(std::to_string(year)) != std::string::npos) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("the year stands on the axis from decades down to seconds") {
  CHECK(axis_labels("2009-06-01T00:00:00Z", "2013-06-01T00:00:00Z", 400) ==
        Texts{"2010", "2011", "2012", "2013"});
  CHECK(axis_labels("2019-02-10T00:00:00Z", "2019-06-10T00:00:00Z", 400) ==
        Texts{"2019", "Mar", "Apr", "May", "Jun"});
  CHECK(axis_labels("2019-03-05T00:00:00Z", "2019-03-09T00:00:00Z", 400) ==
        Texts{"5 Mar 2019", "6", "7", "8"});
  CHECK(axis_labels("2019-03-05T12:00:10Z", "2019-03-05T12:00:40Z", 300) ==
        Texts{"5 Mar 2019 UTC", "12:00:30"});
  CHECK(axis_labels("2011-02-01T00:00:00Z", "2019-06-10T00:00:00Z", 80) == Texts{"2011"});
  CHECK(axis_labels("2019-03-05T12:00:10Z", "2019-03-05T12:00:40Z", 50) == Texts{"2019"});
}

TEST_CASE("a tick that is about to reach the left edge takes the place of the context") {
  CHECK(axis_labels("2018-12-26T00:00:00Z", "2019-04-20T00:00:00Z", 400) ==
        Texts{"2019", "Feb", "Mar", "Apr"});
}

TEST_CASE("on 500 ranges and sizes no two labels overlap and one says the year") {
  Scene scene;
  std::mt19937 random(20240229);
  const auto share = [&random] { return static_cast<double>(random()) / 4294967296.0; };
  for (int i = 0; i < 500; ++i) {
    const auto width = static_cast<float>(320 + share() * 1300);
    const auto height = static_cast<float>(240 + share() * 800);
    const Rooms rooms = layout_rooms(width, height, {.has_notes = true});
    const double span = scene.state.limits.span_millis() * std::exp(-share() * 19);
    const double begin =
        scene.state.limits.begin_millis + share() * (scene.state.limits.span_millis() - span);
    scene.state.visible = scene.state.target = clamped({begin, begin + span}, scene.state.limits);
    const TimelineFrame frame = scene.frame(rooms);
    MarkCards cards;
    cards.layout(scene.archive, frame, 1000, true, scene.measure);
    CAPTURE(i);
    CHECK(says_year(frame));
    const std::vector<Rect> boxes = label_boxes(frame, cards);
    for (size_t a = 0; a < boxes.size(); ++a) {
      CHECK(boxes[a].x >= 0);
      for (size_t b = a + 1; b < boxes.size(); ++b) CHECK_FALSE(overlap(boxes[a], boxes[b]));
    }
  }
}

TEST_CASE("silences and bursts are named where there is room, and a click shows them") {
  Scene scene;
  const TimelineFrame frame = scene.frame(layout_rooms(1440, 900, {.has_notes = true}));
  REQUIRE(frame.notes.size() == 2);
  const AxisNote& silence = frame.notes[0];
  CHECK(silence.label.text == "quiet \xC2\xB7 7 months");
  CHECK(silence.label.rect.x > silence.right);  // 7 of 120 months: too short a line, so it stands beside it
  CHECK(silence.hint == "No posts, 26 Sep 2012 \xE2\x80\x93 29 Apr 2013");
  const AxisNote& burst = frame.notes[1];
  CHECK(burst.label.text == "loud \xC2\xB7 43 posts in 3 days");
  CHECK(burst.hint == "43 posts, 24 Jun 2015 \xE2\x80\x93 26 Jun 2015");

  scene.state.visible = scene.state.target = clamped(silence.range, scene.state.limits);
  const TimelineFrame near = scene.frame(layout_rooms(1440, 900, {.has_notes = true}));
  REQUIRE(near.notes.size() == 1);
  CHECK(near.notes[0].label.text == "quiet \xC2\xB7 7 months");
  CHECK(near.notes[0].label.rect.x > near.notes[0].left);
  CHECK(near.notes[0].label.rect.right() < near.notes[0].right);
}

TEST_CASE("a small timeline has no lane for names") {
  CHECK(layout_rooms(360, 740, {.has_notes = true}).notes.is_empty());
  CHECK(layout_rooms(1440, 900, {.has_notes = false}).notes.is_empty());
  CHECK_FALSE(layout_rooms(1440, 900, {.has_notes = true}).notes.is_empty());
}

TEST_CASE("silences are told in days, months or years") {
  const auto words = [](int64_t days) { return words_of_silence({{0}, {days * kMillisPerDay}}); };
  CHECK(words(31) == "quiet \xC2\xB7 31 days");
  CHECK(words(214) == "quiet \xC2\xB7 7 months");
  CHECK(words(1000) == "quiet \xC2\xB7 33 months");
  CHECK(words(1461) == "quiet \xC2\xB7 4 years");
}
