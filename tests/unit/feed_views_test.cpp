// The views of the feed beside its plain list: the top of each year, one day of all years, one thread.
#include <doctest/doctest.h>

#include <algorithm>

#include "archive_support.h"
#include "index_literals.h"
#include "view/feed/feed_layout.h"
#include "view/feed/feed_parts.h"
#include "view/host/state_text.h"
#include "view/state/feed_list.h"
#include "view/state/update.h"
#include "view/words/words.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::FixedMeasurer;
using backscroll::testing::known_time;

namespace {

struct View {
  Archive archive;
  TimeIndex index = TimeIndex::from_archive(archive);
  Threads threads = Threads::from_archive(archive);
  ViewState state = initial_state(index);
  Hits hits;
  FeedList list = feed_list({archive, index, threads}, state);

  explicit View(Archive&& opened) : archive(std::move(opened)) {}

  void act(const Action& action) {
    apply(action, list, state);
    const Search search(state.search);
    hits = testing::hits_of(archive, index, search);
    list = feed_list({archive, index, threads, search.is_empty() ? nullptr : &hits}, state);
  }

  // "[2020 3] a b", "[day 229] [nearest 301]", "[thread 2] a (gap 2) b"
  std::string words() const {
    std::string text;
    for (const FeedItem& item : list) {
      if (!text.empty()) text += " ";
      switch (item.kind) {
        case FeedItemKind::kPost: text += archive.id(item.post); break;
        case FeedItemKind::kYear:
          text += "[" + std::to_string(item.number) + " " + std::to_string(item.count) + "]";
          break;
        case FeedItemKind::kDay: text += "[day " + std::to_string(item.number) + "]"; break;
        case FeedItemKind::kEmptyDay: text += "[nearest " + std::to_string(item.number) + "]"; break;
        case FeedItemKind::kThread: text += "[thread " + std::to_string(item.count) + "]"; break;
        case FeedItemKind::kGap: text += "(gap " + std::to_string(item.number) + ")"; break;
        case FeedItemKind::kFound: text += "[found " + std::to_string(item.count) + "]"; break;
        case FeedItemKind::kProfile: break;
      }
    }
    return text;
  }
};

View two_years() {
  return View(archive_of({{"a", "2019-03-01T00:00:00Z", {}, 5},
                          {"b", "2020-03-01T00:00:00Z", {}, 1},
                          {"c", "2020-05-01T00:00:00Z", {}, 9},
                          {"d", "2019-03-01T08:00:00Z", {}, 7}}));
}

// Parts 1 and 4 of a thread of 4, another post, and a part of the archive that is no thread.
View with_thread() {
  ArchiveBuilder builder;
  ProfileInput profile;
  profile.name = "Robin Vale";
  profile.handle = "robinvale";
  builder.set_profile(std::move(profile));
  for (const int position : {4, 1, 0}) {
    PostInput post;
    post.id = "t" + std::to_string(position);
    post.time = known_time("2020-01-0" + std::to_string(position + 1) + "T00:00:00Z");
    post.text = "Part";
    if (position > 0) {
      post.details.push_back({Detail::kThreadId, "x"});
      post.details.push_back({Detail::kThreadPosition, std::to_string(position)});
      post.details.push_back({Detail::kThreadSize, "4"});
    }
    builder.add_post(post);
  }
  Result<Archive> archive = builder.finish();
  return View(std::move(archive.value()));
}

PostIndex post_with(const View& view, std::string_view id) {
  for (const PostIndex post : view.archive.posts()) {
    if (view.archive.id(post) == id) return post;
  }
  return kNoPost;
}

bool has_text(const Card& card, std::string_view text) {
  return std::any_of(card.texts.begin(), card.texts.end(),
                     [&](const TextPiece& piece) { return piece.text == text; });
}

Card heading_of(const View& view, size_t at) {
  const Search search(view.state.search);
  return layout_heading(view.list[at], {view.archive, view.threads, &search}, 600, 20, FixedMeasurer());
}

}  // namespace

TEST_CASE("the years show their most liked posts, the latest year first") {
  View view = two_years();
  view.act(ShowView{FeedView::kYears});
  CHECK(view.words() == "[2020 2] c b [2019 2] d a");
}

TEST_CASE("a year shows five posts and says how many it has") {
  View view(archive_of({{"a", "2020-01-01T00:00:00Z", {}, 1},
                        {"b", "2020-01-02T00:00:00Z", {}, 2},
                        {"c", "2020-01-03T00:00:00Z", {}, 3},
                        {"d", "2020-01-04T00:00:00Z", {}, 4},
                        {"e", "2020-01-05T00:00:00Z", {}, 5},
                        {"f", "2020-01-06T00:00:00Z", {}, 6}}));
  view.act(ShowView{FeedView::kYears});
  CHECK(view.words() == "[2020 6] f e d c b");
  const Card heading = heading_of(view, 0);
  CHECK(has_text(heading, "2020"));
  CHECK(has_text(heading, "6 posts"));
}

