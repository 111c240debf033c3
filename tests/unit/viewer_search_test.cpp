// What a whole viewer does for a reader who searches.
#include "view/viewer/viewer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>

#include "import/sample_archive.h"
#include "index/query.h"
#include "view/host/action_events.h"
#include "viewer_support.h"

using namespace backscroll;
using backscroll::testing::letters;
using backscroll::testing::Reader;

TEST_SUITE_BEGIN("viewer");

TEST_CASE(
    "what is typed is searched at once, and the field hears how many posts have it and which one is chosen") {
  Reader reader(letters());
  CHECK_FALSE(reader.heard("found"));
  const auto heard_last = [&](std::initializer_list<std::string_view> fields) {
    std::string event;
    add_event(fields, event);
    reader.rest();
    return std::exchange(reader.events, {}).find(event) != std::string::npos;
  };
  reader.viewer.command("search boa");
  CHECK(heard_last({"found", "boa", "2", "0", "", ""}));
  reader.viewer.command("search boat");
  CHECK(heard_last({"found", "boat", "2", "0", "", ""}));
  reader.viewer.command("next-post");
  CHECK(heard_last({"found", "boat", "2", "1", "", ""}));
  reader.viewer.command("next-post");
  CHECK(heard_last({"found", "boat", "2", "2", "", ""}));
  CHECK_EQ(reader.viewer.archive().id(reader.viewer.state().selected), "a");
  reader.viewer.set_state("search=tea");
  CHECK(heard_last({"found", "tea", "2", "0", "", ""}));
  reader.viewer.command("search nothing of it");
  CHECK(heard_last({"found", "nothing of it", "0", "0", "",
                    "none\tnothing\tof it\nnone\tof\tnothing it\nnone\tit\tnothing of \n"}));
  reader.viewer.command("search ");
  CHECK(heard_last({"found", "", "", "0", "", ""}));
  CHECK(reader.viewer.state().search.empty());
}

