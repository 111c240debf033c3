// Where each card of a long feed stands: sums of heights, the scroll bar, and a million posts without drift.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "index_literals.h"
#include "view/base/theme.h"
#include "view/feed/feed_layout.h"
#include "view/state/update.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::FixedMeasurer;

namespace {

constexpr Rect kArea{0, 0, 400, 600};

// A post every minute from 2015 on; every third one has a long text.
Archive archive_with(uint32_t posts) {
  ArchiveBuilder builder;
  builder.set_profile({});
  const int64_t begin = utc_from_civil({2015, 1, 1}).value;
  for (uint32_t i = 0; i < posts; ++i) {
    PostInput post;
    post.id = std::to_string(i);
    const UtcMillis time{begin + i * kMillisPerMinute};
    post.time = {time, time, TimePrecision::kExact};
    post.text = i % 3 == 0 ? "Words that take up two or three lines where the feed is narrow" : "Short";
    post.likes = {static_cast<int64_t>(i % 1000), CountPrecision::kExact};
    builder.add_post(post);
  }
  Result<Archive> archive = builder.finish();
  return std::move(archive.value());
}

struct Feed {
  explicit Feed(uint32_t posts) : archive(archive_with(posts)) {}

  Archive archive;
  TimeIndex index = TimeIndex::from_archive(archive);
  ViewState state = initial_state(index);
  Threads threads;
  FeedList list = feed_list({archive, index, threads}, state);
  FeedLayout layout;

  void act(const Action& action) {
    apply(action, list, state);
    list = feed_list({archive, index, threads}, state);
    layout.list_changed();
  }

  FeedFrame frame() {
    FeedFrame frame = layout.layout(archive, list, state, kArea, 20, FixedMeasurer());
    settle(state, frame.scroll, false);
    return frame;
  }

  FeedFrame measured() {
    FeedFrame at_last = frame();
    while (at_last.is_busy) at_last = frame();
    return at_last;
  }

  // The id of the first post below the tabs.
  std::string first_id(const FeedFrame& frame) const {
    for (const PlacedCard& placed : frame.cards) {
      if (placed.card->post != kNoPost && placed.y + placed.card->height_px > kArea.y + size::kTabs)
        return std::string(archive.id(placed.card->post));
    }
    return {};
  }
};

}  // namespace

TEST_CASE("sums of heights are those of all cards above, also after some have changed") {
  HeightSums sums;
  sums.restart(5);
  for (const float height : {100.0f, 50.0f, 70.4f, 200.0f, 30.0f}) sums.add(height);
  CHECK(sums.before(0) == 0);
  CHECK(sums.before(2) == 150);
  CHECK(sums.before(5) == 450);
  sums.change(1, 60);
  CHECK(sums.before(1) == 100);
  CHECK(sums.before(5) == 460);
}