TEST_CASE("posts known to an interval over two years stand under that interval, not under a year") {
  View view(archive_of({{"a", "2017-01-01T00:00:00Z", "2018-06-01T00:00:00Z", 5},
                        {"b", "2017-01-01T00:00:00Z", "2018-06-01T00:00:00Z", 9},
                        {"c", "2018-02-01T00:00:00Z", {}, 1}}));
  view.act(ShowView{FeedView::kYears});
  CHECK(view.words() == "[2018 1] c [2017 2] b a");
  CHECK(has_text(heading_of(view, 2), words_of_time(view.archive.time(view.list[2].post))));
  CHECK(heading_of(view, 2).controls.empty());
}

TEST_CASE("a day shows what was posted on it in every year") {
  View view = two_years();
  view.act(ShowDay{301});
  CHECK(view.words() == "[day 301] [2020 1] b [2019 2] a d");
  CHECK(has_text(heading_of(view, 0), "1 March"));
}

TEST_CASE("a day without posts leads to the nearest one that has some") {
  View view = two_years();
  view.act(ShowDay{225});
  CHECK(view.words() == "[day 225] [nearest 301]");
  const Card empty = heading_of(view, 1);
  REQUIRE(empty.controls.size() == 1);
  CHECK(std::get<ShowDay>(empty.controls[0].action).day == 301);
}

TEST_CASE("the day before 1 January is 31 December, the one before 1 March is 29 February") {
  View view = two_years();
  const auto day_before = [&](int32_t day) {
    view.act(ShowDay{day});
    return std::get<ShowDay>(heading_of(view, 0).controls.at(1).action).day;
  };
  CHECK(day_before(101) == 1231);
  CHECK(day_before(301) == 229);
}

TEST_CASE("an archive that knows no days says so and offers none") {
  View view(archive_of({{"a", "2017-01-01T00:00:00Z", "2018-06-01T00:00:00Z"}}));
  view.act(ShowDay{301});
  CHECK(view.words() == "[nearest 0]");
  CHECK(heading_of(view, 0).controls.empty());
}

TEST_CASE("a thread shows its parts in order, with a gap where some are missing") {
  View view = with_thread();
  view.act(ShowThread{post_with(view, "t4")});
  CHECK(view.words() == "[thread 2] t1 (gap 2) t4");
  CHECK(view.list[1].joins_below);
  CHECK_FALSE(view.list[1].joins_above);
  CHECK(view.list[3].joins_above);
  CHECK(has_text(heading_of(view, 2), "2 parts of this thread are not in this archive"));
  CHECK(view.state.selected == post_with(view, "t4"));
}

TEST_CASE("the view of a thread leads back also when the post is in none") {
  View view = with_thread();
  view.act(ShowThread{post_with(view, "t0")});
  CHECK(view.words() == "[thread 1] t0");
  REQUIRE(heading_of(view, 0).controls.size() == 1);
  CHECK(std::holds_alternative<CloseView>(heading_of(view, 0).controls[0].action));
}

TEST_CASE("every view under a search says so, holds nothing else, and can let go of it") {
  View view(archive_of({{"a", "2019-03-01T08:00:00Z", {}, 0, PostKind::kOriginal, "tea"},
                        {"b", "2020-03-01T08:00:00Z", {}, 0, PostKind::kOriginal, "coffee"},
                        {"c", "2020-05-01T08:00:00Z", {}, 0, PostKind::kOriginal, "tea"}}));
  view.act(SearchFor{"tea"});
  CHECK(view.words() == "[found 2] c a");
  view.act(ShowView{FeedView::kYears});
  CHECK(view.words() == "[found 2] [2020 1] c [2019 1] a");
  view.act(ShowDay{301});
  CHECK(view.words() == "[found 1] [day 301] [2019 1] a");
  view.act(ShowDay{302});
  CHECK(view.words() == "[found 0] [day 302]");
  view.act(SearchFor{});
  CHECK(view.words() == "[day 302] [nearest 301]");
  view.act(ShowView{FeedView::kYears});
  CHECK(view.words() == "[2020 2] b c [2019 1] a");
}

TEST_CASE("while the profile is in view another view leaves it and the tabs where they are") {
  View view = two_years();
  view.state.scroll = {0_item, 30};
  for (const FeedView of : {FeedView::kYears, FeedView::kDay, FeedView::kPosts}) {
    view.act(ShowView{of});
    CHECK(view.state.scroll.item == 0_item);
    CHECK(view.state.scroll.offset_px == 30);
  }
  view.act(SearchFor{"a"});
  CHECK(view.state.scroll.item == 0_item);
  view.state.scroll = {3_item, 10};
  view.act(ShowView{FeedView::kYears});
  CHECK(view.state.scroll.item == 1_item);
}

