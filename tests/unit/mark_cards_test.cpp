// Where small cards stand: on no mark that matters, with no sliver of a mark beside them, with short lines that touch
// nothing, over generated archives, sizes and zoom levels.
#include "view/timeline/mark_cards.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "archive_support.h"
#include "index_literals.h"
#include "timeline_support.h"
#include "view/state/update.h"
#include "view/timeline/timeline_layout.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::FixedMeasurer;

namespace {

constexpr float kSeen = 0.3f;  // marks fainter than that are part of the field
constexpr float kLongestStem = 60;
constexpr float kClear = 2.9f;

// About what the page has.
class PageMeasurer final : public FixedMeasurer {
 public:
  float width_px(std::string_view text, TextStyle style) const override {
    return FixedMeasurer::width_px(text, style) * 0.7f;
  }
};

// Texts from one word to three lines; likes either on a few levels or anything; a week of its own with many posts.
Archive generated_archive(int count, bool has_levels, uint32_t seed) {
  constexpr double kDays = 2500;
  constexpr double kLevels[] = {1850, 995, 525, 290, 165, 90, 40, 20};
  std::mt19937 random(seed);
  const auto share = [&random] { return static_cast<double>(random()) / 4294967296.0; };
  ArchiveBuilder builder;
  builder.set_profile({});
  for (int i = 0; i < count; ++i) {
    PostInput post;
    post.id = std::to_string(i);
    const bool is_in_burst = i % 13 == 0;
    const double day = is_in_burst ? 1600 + share() * 7 : share() * kDays;
    const UtcMillis time{1'489'000'000'000 + static_cast<int64_t>(day * kMillisPerDay)};
    post.time = {time, time, TimePrecision::kExact};
    const double likes =
        has_levels ? kLevels[i % 8] + static_cast<double>(i * 37 % 23) : std::exp(share() * 8) - 1;
    post.likes = {static_cast<int64_t>(likes), CountPrecision::kExact};
    const size_t words = 1 + static_cast<size_t>(share() * 14);
    post.text = "Rain";
    for (size_t word = 1; word < words; ++word) post.text += " and sheep";
    builder.add_post(post);
  }
  return std::move(builder.finish().value());
}

struct Figures {
  int frames = 0;
  int cards = 0;
  int on_better_marks = 0;  // cards over marks of as many likes or more
  int slivers = 0;          // marks that stick out behind a card, or stand too near to it
  int marks = 0;
  int hidden = 0;  // for the sake of a card
  int long_stems = 0;
  int stems_over_marks = 0;
  int stems_over_cards = 0;
  int top_posts = 0;  // the five most liked of each frame
  int top_cards = 0;
};

size_t seen_marks(const TimelineFrame& frame) {
  const auto is_seen = [](const Mark& mark) { return mark.alpha >= kSeen; };
  return static_cast<size_t>(std::count_if(frame.marks.begin(), frame.marks.end(), is_seen));
}

struct Scene : testing::TimelineScene<PageMeasurer> {
  using TimelineScene::TimelineScene;
  MarkCards cards;
  int hidden = 0;  // marks of all frames

  // A part of all the time, 0..1.
  void show(double begin, double end) {
    const double span = state.limits.span_millis();
    state.visible =
        state.target = {state.limits.begin_millis + begin * span, state.limits.begin_millis + end * span};
  }
  TimelineFrame place_cards(double passed_millis = 1000) {
    TimelineFrame shown = frame();
    cards.layout(archive, shown, passed_millis, true, measure);
    const size_t seen = seen_marks(shown);
    cards.hide_marks(shown);
    hidden += static_cast<int>(seen - seen_marks(shown));
    return shown;
  }
  int64_t likes(PostIndex post) const { return archive.likes(post).value; }
};

float distance(Point p, Point a, Point b) {
  const float dx = b.x - a.x;
  const float dy = b.y - a.y;
  const float length2 = dx * dx + dy * dy;
  const float along = length2 == 0 ? 0 : ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2;
  const float t = std::clamp(along, 0.0f, 1.0f);
  return std::hypot(a.x + t * dx - p.x, a.y + t * dy - p.y);
}

bool is_touching(const Mark& mark, const Rect& rect, float gap) {
  const float reach = mark.radius_px + gap;
  return mark.x + reach > rect.x && mark.x - reach < rect.right() && mark.y + reach > rect.y &&
         mark.y - reach < rect.bottom();
}

bool is_inside(const Mark& mark, const Rect& rect) {
  return mark.x - mark.radius_px >= rect.x && mark.x + mark.radius_px <= rect.right() &&
         mark.y - mark.radius_px >= rect.y && mark.y + mark.radius_px <= rect.bottom();
}

bool is_line_over(Point a, Point b, const Rect& rect) {
  for (int i = 0; i <= 60; ++i) {
    const float t = static_cast<float>(i) / 60;
    if (rect.contains({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)})) return true;
  }
  return false;
}

