// Threads as ribbons: which are drawn, through which points, and what is under the pointer.
#include "view/timeline/ribbons.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "archive_support.h"
#include "index_literals.h"

using namespace backscroll;
using backscroll::testing::archive_with_posts;

namespace {

std::string post(const std::string& id, int day, int likes, const std::string& reply_to = {}) {
  std::string text = R"({"id":")" + id + R"(","text":"Text","time":"2019-03-)" + (day < 10 ? "0" : "") +
                     std::to_string(day) + R"(T00:00:00Z","counts":{"likes":)" + std::to_string(likes) + "}";
  if (!reply_to.empty()) {
    text += R"(,"kind":"reply","replyTo":{"id":")" + reply_to + R"(","handle":"robinvale"})";
  }
  return text + "}";
}

// All in view on 1000 by 500 pixels.
struct Plot {
  explicit Plot(const std::string& posts) : archive(archive_with_posts(posts)) {}
  Archive archive;
  TimeIndex index = TimeIndex::from_archive(archive);
  Threads threads = Threads::from_archive(archive);
  LikeScale likes = LikeScale::from_archive(archive);
  MarkSpread spread = MarkSpread::from_archive(archive, index);
  Rect plot{0, 0, 1000, 500};
  TimeScale scale{
      {static_cast<double>(index.earliest_millis()), static_cast<double>(index.latest_millis()) + 1},
      0,
      1000};
  MarkPlaces places{archive, index, likes, spread, scale, plot};

  std::vector<uint32_t> all_threads() const {
    std::vector<uint32_t> all;
    for (uint32_t i = 0; i < threads.all().size(); ++i) all.push_back(i);
    return all;
  }
  std::vector<Ribbon> ribbons() const { return layout_ribbons({threads, places, all_threads(), {}, 1}); }
  bool passes(const RibbonStrip& strip, PostIndex post) const {
    const Point at = places.place_of(post);
    return std::any_of(strip.points.begin(), strip.points.end(),
                       [&](Point p) { return std::hypot(p.x - at.x, p.y - at.y) < 0.01f; });
  }
};

}  // namespace

TEST_CASE("a ribbon passes through the marks of a thread and never leaves the height between two of them") {
  const Plot plot(post("a", 1, 100) + "," + post("b", 8, 3, "a") + "," + post("c", 20, 900, "b") + "," +
                  post("d", 28, 850, "c"));
  const std::vector<Ribbon> ribbons = plot.ribbons();
  REQUIRE(ribbons.size() == 1);
  REQUIRE(ribbons[0].strips.size() == 1);
  const RibbonStrip& strip = ribbons[0].strips[0];
  for (const PostIndex post : IndexRange(0_post, 4_post)) CHECK(plot.passes(strip, post));
  const float low = plot.places.place_of(1_post).y;
  const float high = plot.places.place_of(2_post).y;
  for (size_t i = 1; i < strip.points.size(); ++i) {
    CHECK(strip.points[i].x >= strip.points[i - 1].x);
    CHECK(strip.points[i].y <= low + 0.01f);
    CHECK(strip.points[i].y >= high - 0.01f);
  }
}

TEST_CASE("where parts are missing the ribbon is a strip of its own") {
  const std::string in_thread = R"(,"thread":{"id":"t","position":)";
  const auto part = [&](const std::string& id, int day, int position) {
    std::string text = post(id, day, 10 * position);
    text.pop_back();
    return text + in_thread + std::to_string(position) + "}}";
  };
  const Plot plot(part("a", 1, 1) + "," + part("b", 9, 2) + "," + part("c", 20, 5) + "," + part("d", 28, 6));
  const std::vector<Ribbon> ribbons = plot.ribbons();
  REQUIRE(ribbons.size() == 1);
  REQUIRE(ribbons[0].strips.size() == 3);
  CHECK_FALSE(ribbons[0].strips[0].is_gap);
  CHECK(ribbons[0].strips[1].is_gap);
  CHECK(plot.passes(ribbons[0].strips[1], 1_post));
  CHECK(plot.passes(ribbons[0].strips[1], 2_post));
  CHECK_FALSE(ribbons[0].strips[2].is_gap);
}

TEST_CASE("a thread that is shorter than its marks has no ribbon, unless it is lit") {
  const Plot plot(post("a", 1, 5) + "," + post("b", 28, 50) + "," +
                  R"({"id":"c","text":"T","time":"2019-03-01T01:00:00Z","kind":"reply",)"
                  R"("replyTo":{"id":"a","handle":"robinvale"}})");
  CHECK(plot.ribbons().empty());
  const std::vector<Ribbon> lit = layout_ribbons({plot.threads, plot.places, plot.all_threads(), {0}, 1});
  REQUIRE(lit.size() == 1);
  CHECK(lit[0].is_lit);
  CHECK(lit[0].hint == "Thread of 2 posts");
}

TEST_CASE("of forty threads the longest sixteen have ribbons, the last of them faint") {
  std::string posts = post("end", 28, 1);
  for (int i = 0; i < 40; ++i) {
    const std::string id = std::to_string(i);
    posts += "," + post("a" + id, 1, i) + "," + post("b" + id, 3 + i % 20, i + 1, "a" + id);
  }
  const std::vector<Ribbon> ribbons = Plot(posts).ribbons();
  REQUIRE(ribbons.size() == 16);
  CHECK(ribbons.front().alpha == 1);
  CHECK(ribbons.back().alpha < 0.25f);
}

TEST_CASE("the pointer finds the ribbon between two marks") {
  const Plot plot(post("a", 1, 100) + "," + post("b", 28, 100, "a"));
  const std::vector<Ribbon> ribbons = plot.ribbons();
  const float y = plot.places.place_of(0_post).y;
  CHECK(ribbon_at(ribbons, {500, y + 4}, 2) == &ribbons[0]);
  CHECK(ribbon_at(ribbons, {500, y + 20}, 2) == nullptr);
}
