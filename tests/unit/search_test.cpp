// What a search finds, where it stands in a text, and what the feed, the cards and the timeline make of it.
#include "index/search.h"

#include <doctest/doctest.h>

#include "card_support.h"
#include "index_literals.h"
#include "view/host/state_text.h"
#include "view/state/feed_list.h"
#include "view/state/update.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll {
namespace {

using testing::archive_of;
using testing::archive_with_posts;
using testing::card_of;

// The text with what was found in brackets.
std::string marked(std::string_view search, std::string_view text) {
  std::string result;
  size_t at = 0;
  for (const TextRange& range : Search(search).ranges_in(text)) {
    result += text.substr(at, range.begin_bytes - at);
    result += "[" + std::string(text.substr(range.begin_bytes, range.end_bytes - range.begin_bytes)) + "]";
    at = range.end_bytes;
  }
  return result + std::string(text.substr(at));
}

Archive three_posts() {
  return archive_of({{"a", "2018-03-01T00:00:00Z", {}, 5, PostKind::kOriginal, "Drawing #art again"},
                     {"b", "2019-03-01T00:00:00Z", {}, 7, PostKind::kReply, "@ada an #artist"},
                     {"c", "2020-03-01T00:00:00Z", {}, 1, PostKind::kOriginal, "More #ART, and tides"}});
}

std::string found_ids(std::string_view text) {
  const Archive archive = three_posts();
  const TimeIndex index = TimeIndex::from_archive(archive);
  const Hits hits = testing::hits_of(archive, index, Search(text));
  std::string ids;
  for (const PostIndex post : archive.posts()) {
    if (hits.has(post)) ids += archive.id(post);
  }
  CHECK(hits.count() == ids.size());
  CHECK(hits.places().size() == ids.size());
  return ids;
}

Archive with_links() {
  return archive_with_posts(
      R"({"id": "a", "time": "2020-01-01T00:00:00Z", "text": "See #tides and $SEA by @ada",
      "entities": [{"kind": "hashtag", "start": 4, "end": 10, "target": "tides"},
                   {"kind": "cashtag", "start": 15, "end": 19, "target": "SEA"},
                   {"kind": "mention", "start": 23, "end": 27, "target": "ada"}]})");
}

}  // namespace

TEST_CASE("words are found in any case and as parts of words") {
  CHECK(marked("art", "Art, party, heart") == "[Art], p[art]y, he[art]");
  CHECK(marked("\u041F\u0420\u0418", "\u043F\u0440\u0438\u0432\u0435\u0442") ==
        "[\u043F\u0440\u0438]\u0432\u0435\u0442");
}

TEST_CASE("tags and handles are found whole") {
  CHECK(marked("#art", "#art #artist #ART. #art") == "[#art] #artist [#ART]. [#art]");
  CHECK(marked("@ada", "@ada: @adamaps (@ADA)") == "[@ada]: @adamaps ([@ADA])");
  CHECK(marked("#", "no #tag") == "no [#]tag");
  CHECK(marked("#\u6771\u4EAC", "#\u6771\u4EAC\u3001 #\u6771\u4EAC\u90FD") ==
        "[#\u6771\u4EAC]\u3001 #\u6771\u4EAC\u90FD");
}

TEST_CASE("words in quotation marks are looked for together") {
  CHECK(marked("\"low tide\"", "low tide, tide low") == "[low tide], tide low");
  CHECK(marked("low tide", "low tide, tide low") == "[low] [tide], [tide] [low]");
  CHECK(marked("\"low tide", "low tide") == "[low tide]");
  CHECK(marked("\"\"  ", "nothing") == "nothing");
}

TEST_CASE("what overlaps is marked once") { CHECK(marked("tides ides", "tides") == "[tides]"); }

TEST_CASE("a folded letter of another length keeps its place in the text") {
  CHECK(marked("x", "\u0178\u1E9E\u212Ax") == "\u0178\u1E9E\u212A[x]");
  CHECK(marked("strasse", "Die Stra\u00DFe!") == "Die [Stra\u00DFe]!");
  CHECK(marked("s", "Stra\u00DFe") == "[S]tra[\u00DF]e");
}

TEST_CASE("a mark takes in the whole letter, with its accents, and the whole emoji") {
  CHECK(marked("cafe", "Caf\u00E9, cafe\u0301.") == "[Caf\u00E9], [cafe\u0301].");
  CHECK(marked("caf", "cafe\u0301") == "[caf]e\u0301");
  CHECK(marked("\u304C", "\uFF76\uFF9E\u30AC") == "[\uFF76\uFF9E\u30AC]");
  CHECK(marked("\u304B", "\u30AC\u304B") == "\u30AC[\u304B]");
  CHECK(marked("\U0001F680", "a \U0001F469\u200D\U0001F680 b") == "a [\U0001F469\u200D\U0001F680] b");
  CHECK(marked("\u2764", "\u2764\uFE0F!") == "[\u2764\uFE0F]!");
}