void count_card(const Scene& scene, const TimelineFrame& frame, const MarkCard& card, Figures& figures) {
  const Point end = stem_end(card.rect, card.mark);
  ++figures.cards;
  if (std::hypot(end.x - card.mark.x, end.y - card.mark.y) > kLongestStem) ++figures.long_stems;
  bool is_on_better = false;
  for (const Mark& mark : frame.marks) {
    if (mark.alpha < kSeen) continue;
    const bool is_under = is_inside(mark, card.rect);
    if (is_touching(mark, card.rect, kClear) && !is_under) ++figures.slivers;
    if (is_touching(mark, card.rect, 0) && scene.likes(mark.post) >= scene.likes(card.post))
      is_on_better = true;
    if (mark.post != card.post && !is_under &&
        distance({mark.x, mark.y}, card.mark, end) < mark.radius_px + 1)
      ++figures.stems_over_marks;
  }
  if (is_on_better) ++figures.on_better_marks;
  for (const MarkCard& other : scene.cards.cards()) {
    if (other.post != card.post && is_line_over(card.mark, end, other.rect)) ++figures.stems_over_cards;
  }
}

void count_frame(Scene& scene, Figures& figures) {
  const TimelineFrame frame = scene.place_cards();
  ++figures.frames;
  figures.marks += static_cast<int>(frame.marks.size());
  std::set<PostIndex> with_card;
  for (const MarkCard& card : scene.cards.cards()) {
    if (card.is_leaving) continue;
    with_card.insert(card.post);
    count_card(scene, frame, card, figures);
  }
  std::vector<PostIndex> posts;
  const Rect& plot = frame.rooms.plot;
  for (const Mark& mark : frame.marks) {
    if (mark.alpha >= kSeen && mark.x >= plot.x && mark.x < plot.right()) posts.push_back(mark.post);
  }
  std::stable_sort(posts.begin(), posts.end(),
                   [&](PostIndex a, PostIndex b) { return scene.likes(a) > scene.likes(b); });
  posts.resize(std::min<size_t>(posts.size(), 5));
  figures.top_posts += static_cast<int>(posts.size());
  for (const PostIndex post : posts) figures.top_cards += with_card.contains(post) ? 1 : 0;
}

Figures figures_of(int count, bool has_levels, Rooms rooms) {
  Scene scene(generated_archive(count, has_levels, 7));
  scene.rooms = rooms;
  Figures figures;
  for (const double zoom : {1.0, 2.0, 7.0, 30.0, 100.0}) {
    for (const double at : {0.0, 0.31, 0.64, 1.0}) {
      const double begin = at * (1 - 1 / zoom);
      scene.cards.clear();
      scene.show(begin, begin + 1 / zoom);
      count_frame(scene, figures);
    }
  }
  figures.hidden = scene.hidden;
  return figures;
}

void check_clear(const Figures& f) {
  CHECK(f.on_better_marks == 0);
  CHECK(f.slivers == 0);
  CHECK(f.long_stems == 0);
  CHECK(f.stems_over_marks == 0);
  CHECK(f.stems_over_cards == 0);
}

Rooms rooms_of(float width, float height) { return layout_rooms(width, height, {.has_notes = true}); }

}  // namespace

TEST_CASE("cards stand clear of marks, and their lines too") {
  for (const auto& [width, height] : {std::pair{1440.0f, 900.0f}, {800.0f, 900.0f}, {1100.0f, 640.0f}}) {
    for (const int count : {17, 60, 270, 3500}) {
      for (const bool has_levels : {true, false}) {
        CAPTURE(width);
        CAPTURE(count);
        CAPTURE(has_levels);
        const Figures f = figures_of(count, has_levels, rooms_of(width, height));
        check_clear(f);
        CHECK(f.hidden <= f.marks / 10);
      }
    }
  }
}

