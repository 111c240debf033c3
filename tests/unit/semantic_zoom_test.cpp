// From the density field over marks to cards: what is drawn at which density, and that nothing jumps.
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "index_literals.h"
#include "timeline_support.h"
#include "view/state/update.h"
#include "view/timeline/mark_cards.h"
#include "view/timeline/timeline_layout.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::FixedMeasurer;

namespace {

// `count` posts an hour apart, with likes from 0 to 9,999 in an order without a pattern.
Archive even_archive(int count) {
  ArchiveBuilder builder;
  builder.set_profile({});
  for (int i = 0; i < count; ++i) {
    PostInput post;
    post.id = std::to_string(i);
    const UtcMillis time{1'500'000'000'000 + i * kMillisPerHour};
    post.time = {time, time, TimePrecision::kExact};
    post.likes = {static_cast<int64_t>(std::exp(static_cast<double>(i * 7919 % 1000) / 108.6)) - 1,
                  CountPrecision::kExact};
    post.text = "Words enough for three lines of a card, for a card has room for twenty of them in a line";
    builder.add_post(post);
  }
  return std::move(builder.finish().value());
}

struct Scene : testing::TimelineScene<FixedMeasurer> {
  explicit Scene(int count) : TimelineScene(even_archive(count)) {}
  MarkCards cards;

  void show(double first_hour, double last_hour) {
    const double begin = 1.5e12 + first_hour * kMillisPerHour;
    state.visible = state.target = {begin, 1.5e12 + last_hour * kMillisPerHour};
  }
  bool place_cards(double passed_millis = 16) {
    return cards.layout(archive, frame(), passed_millis, false, measure);
  }
  void settle_cards() {
    for (int i = 0; i < 100 && place_cards(); ++i) continue;
  }
};

}  // namespace

