// The feed's list, scrolling and cards.
#include <doctest/doctest.h>

#include <algorithm>

#include "view/feed_layout.h"
#include "view/feed_list.h"
#include "view/update.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::FixedMeasurer;

namespace {

std::string ids_of(const Archive& archive, const FeedList& list) {
  std::string ids;
  for (const FeedItem& item : list) ids += std::string(archive.id(item.post));
  return ids;
}

std::string listed(const Archive& archive, FeedSort sort) {
  const TimeIndex index = TimeIndex::from_archive(archive);
  ViewState state = initial_state(index);
  state.sort = sort;
  return ids_of(archive, feed_list({archive, index, Threads::from_archive(archive)}, state));
}

Archive thirty_posts() {
  ArchiveBuilder builder;
  builder.set_profile({});
  for (int i = 0; i < 30; ++i) {
    PostInput post;
    post.id = std::to_string(i);
    post.time = backscroll::testing::known_time("2019-03-01T00:00:00Z");
    post.text = "A text of some words that takes more than one line in a narrow feed";
    builder.add_post(post);
  }
  Result<Archive> archive = builder.finish();
  return std::move(archive.value());
}

struct Feed {
  Archive archive = thirty_posts();
  TimeIndex index = TimeIndex::from_archive(archive);
  ViewState state = initial_state(index);
  Threads threads;
  FeedList list = feed_list({archive, index, threads}, state);
  FeedLayout layout;

  FeedFrame frame() {
    FeedFrame frame = layout.layout(archive, list, state, {0, 0, 400, 600}, 20, FixedMeasurer());
    settle(state, frame.scroll, false);
    return frame;
  }
};

}  // namespace

TEST_CASE("the feed is sorted by time, likes, and puts posts without a date last") {
  const Archive archive = archive_of({{"a", "2019-01-01T00:00:00Z", {}, 5},
                                      {"b", "2020-01-01T00:00:00Z", {}, 9},
                                      {"c", "", {}, 7},
                                      {"d", "2018-01-01T00:00:00Z", {}, 1}});
  CHECK(listed(archive, FeedSort::kTime) == "badc");
  CHECK(listed(archive, FeedSort::kOldest) == "dabc");
  CHECK(listed(archive, FeedSort::kLikes) == "bcad");
}

TEST_CASE("posts of one interval keep the order of the file in both directions of time") {
  const Archive archive = archive_of({{"a", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"b", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"c", "2021-01-01T00:00:00Z"}});
  CHECK(listed(archive, FeedSort::kTime) == "cab");
  CHECK(listed(archive, FeedSort::kOldest) == "abc");
}

TEST_CASE("a range shows the posts whose marks are in it") {
  const Archive archive =
      archive_of({{"a", "2019-01-01T00:00:00Z"}, {"b", "2020-01-01T00:00:00Z"}, {"c", ""}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  const double from = static_cast<double>(archive.time(1).begin.value) - 1;
  ViewState state = initial_state(index);
  state.target = {from, from + 10};
  CHECK(ids_of(archive, feed_list({archive, index, Threads()}, state)) == "b");
}

TEST_CASE("the feed begins with the profile and does not scroll above it") {
  Feed feed;
  feed.state.scroll.offset_px = -500;
  const FeedFrame frame = feed.frame();
  CHECK(frame.is_at_top);
  CHECK(frame.cards.front().card->post == kNoPost);
  CHECK(frame.cards.front().y == 0);
}

TEST_CASE("scrolling down and up by the same way comes back to the same place") {
  Feed feed;
  for (const float step : {700.0f, 900.0f, -650.0f, 300.0f, -1250.0f}) {
    feed.state.scroll.offset_px += step;
    feed.frame();
  }
  CHECK(feed.state.scroll.item == 0);
  CHECK(feed.state.scroll.offset_px == doctest::Approx(0));
}

TEST_CASE("the end of the feed is the end of the screen") {
  Feed feed;
  feed.state.scroll = {29, 5000};
  const FeedFrame frame = feed.frame();
  CHECK(frame.is_at_end);
  const PlacedCard& last = frame.cards.back();
  CHECK(last.card->post == feed.list.back().post);
  CHECK(last.y + last.card->height_px <= 600);
  CHECK(last.y + last.card->height_px > 500);
}

TEST_CASE("a chosen post is scrolled to below the tabs, and not moved when it is in view already") {
  Feed feed;
  apply(SelectPost{feed.list[12].post, true}, feed.list, feed.state);
  const FeedFrame frame = feed.frame();
  const auto is_chosen = [&](const PlacedCard& placed) { return placed.card->post == feed.list[12].post; };
  const auto found = std::find_if(frame.cards.begin(), frame.cards.end(), is_chosen);
  REQUIRE(found != frame.cards.end());
  CHECK(found->y == doctest::Approx(44));
  apply(SelectPost{feed.list[13].post, true}, feed.list, feed.state);
  CHECK(feed.frame().scroll.item == frame.scroll.item);
}

TEST_CASE("an empty range says so and shows no card but the profile") {
  Feed feed;
  feed.list = {};
  const FeedFrame frame = feed.frame();
  CHECK(frame.is_empty);
  CHECK(frame.cards.size() == 1);
}

TEST_CASE("only web and mail addresses are links") {
  CHECK(is_safe_address("https://example.org/"));
  CHECK(is_safe_address("HTTP://example.org/"));
  CHECK(is_safe_address("mailto:robin@example.org"));
  CHECK_FALSE(is_safe_address("javascript:alert(1)"));
  CHECK_FALSE(is_safe_address("data:text/html,x"));
  CHECK_FALSE(is_safe_address(" https://example.org/"));
  CHECK_FALSE(is_safe_address("https://"));
  CHECK_FALSE(is_safe_address(""));
}
