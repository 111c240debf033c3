// The feed's list, scrolling and cards.
#include <doctest/doctest.h>

#include <algorithm>

#include "index_literals.h"
#include "view/feed/feed_layout.h"
#include "view/host/state_text.h"
#include "view/state/feed_list.h"
#include "view/state/update.h"
#include "view/words/display_text.h"
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

std::string listed(const Archive& archive, PostSort sort) {
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
    settle(state, frame.scroll, false, frame.place);
    return frame;
  }
};

}  // namespace

TEST_CASE("the feed is sorted by time, likes, and puts posts without a date last") {
  const Archive archive = archive_of({{"a", "2019-01-01T00:00:00Z", {}, 5},
                                      {"b", "2020-01-01T00:00:00Z", {}, 9},
                                      {"c", "", {}, 7},
                                      {"d", "2018-01-01T00:00:00Z", {}, 1}});
  CHECK(listed(archive, PostSort::kTime) == "badc");
  CHECK(listed(archive, PostSort::kOldest) == "dabc");
  CHECK(listed(archive, PostSort::kLikes) == "bcad");
}

TEST_CASE("posts of one interval keep the order of the file in both directions of time") {
  const Archive archive = archive_of({{"a", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"b", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                                      {"c", "2021-01-01T00:00:00Z"}});
  CHECK(listed(archive, PostSort::kTime) == "cab");
  CHECK(listed(archive, PostSort::kOldest) == "abc");
}

TEST_CASE("a range shows the posts whose marks are in it") {
  const Archive archive =
      archive_of({{"a", "2019-01-01T00:00:00Z"}, {"b", "2020-01-01T00:00:00Z"}, {"c", ""}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  const double from = static_cast<double>(archive.time(1_post).begin.value) - 1;
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
  CHECK(feed.state.scroll.item == 0_item);
  CHECK(feed.state.scroll.offset_px == doctest::Approx(0));
}

TEST_CASE("the end of the feed is the end of the screen") {
  Feed feed;
  feed.state.scroll = {29_item, 5000};
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

// Input comes between two layouts and is judged by the cards that the reader saw.
TEST_CASE("cards that are to be laid out anew stay readable until the next layout") {
  Feed feed;
  const FeedFrame seen = feed.frame();
  REQUIRE(seen.cards.size() > 2);
  const float height_px = seen.cards[1].card->height_px;
  const std::string words = seen.cards[1].card->texts.back().text;
  feed.layout.clear(feed.threads);
  CHECK(seen.cards[1].card->height_px == height_px);
  CHECK(seen.cards[1].card->texts.back().text == words);
  const Search search("words");
  feed.layout.clear(feed.threads, {}, &search);
  CHECK(seen.cards[1].card->texts.back().text == words);
  const FeedFrame next = feed.frame();
  CHECK(next.cards[1].card->view.search == &search);
}

TEST_CASE("a feed with little room begins with its posts, the profile is above them") {
  Feed feed;
  fit_feed(true, feed.state);
  FeedFrame frame = feed.frame();
  CHECK(frame.tabs_y == 0);
  CHECK_FALSE(frame.is_at_top);
  CHECK(frame.place.is_first);
  CHECK(frame.cards.back().item.kind == FeedItemKind::kPost);
  CHECK(text_from_state(feed.state, feed.archive) == "");
  apply(ScrollFeed{-10'000, true}, feed.list, feed.state);
  frame = feed.frame();
  CHECK(frame.is_at_top);
  CHECK_FALSE(frame.place.is_first);
  fit_feed(false, feed.state);  // not at its beginning: it stays where it is
  frame = feed.frame();
  CHECK(frame.place.is_first);
  fit_feed(true, feed.state);
  CHECK(feed.frame().tabs_y == 0);
}

TEST_CASE("where the feed is survives the way through a state, also at another width") {
  Feed feed;
  apply(ScrollFeed{1'500, true}, feed.list, feed.state);
  const FeedFrame seen = feed.frame();
  const std::string text = text_from_state(feed.state, feed.archive);
  CHECK(text.starts_with("at="));
  Feed other;
  other.frame();
  restore_state(text, other.archive, other.state);
  const FeedFrame restored = other.frame();
  CHECK(restored.place.post == seen.place.post);
  CHECK(restored.place.offset_px == doctest::Approx(seen.place.offset_px).epsilon(0.01));
  restore_state("at=x:3&at=:&at=-99999999999999:4&at=12%3Anone", other.archive, other.state);
  CHECK(other.frame().cards.size() > 1);
}