TEST_CASE("with free room nearly all marks have cards, and where they are many the most liked have") {
  const Figures few = figures_of(17, false, rooms_of(1440, 900));
  CHECK(few.cards >= 4.5 * few.frames);
  CHECK(few.top_cards >= 0.85 * few.top_posts);
  const Figures some = figures_of(60, false, rooms_of(1440, 900));
  CHECK(some.top_cards >= 0.65 * some.top_posts);
  const Figures many = figures_of(270, false, rooms_of(1440, 900));
  CHECK(many.cards >= 4 * many.frames);
  CHECK(many.top_cards >= 0.5 * many.top_posts);
}

TEST_CASE("while panning a card keeps its place beside its mark") {
  Scene scene(generated_archive(270, true, 7));
  scene.show(0.3, 0.45);
  scene.place_cards();
  std::map<PostIndex, uint32_t> before;
  int moved = 0;
  int stayed = 0;
  for (int step = 1; step <= 200; ++step) {
    const double at = 0.3 + step * 0.0005;
    scene.show(at, at + 0.15);
    const TimelineFrame frame = scene.place_cards();
    std::map<PostIndex, uint32_t> now;
    Figures figures;
    for (const MarkCard& card : scene.cards.cards()) {
      now[card.post] = card.spot;
      count_card(scene, frame, card, figures);
      if (before.contains(card.post)) ++(before[card.post] == card.spot ? stayed : moved);
    }
    check_clear(figures);
    before = std::move(now);
  }
  CHECK(stayed > 800);
  CHECK(moved < stayed / 100);
}

TEST_CASE("a low plot has a card only when there is little else to see") {
  Scene scene(generated_archive(270, false, 7));
  scene.rooms = rooms_of(360, 740);
  scene.place_cards();
  CHECK(scene.cards.cards().empty());
  Scene few(generated_archive(5, false, 7));
  few.rooms = rooms_of(360, 740);
  few.place_cards();
  CHECK(few.cards.cards().size() == 1);
}

TEST_CASE("a card is as wide as its words") {
  Scene scene(
      backscroll::testing::archive_of({{"a", "2019-01-01T00:00:00Z", {}, 40, PostKind::kOriginal, "Rain."},
                                       {"b",
                                        "2019-09-01T00:00:00Z",
                                        {},
                                        40,
                                        PostKind::kOriginal,
                                        "The ferry was late again, nobody minded"}}));
  scene.place_cards();
  REQUIRE(scene.cards.cards().size() == 2);
  const float first = scene.cards.cards()[0].rect.width;
  const float second = scene.cards.cards()[1].rect.width;
  CHECK(std::min(first, second) + 20 < std::max(first, second));
  CHECK(std::max(first, second) <= 236);
}

TEST_CASE("a mark that is chosen is under no card") {
  Scene scene(generated_archive(270, false, 7));
  for (PostIndex post = 0_post; post < 270_post; post = post + 9) {
    scene.state.selected = post;
    scene.cards.clear();
    const TimelineFrame frame = scene.place_cards();
    for (const Mark& mark : frame.marks) {
      if (mark.post != post) continue;
      for (const MarkCard& card : scene.cards.cards()) CHECK_FALSE(is_touching(mark, card.rect, 0));
    }
  }
}

TEST_CASE("the mark that a card's line leads to is seen") {
  Scene scene(
      testing::imported(testing::read_file(BACKSCROLL_TEST_DATA_DIR "/../../data/archive.json")).archive);
  int cards = 0;
  for (const float height : {560.0f, 620.0f, 700.0f, 760.0f, 900.0f}) {
    for (float width = 600; width <= 1440; width += 12) {
      scene.rooms = layout_rooms(width, height);
      scene.cards.clear();
      const TimelineFrame frame = scene.place_cards();
      for (const MarkCard& card : scene.cards.cards()) {
        const auto is_its = [&card](const Mark& mark) { return mark.post == card.post; };
        const auto mark = std::find_if(frame.marks.begin(), frame.marks.end(), is_its);
        REQUIRE(mark != frame.marks.end());
        CAPTURE(width);
        CAPTURE(height);
        CHECK(mark->alpha >= kSeen);
        ++cards;
      }
    }
  }
  CHECK(cards > 300);
}