TEST_CASE("few posts are all marks, very many are a field with the most liked on it") {
  const Scene few(200);
  CHECK(few.frame().marks.size() == 200);
  CHECK_FALSE(few.frame().field.is_visible());
  const Scene many(60'000);
  const TimelineFrame frame = many.frame();
  CHECK(frame.field.is_visible());
  CHECK(frame.marks.size() < 100);
  CHECK(frame.post_count == 60'000);
  for (const Mark& mark : frame.marks) CHECK(many.archive.likes(mark.post).value > 5000);
}

TEST_CASE("the work of a frame does not grow with the posts in view") {
  const Scene many(60'000);
  const TimelineFrame frame = many.frame();
  CHECK(frame.field.columns() < 260);
  CHECK(frame.marks.capacity() < 1000);
}

TEST_CASE("zooming out, marks give way to the field bit by bit") {
  Scene scene(6000);
  std::map<PostIndex, float> before;  // those that are not about to leave at an edge, where all fade
  float strongest_before = 0;
  bool is_first = true;
  for (double hours = 400; hours < 6000; hours *= 1.01) {
    scene.show(0, hours);
    const TimelineFrame frame = scene.frame();
    std::map<PostIndex, float> now;
    for (const Mark& mark : frame.marks) now[mark.post] = mark.alpha;
    for (const auto& [post, alpha] : before) {
      const float after = now.contains(post) ? now[post] : 0;
      CHECK(std::abs(after - alpha) < 0.15f);
    }
    float strongest = 0;
    for (size_t column = 0; column < frame.field.columns(); ++column) {
      for (size_t line = 0; line < DensityField::kLines; ++line) {
        strongest = std::max(strongest, frame.field.strength(column, line));
      }
    }
    if (!is_first) CHECK(std::abs(strongest - strongest_before) < 0.08f);
    strongest_before = strongest;
    before.clear();
    for (const Mark& mark : frame.marks) {
      if (frame.rooms.plot.inset(24, 0).contains({mark.x, mark.y})) before[mark.post] = mark.alpha;
    }
    is_first = false;
  }
  CHECK(strongest_before > 0.4f);
}

TEST_CASE("the field stands still under the marks while panning") {
  Scene scene(20'000);
  const auto strength_at = [&](double hour) {
    const TimelineFrame frame = scene.frame();
    const double x = frame.scale.px_from_time(1.5e12 + hour * kMillisPerHour);
    return frame.field.cover_at({static_cast<float>(x), frame.rooms.plot.y + 300});
  };
  scene.show(1000, 3000);
  const float before = strength_at(2000);
  scene.show(1003, 3003);
  CHECK(std::abs(strength_at(2000) - before) < 0.02f);
}

TEST_CASE("posts of as many likes stand apart, but never nearer to another number than to their own") {
  ArchiveBuilder builder;
  for (int i = 0; i < 60; ++i) {
    PostInput post;
    post.id = std::to_string(i);
    const UtcMillis time{1'500'000'000'000 + i * kMillisPerMinute};
    post.time = {time, time, TimePrecision::kExact};
    post.likes = {i % 2 == 0 ? 2 : 40, CountPrecision::kExact};
    builder.add_post(post);
  }
  PostInput last;
  last.id = "much later";
  last.time = {{1'600'000'000'000}, {1'600'000'000'000}, TimePrecision::kExact};
  last.likes = {2, CountPrecision::kExact};
  builder.add_post(last);
  const Archive archive = std::move(builder.finish().value());
  const TimeIndex index = TimeIndex::from_archive(archive);
  const LikeScale likes = LikeScale::from_archive(archive);
  const MarkSpread spread = MarkSpread::from_archive(archive, index);
  float lowest = 0;
  float highest = 0;
  for (const PostIndex post : IndexRange(0_post, 60_post)) {
    const Count count = archive.likes(post);
    const float away = spread_px(spread.share_of(post), count, likes, 500);
    lowest = std::min(lowest, away);
    highest = std::max(highest, away);
    const auto value = static_cast<double>(count.value);
    const float here = likes.height_of_value(value) * 500;
    CHECK(here + away < (here + likes.height_of_value(value + 1) * 500) / 2);
    CHECK(here + away > (here + likes.height_of_value(value - 1) * 500) / 2);
  }
  CHECK(highest > 4);
  CHECK(lowest < -4);
  CHECK(spread.share_of(60_post) == 0);  // alone in its time
}

TEST_CASE("the fewer posts in view the more of them have cards, with more of their text") {
  Scene scene(2000);
  const auto cards_in = [&](double hours) {
    scene.cards.clear();
    scene.show(499.6, 499.6 + hours);  // none at an edge, where marks are faint
    scene.settle_cards();
    size_t lines = 0;
    for (const MarkCard& card : scene.cards.cards()) lines = std::max(lines, card.lines.size());
    return std::pair{scene.cards.cards().size(), lines};
  };
  CHECK(cards_in(300).first <= 6);
  CHECK(cards_in(300).second <= 1);
  CHECK(cards_in(30).second == 2);
  CHECK(cards_in(5) == std::pair<size_t, size_t>{5, 3});
  CHECK(cards_in(1.5).first >= 1);
}

TEST_CASE("cards fade in and out, keep their side while they fit, and never jump") {
  Scene scene(2000);
  scene.show(500, 530);
  CHECK(scene.place_cards());
  for (const MarkCard& card : scene.cards.cards()) CHECK(card.alpha < 0.2f);
  scene.settle_cards();
  std::map<std::pair<PostIndex, uint32_t>, float> before;
  for (const MarkCard& card : scene.cards.cards()) {
    CHECK(card.alpha == 1);
    before[{card.post, card.spot}] = card.alpha;
  }
  REQUIRE(before.size() >= 3);
  size_t kept = 0;
  for (int step = 0; step < 60; ++step) {
    scene.show(500 - step * 0.5, 530 + step);
    scene.place_cards();
    std::map<std::pair<PostIndex, uint32_t>, float> now;
    for (const MarkCard& card : scene.cards.cards()) now[{card.post, card.spot}] = card.alpha;
    for (const auto& [key, alpha] : before) {
      CHECK(alpha - (now.contains(key) ? now[key] : 0) < 0.11f);
      if (now.contains(key) && now[key] == 1) ++kept;
    }
    before = std::move(now);
  }
  CHECK(kept > 60);
}

TEST_CASE("a card that is called back while it fades goes on from where it is") {
  Scene scene(2000);
  scene.show(500, 502.5);
  scene.settle_cards();
  const PostIndex post = scene.cards.cards()[0].post;
  const auto alpha = [&] {
    for (const MarkCard& card : scene.cards.cards()) {
      if (card.post == post) return card.alpha;
    }
    return 0.0f;
  };
  scene.show(0, 2000);
  scene.place_cards();
  scene.place_cards();
  CHECK(alpha() < 0.85f);
  CHECK(alpha() > 0.7f);
  scene.show(500, 502.5);
  scene.place_cards();
  CHECK(alpha() > 0.85f);
}

TEST_CASE("an archive without likes or dates has a timeline too") {
  ArchiveBuilder builder;
  PostInput post;
  post.id = "a";
  builder.add_post(post);
  const Archive archive = std::move(builder.finish().value());
  const TimeIndex index = TimeIndex::from_archive(archive);
  const Threads threads;
  const TimelineData data = TimelineData::from_archive(archive, index);
  const ViewState state = initial_state(index);
  const Rooms rooms = layout_rooms(800, 600);
  const FixedMeasurer measure;
  const TimelineFrame frame = layout_timeline({archive, index, threads, data, state, rooms, measure});
  CHECK(frame.marks.empty());
  CHECK(frame.summary_count == "1 post");
  CHECK(frame.summary_rest.empty());
  CHECK(frame.message->text == "no post has a date");
}