TEST_CASE(
    "a search of a large archive goes on over frames, and only the last one that was asked for counts") {
  Reader reader(std::move(make_sample({.posts = 100'000, .is_brief = true}).value()));
  const auto shown = [&reader] {
    std::string ids;
    for (const PlacedCard& placed : reader.viewer.feed().cards)
      if (placed.card->post != kNoPost)
        ids += std::string(reader.viewer.archive().id(placed.card->post)) + ' ';
    return ids;
  };
  const std::string all = shown();
  reader.viewer.set_state("search=tide");
  CHECK_EQ(reader.frame(), 0);
  CHECK_EQ(shown(), all);  // the list stays until another one is there
  reader.viewer.set_state("search=nothing+is+like+this");
  CHECK_EQ(reader.frame(), 0);
  reader.viewer.set_state("search=map");
  reader.rest();
  const std::string maps = shown();
  CHECK_FALSE(maps.empty());
  CHECK_NE(maps, all);
  reader.viewer.set_state("");
  reader.rest();
  CHECK_EQ(shown(), all);
  reader.viewer.set_state("search=map");  // and nothing looks at the archive when it goes
  reader.frame();
  reader.open(letters());
  reader.viewer.set_state("search=boat");
  reader.rest();
  CHECK_EQ(shown(), "b a ");
}

TEST_CASE(
    "what was found can be sorted by relevance, over frames in a large archive, and stays so for other "
    "words") {
  Reader reader(std::move(make_sample({.posts = 100'000, .is_brief = true}).value()));
  const Archive& archive = reader.viewer.archive();
  const auto shown = [&] {
    std::vector<PostIndex> posts;
    for (const PlacedCard& placed : reader.viewer.feed().cards)
      if (placed.card->post != kNoPost) posts.push_back(placed.card->post);
    return posts;
  };
  const auto expected = [&](const std::string& text) {
    std::vector<PostIndex> posts;
    const auto size = static_cast<uint32_t>(shown().size());
    find_posts(archive, {.text = text, .sort = PostSort::kRelevance, .limit = size}, posts).finish();
    return posts;
  };
  reader.viewer.set_state("search=tide");
  reader.rest();
  const std::vector<PostIndex> newest = shown();
  reader.viewer.command("sort relevance");
  CHECK_EQ(reader.frame(), 0);
  CHECK(shown() == newest);  // until the other list is there
  reader.rest();
  CHECK(shown() == expected("tide"));
  CHECK(shown() != newest);
  CHECK_NE(reader.viewer.state_text().find("sort=relevance"), std::string::npos);
  for (const std::string search : {"map", "ma", "maps morning", "-map", ""}) {
    reader.viewer.command("search " + search);
    reader.frame();
    reader.viewer.command("sort likes");  // in the middle of it
    reader.viewer.command("sort relevance");
    reader.rest();
    CHECK(shown() == expected(search));
  }
  reader.viewer.command("search tide");
  reader.frame();
  reader.open(letters());
  reader.viewer.set_state("search=tea&sort=relevance");
  reader.rest();
  REQUIRE_EQ(shown().size(), 2);
  CHECK_EQ(archive.id(shown().front()), "c");
}

TEST_CASE("where nothing is found the nearest spelling is told, with the rest of the search") {
  Reader reader(letters());
  const auto told = [&reader](const std::string& search) {
    reader.events.clear();
    reader.viewer.command("search " + search);
    reader.rest();
    return reader.events;
  };
  CHECK_NE(told("baot is:original").find("near\t\tboat is:original\n"), std::string::npos);
  CHECK_NE(told("is:original baot").find("near\t\tis:original boat\n"), std::string::npos);
  CHECK_NE(told("baot -x teaa").find("near\t\tboat -x tea\n"), std::string::npos);
  CHECK_NE(told("zeppelin baot").find("near\t\t boat\n"), std::string::npos);
  CHECK_EQ(told("zeppelin").find("near"), std::string::npos);
  CHECK_EQ(told("boat").find("near"), std::string::npos);
  reader.viewer.command("search baot");
  reader.frame();
  reader.open(letters());  // in the middle of it, perhaps
  CHECK_NE(told("baot").find("near\t\tboat\n"), std::string::npos);
}

TEST_CASE("a search for spellings that was left for another search goes on") {
  Reader reader(std::move(make_sample({.posts = 100'000, .is_brief = true}).value()));
  reader.viewer.command("search harbuor");
  while (reader.events.find("none\tharbuor") == std::string::npos && reader.frame() == 0) {
  }
  REQUIRE_EQ(reader.events.find("near"), std::string::npos);  // that is still being looked for
  reader.viewer.command("search harbuorx");
  reader.viewer.command("search harbuor");
  reader.rest();
  CHECK_NE(reader.events.find("near\t\tharbour\n"), std::string::npos);
}

TEST_CASE("relevance that is chosen while a count is still being sorted is what is shown") {
  Reader reader(std::move(make_sample({.posts = 100'000, .is_brief = true}).value()));
  const auto is_shown = [&reader] {
    return std::any_of(reader.viewer.feed().cards.begin(), reader.viewer.feed().cards.end(),
                       [](const PlacedCard& placed) { return placed.card->post != kNoPost; });
  };
  for (const std::string search : {"e", "a"}) {
    reader.viewer.command("search " + search);
    reader.viewer.command("sort relevance");
    reader.rest();
    reader.viewer.command("sort time");
    reader.viewer.command("search " + search + " ");
    reader.rest();
    reader.viewer.command("sort likes");
    reader.frame();
    reader.viewer.command("sort relevance");
    while (reader.frame() == 0) CHECK(is_shown());
    CHECK(is_shown());
  }
}

TEST_CASE("chips are offered when they are asked for, say what they would leave, and are turned around") {
  Reader reader(letters());
  reader.viewer.command("search a");
  reader.rest();
  CHECK_EQ(reader.events.find("chips"), std::string::npos);
  reader.viewer.command("chips on");
  reader.rest();
  CHECK_NE(reader.events.find("year:2019\t1\t1\t\n"), std::string::npos);
  CHECK_FALSE(reader.viewer.timeline().rooms.chips.is_empty());

  const auto press = [&reader](std::string_view term) {
    reader.events.clear();
    reader.viewer.command("chip " + std::string(term));
    reader.rest();
    return reader.viewer.state().search;
  };
  CHECK_EQ(press("year:2019"), "a year:2019");
  CHECK_NE(reader.events.find("\ton\n"), std::string::npos);
  CHECK_EQ(press("year:2019"), "a -year:2019");
  CHECK_NE(reader.events.find("\tnot\n"), std::string::npos);
  CHECK_EQ(press("year:2019"), "a");

  reader.events.clear();
  reader.viewer.command("zoom-in");
  reader.rest();
  CHECK_NE(reader.events.find("chips"), std::string::npos);
  CHECK_NE(reader.events.find("\trange\n"), std::string::npos);  // the time that is shown is one more
  reader.viewer.command("show-all");
  reader.rest();
  CHECK_EQ(reader.viewer.state().search, "");
  CHECK(reader.viewer.state().is_fitted());
  reader.viewer.command("chips off");
  reader.rest();
  CHECK(reader.viewer.timeline().rooms.chips.is_empty());
}

TEST_CASE("what was not understood is told with its place, and names with the posts that have them") {
  Reader reader(letters());
  reader.viewer.command("search tea likes:lots");
  reader.rest();
  CHECK_NE(reader.events.find("\tlots\n"), std::string::npos);
  reader.events.clear();
  reader.viewer.command("names #");
  CHECK_EQ(reader.frame(), -1);
  CHECK_NE(reader.events.find("names"), std::string::npos);
}

TEST_CASE("a place in a search comes back, also where the search takes several frames") {
  const Archive archive = std::move(make_sample({.posts = 100'000, .is_brief = true}).value());
  Reader reader(archive);
  reader.viewer.set_state("search=map");
  reader.rest();
  reader.move(reader.first_card());
  for (int i = 0; i < 20; ++i) reader.viewer.wheel(reader.at, 0, 400, false);
  reader.rest();
  const std::string text = reader.viewer.state_text();
  REQUIRE_NE(text.find("at="), std::string::npos);
  reader.open(archive);
  reader.viewer.set_state(text);
  reader.rest();
  CHECK_EQ(reader.viewer.state_text(), text);

  const PostIndex post = reader.viewer.feed().cards.back().card->post;  // without a place it is gone to
  REQUIRE_NE(post, kNoPost);
  const std::string id(archive.id(post));
  reader.open(archive);
  reader.viewer.set_state("search=map&post=" + id);
  reader.rest();
  const auto shown = [&](const PlacedCard& placed) {
    return placed.card->post != kNoPost && archive.id(placed.card->post) == id;
  };
  const std::vector<PlacedCard>& cards = reader.viewer.feed().cards;
  CHECK(std::any_of(cards.begin(), cards.end(), shown));
}

TEST_SUITE_END();