TEST_CASE("heights that are not known yet count as high as the others are") {
  HeightSums sums;
  sums.restart(1000);
  for (int i = 0; i < 500; ++i) sums.add(i % 2 == 0 ? 100.0f : 200.0f);
  CHECK(sums.before(1000) == doctest::Approx(150'000));
}

TEST_CASE("over a million cards each begins where those above it end, to the pixel") {
  constexpr uint32_t kCards = 1'000'000;
  HeightSums sums;
  sums.restart(kCards);
  std::mt19937 random(7);
  std::vector<uint16_t> heights(kCards);
  for (uint16_t& height : heights) {
    height = static_cast<uint16_t>(90 + random() % 600);
    sums.add(100);
  }
  for (uint32_t card = 0; card < kCards; ++card) sums.change(card, heights[card]);
  int64_t expected = 0;
  bool is_right = true;
  for (uint32_t card = 0; card < kCards; ++card) {
    is_right = is_right && sums.before(card) == static_cast<double>(expected);
    expected += heights[card];
  }
  CHECK(is_right);
  CHECK(sums.before(kCards) == static_cast<double>(expected));
}

TEST_CASE("post k of a million is under its pixel, for k over the whole million") {
  Feed feed(1'000'000);
  feed.measured();
  for (uint32_t wanted = 33'331; wanted < 1'000'000; wanted += 33'331) {
    const PostIndex post = feed.list[wanted].post;
    feed.act(SelectPost{post, true});
    const FeedFrame frame = feed.frame();
    const auto placed = std::find_if(frame.cards.begin(), frame.cards.end(),
                                     [&](const PlacedCard& card) { return card.card->post == post; });
    REQUIRE(placed != frame.cards.end());
    CHECK(placed->y == size::kTabs);
    CHECK(feed.list.find_post(post) == kFirstItem + wanted);
  }
}

TEST_CASE("to the end of a million posts and back step by step leads to the very same pixel") {
  Feed feed(1'000'000);
  feed.measured();
  feed.act(ScrollFeedTo{1});
  const FeedFrame end = feed.frame();
  CHECK(end.is_at_end);
  CHECK(end.cards.back().card->post == 0_post);
  const FeedScroll from = feed.state.scroll;
  for (const float step : {-37.0f, 37.0f}) {
    for (int i = 0; i < 2000; ++i) {
      feed.act(ScrollFeed{step, true});
      feed.frame();
    }
  }
  CHECK(feed.state.scroll.item == from.item);
  CHECK(feed.state.scroll.offset_px == doctest::Approx(from.offset_px));
  feed.act(ScrollFeedTo{0});
  CHECK(feed.frame().is_at_top);
}

TEST_CASE("the thumb stays where it is held, and the feed goes to that share of its height") {
  Feed feed(100'000);
  feed.measured();
  feed.act(DragScrollBar{0.5});
  const FeedFrame frame = feed.frame();
  CHECK(frame.bar.is_held);
  CHECK(frame.bar.thumb.y - frame.bar.track.y == doctest::Approx(way_of(frame.bar) / 2));
  CHECK(std::stoi(feed.first_id(frame)) == doctest::Approx(50'000).epsilon(0.01));
  feed.act(LetScrollBarGo{});
  CHECK_FALSE(feed.frame().bar.is_held);
  CHECK(feed.frame().bar.thumb.y == doctest::Approx(frame.bar.thumb.y).epsilon(0.01));
}

TEST_CASE("while the thumb is held the bar tells the month of the first post in view") {
  Feed feed(100'000);
  feed.measured();
  CHECK(feed.frame().bar.label.is_empty());
  feed.act(DragScrollBar{0.5});
  const FeedFrame frame = feed.frame();
  CHECK(frame.bar.words == "February 2015");
  CHECK(frame.bar.label.right() < frame.bar.thumb.x);
  CHECK(frame.bar.label.y >= kArea.y);
}

TEST_CASE("in an order by a count the bar tells the place in it") {
  Feed feed(2000);
  feed.act(SortFeed{PostSort::kLikes});
  feed.measured();
  feed.act(DragScrollBar{1});
  CHECK(feed.frame().bar.words.ends_with(" of 2,000"));
}

TEST_CASE("fast scrolling tells the date for a moment, slow scrolling does not") {
  Feed feed(10'000);
  feed.measured();
  const auto scroll = [&](float px) {
    double now = feed.state.now_millis;
    for (int i = 0; i < 30; ++i) {
      feed.act(ScrollFeed{px, true});
      advance(feed.state, now += 16);
      feed.frame();
    }
  };
  scroll(5);
  CHECK(feed.frame().bar.label.is_empty());
  scroll(300);
  CHECK_FALSE(feed.frame().bar.label.is_empty());
  CHECK(advance(feed.state, feed.state.now_millis + 16));
  advance(feed.state, feed.state.now_millis + 5000);
  CHECK(feed.frame().bar.label.is_empty());
  CHECK_FALSE(advance(feed.state, feed.state.now_millis + 16));
}

TEST_CASE("a jump to a day shows its posts, whichever way time runs") {
  Feed feed(10'000);  // nearly seven days
  feed.measured();
  const auto day = [](int32_t number) {
    return static_cast<double>(utc_from_civil({2015, 1, number}).value);
  };
  feed.act(JumpToDate{{day(3), day(4)}});
  CHECK(feed.first_id(feed.frame()) == std::to_string(3 * 24 * 60 - 1));  // the latest of 3 January
  feed.act(SortFeed{PostSort::kOldest});
  feed.act(JumpToDate{{day(3), day(4)}});
  CHECK(feed.first_id(feed.frame()) == std::to_string(2 * 24 * 60));  // its first
  feed.act(SortFeed{PostSort::kLikes});
  feed.act(JumpToDate{{day(5), day(6)}});
  CHECK(feed.state.sort == PostSort::kTime);
}

TEST_CASE("a jump to a day that the timeline does not show moves the timeline there") {
  Feed feed(10'000);
  const double day = 24 * 3'600'000.0;
  feed.act(ShowRange{{feed.state.limits.begin_millis, feed.state.limits.begin_millis + day}, true});
  const double wanted = static_cast<double>(utc_from_civil({2015, 1, 5}).value);
  feed.act(JumpToDate{{wanted, wanted + day}});
  CHECK(feed.state.target.begin_millis <= wanted + day / 2);
  CHECK(feed.state.target.end_millis >= wanted + day / 2);
  CHECK(feed.state.target.span_millis() == doctest::Approx(day));
}