TEST_CASE("closing a thread brings the reader back to where the feed was") {
  View view = with_thread();
  view.state.scroll = {2_item, 17};
  view.act(ShowThread{post_with(view, "t4")});
  CHECK(view.state.scroll.item == 1_item);
  view.act(CloseView{});
  CHECK(view.words() == "t4 t1 t0");
  CHECK(view.state.scroll.item == 2_item);
  CHECK(view.state.scroll.offset_px == 17);
}

TEST_CASE("stepping through the posts passes over headings and gaps") {
  View view = with_thread();
  view.act(ShowThread{post_with(view, "t1")});
  view.act(SelectNeighbour{1});
  CHECK(view.state.selected == post_with(view, "t4"));
  view.act(SelectNeighbour{1});
  CHECK(view.state.selected == post_with(view, "t4"));
  view.act(SelectNeighbour{-1});
  CHECK(view.state.selected == post_with(view, "t1"));
}

TEST_CASE("a view survives the way through a link") {
  View view = with_thread();
  view.act(ShowThread{post_with(view, "t4")});
  const std::string text = text_from_state(view.state, view.archive);
  CHECK(text == "view=thread&thread=t4&post=t4");
  View other = with_thread();
  restore_state(text, other.archive, other.state);
  CHECK(text_from_state(other.state, other.archive) == text);
  restore_state("view=day&day=2-29", other.archive, other.state);
  CHECK(other.state.day == 229);
  restore_state("view=day&day=2-30", other.archive, other.state);
  CHECK(other.state.day == other.state.today);
  restore_state("view=thread&thread=none", other.archive, other.state);
  CHECK(other.state.view == FeedView::kPosts);
}

TEST_CASE("tabs that do not fit with their labels show the counts as icons") {
  const View view = two_years();
  const auto tabs = layout_feed_tabs({0, 0, 1000, 44}, view.state, false, 20, FixedMeasurer());
  REQUIRE(tabs.size() == 7);
  CHECK(tabs[1].icon == TabIcon::kNone);
  CHECK(tabs[6].icon == TabIcon::kNone);
  const auto nearly = layout_feed_tabs({0, 0, 580, 44}, view.state, false, 20, FixedMeasurer());
  CHECK(nearly[1].icon == TabIcon::kNone);
  CHECK(nearly[3].icon == TabIcon::kReposts);
  CHECK(nearly[6].icon == TabIcon::kNone);
  const auto narrow = layout_feed_tabs({0, 0, 430, 44}, view.state, false, 20, FixedMeasurer());
  CHECK(narrow[1].icon == TabIcon::kLikes);
  CHECK(narrow[6].icon == TabIcon::kNumbers);
  CHECK(narrow[5].label == "On this day");
  for (size_t i = 1; i < narrow.size(); ++i) CHECK(narrow[i].rect.x >= narrow[i - 1].rect.right());
}

TEST_CASE("posts can be sorted by how well they fit the words while there are some") {
  View view = two_years();
  view.act(SortFeed{PostSort::kRelevance});
  for (const float width : {1000.0f, 430.0f, 320.0f}) {
    const auto tabs = layout_feed_tabs({0, 0, width, 44}, view.state, true, 20, FixedMeasurer());
    REQUIRE(tabs.size() == (width > 500 ? 8 : 7));  // a day of all years makes way
    CHECK(tabs[1].is_chosen);
    CHECK_FALSE(tabs[0].is_chosen);
    CHECK(tabs[1].icon == TabIcon::kNone);
    CHECK(tabs.back().rect.right() <= width);
    const auto without = layout_feed_tabs({0, 0, width, 44}, view.state, false, 20, FixedMeasurer());
    REQUIRE(without.size() == 7);
    CHECK(without[0].is_chosen);
  }
}

TEST_CASE("the chosen tab has its name in words at any width") {
  View view = two_years();
  for (const PostSort sort : {PostSort::kLikes, PostSort::kReplies, PostSort::kReposts}) {
    view.act(SortFeed{sort});
    const auto tabs = layout_feed_tabs({0, 0, 460, 44}, view.state, false, 20, FixedMeasurer());
    const auto chosen =
        std::find_if(tabs.begin(), tabs.end(), [](const FeedTab& tab) { return tab.is_chosen; });
    REQUIRE(chosen != tabs.end());
    CHECK(chosen->icon == TabIcon::kNone);
  }
}

TEST_CASE("tabs that do not even fit with icons are cut, and all of them stay in the row") {
  const View view = two_years();
  for (const float width : {420.0f, 360.0f, 320.0f}) {
    const auto tabs = layout_feed_tabs({0, 0, width, 44}, view.state, false, 16, FixedMeasurer());
    CHECK(tabs.back().rect.right() <= width);
    for (size_t i = 1; i < tabs.size(); ++i) CHECK(tabs[i].rect.x >= tabs[i - 1].rect.right() - 0.01f);
    CHECK(tabs[5].label != "");
  }
}