TEST_CASE("what is asked for beside words, or not wanted, is marked nowhere") {
  CHECK(marked("-tide has:photo from:2019 sea", "sea and tide, has:photo") == "[sea] and tide, has:photo");
}

TEST_CASE("every word has to be in a post") {
  CHECK(found_ids("#art") == "ac");
  CHECK(found_ids("#art tides") == "c");
  CHECK(found_ids("#art nowhere") == "");
}

TEST_CASE("a search fills the feed with what it found, under a heading") {
  const Archive archive = three_posts();
  const TimeIndex index = TimeIndex::from_archive(archive);
  ViewState state = initial_state(index);
  apply(SearchFor{"#art"}, {}, state);
  const Hits hits = testing::hits_of(archive, index, Search(state.search));
  const FeedList list = feed_list({archive, index, Threads(), &hits}, state);
  REQUIRE(list.size() == 3);
  CHECK(list[0].kind == FeedItemKind::kFound);
  CHECK(list[0].count == 2);
  CHECK(archive.id(list[1].post) == "c");
  CHECK(archive.id(list[2].post) == "a");
}

TEST_CASE("a search leaves a thread, and Escape ends it last") {
  const Archive archive = three_posts();
  ViewState state = initial_state(TimeIndex::from_archive(archive));
  apply(ShowThread{1_post}, {}, state);
  apply(SearchFor{"tides"}, {}, state);
  CHECK(state.view == FeedView::kPosts);
  const auto close = [&] {
    const std::optional<Action> closing = closing_of(state);
    if (closing) apply(*closing, {}, state);
    return closing.has_value();
  };
  CHECK(close());
  CHECK(state.selected == kNoPost);
  CHECK(state.search == "tides");
  CHECK(close());
  CHECK(state.search.empty());
  CHECK_FALSE(close());
}

TEST_CASE("a search survives the way through a link") {
  const Archive archive = three_posts();
  ViewState state = initial_state(TimeIndex::from_archive(archive));
  apply(SearchFor{"#art & 50% tides"}, {}, state);
  const std::string text = text_from_state(state, archive);
  CHECK(text == "search=%23art%20%26%2050%25%20tides");
  ViewState other = initial_state(TimeIndex::from_archive(archive));
  restore_state(text, archive, other);
  CHECK(other.search == state.search);
}

TEST_CASE("tags, names and cashtags lead to the posts that have them") {
  const Card card = card_of(with_links());
  REQUIRE(card.links.size() == 3);
  CHECK(card.links[0].search == "#tides");
  CHECK(card.links[1].search == "$SEA");
  CHECK(card.links[2].search == "@ada");
  CHECK(card.links[0].group != card.links[1].group);
}

TEST_CASE("a mark on a card takes the colour of a link, not its place") {
  const Search search("tides by");
  CardView view;
  view.search = &search;
  const Card card = card_of(with_links(), 0_post, view);
  const TextPiece* piece = testing::piece_with(card, "#tides");
  REQUIRE(piece != nullptr);
  const auto is_span = [&](size_t i, float begin, float end, Ink ink) {
    const InkSpan& span = piece->spans.at(i);
    return span.begin_px == begin && span.end_px == end && span.ink == ink;
  };
  REQUIRE(piece->spans.size() == 5);
  CHECK(is_span(0, 40, 50, Ink::kAccent));  // #
  CHECK(is_span(1, 50, 100, Ink::kFound));  // tides
  CHECK(is_span(2, 150, 190, Ink::kAccent));
  CHECK(is_span(3, 200, 220, Ink::kFound));
  CHECK(is_span(4, 230, 270, Ink::kAccent));
  CHECK(card.links.at(0).rect.width == 60);
}

TEST_CASE("the timeline lights what was found and dims the rest") {
  const Archive archive = three_posts();
  const TimeIndex index = TimeIndex::from_archive(archive);
  const Threads threads = Threads::from_archive(archive);
  const TimelineData data = TimelineData::from_archive(archive, index);
  const ViewState state = initial_state(index);
  const Hits hits = testing::hits_of(archive, index, Search("#art"));
  const testing::FixedMeasurer measure;
  const TimelineFrame frame =
      layout_timeline({archive, index, threads, data, state, layout_rooms(1440, 900), measure, &hits});
  REQUIRE(frame.marks.size() == 3);
  CHECK(frame.marks[0].is_found);
  CHECK(frame.marks[0].alpha == 1);
  CHECK_FALSE(frame.marks[1].is_found);
  CHECK(frame.marks[1].alpha < 0.3f);
  REQUIRE(frame.band.size() == 3);
  REQUIRE(frame.overview.size() == 3);
  for (size_t i = 0; i < 3; ++i) {
    CHECK(frame.band[i].found == (i == 1 ? 0.0f : 1.0f));
    CHECK(frame.overview[i].found == frame.band[i].found);
  }
}

}  // namespace backscroll
