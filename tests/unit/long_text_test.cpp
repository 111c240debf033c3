// Texts, polls and descriptions of absurd length: what is laid out is bounded, and the rest can be asked for.
#include "view/text/text_layout.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "card_support.h"
#include "index_literals.h"
#include "view/feed/feed_layout.h"
#include "view/pictures/lightbox_layout.h"
#include "view/state/feed_list.h"
#include "view/state/update.h"
#include "view/words/display_text.h"

using namespace backscroll;
using namespace backscroll::testing;

namespace {

// Tells the longest text that it was asked about.
class WatchingMeasurer final : public FixedMeasurer {
 public:
  float width_px(std::string_view text, TextStyle style) const override {
    longest_bytes = std::max(longest_bytes, text.size());
    return FixedMeasurer::width_px(text, style);
  }
  mutable size_t longest_bytes = 0;
};

std::string repeated(std::string_view part, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += part;
  return text;
}

Archive archive_with(PostInput post, std::string_view name = "Robin Vale") {
  ArchiveBuilder builder;
  ProfileInput profile;
  profile.name = name;
  profile.handle = name;
  profile.bio = post.text;
  builder.set_profile(std::move(profile));
  post.id = "1";
  builder.add_post(post);
  Result<Archive> archive = builder.finish();
  return std::move(archive.value());
}

Archive archive_with_text(std::string_view text) {
  PostInput post;
  post.text = text;
  return archive_with(std::move(post));
}

Card unfolded_card(const Archive& archive, uint32_t times, const Search* search = nullptr) {
  CardView view;
  view.unfolded = times;
  view.search = search;
  return card_of(archive, 0_post, view);
}

}  // namespace

TEST_CASE("the beginning of a text ends between words, or between letters where there are none") {
  CHECK(beginning_of("one two three", 13) == "one two three");
  CHECK(beginning_of("one two three", 12) == "one two");
  CHECK(beginning_of("one two three", 8) == "one two");
  CHECK(beginning_of("", 4).empty());
  const std::string letters = repeated("\xC3\xA9", 1000);
  CHECK(beginning_of(letters, 501) == letters.substr(0, 500));
  const std::string marked = repeated("e\xCC\x81", 1000);
  const std::string_view beginning = beginning_of(marked, 1000);
  CHECK(beginning.size() > 900);
  CHECK(marked[beginning.size()] == 'e');
  CHECK(shortened("one two three", 8) == "one two\xE2\x80\xA6");
  CHECK(shortened("one two", 8) == "one two");
}

TEST_CASE("a letter with marks without end does not keep a beginning from ending") {
  const std::string stacked = "e" + repeated("\xCC\x81", 100'000);
  CHECK(beginning_of(stacked, 1000).size() <= 1000);
  CHECK(!beginning_of(stacked, 1000).empty());
}

TEST_CASE("a post of three hundred thousand letters is laid out by stretches") {
  const std::string text = repeated("we see the green tree here ", 11'200);
  const Archive archive = archive_with_text(text);
  const Search search("e");
  size_t lines = 0;
  for (const uint32_t times : {0u, 1u, 5u}) {
    CAPTURE(times);
    const Card card = unfolded_card(archive, times, &search);
    CHECK(card.texts.size() > lines);
    CHECK(card.texts.size() < 120 + times * 1'800);
    lines = card.texts.size();
    CHECK(control_called(card, "Show more") != nullptr);
  }
  CHECK(control_called(unfolded_card(archive, 6), "Show more") == nullptr);
  CHECK(events_of(CopyText{0_post}, archive) == Events{{"copy-text", text}});
}

TEST_CASE("asking for more shows more, and a text that is hardly too long is not folded") {
  CHECK(control_called(card_of(archive_with_text(repeated("word ", 1'200))), "Show more") == nullptr);
  const Archive archive = archive_with_text(repeated("word ", 2'000));
  const Card card = card_of(archive);
  const CardControl* more = control_called(card, "Show more");
  REQUIRE(more != nullptr);
  const TimeIndex index = TimeIndex::from_archive(archive);
  ViewState state = initial_state(index);
  apply(more->action, FeedList(), state);
  const Card whole = layout_card(archive, 0_post, kCardWidth, kCardPadding, FixedMeasurer(),
                                 card_view(archive, nullptr, 0_post, state));
  CHECK(whole.height_px > 2 * card.height_px);
  CHECK(control_called(whole, "Show more") == nullptr);
}

TEST_CASE("eighty thousand line feeds and eighty thousand tags are no more than a few screens") {
  CHECK(card_of(archive_with_text(repeated("\n", 80'000))).height_px < 4'000);
  PostInput post;
  for (uint32_t i = 0; i < 80'000; ++i) {
    const auto begin = static_cast<uint32_t>(post.text.size());
    post.text += "#tag" + std::to_string(i) + " ";
    post.entities.push_back(
        {EntityKind::kHashtag, begin, static_cast<uint32_t>(post.text.size()) - 1, {}, {}, {}});
  }
  const Archive archive = archive_with(std::move(post));
  const Card card = card_of(archive);
  CHECK(card.links.size() > 300);
  CHECK(card.links.size() < 800);
  const Card more = unfolded_card(archive, 1);
  CHECK(more.links.size() > 5'000);
  CHECK(std::all_of(more.links.begin(), more.links.end(),
                    [](const CardLink& link) { return link.search.starts_with("#tag"); }));
}

TEST_CASE("a poll of ten thousand choices shows a dozen, and a thousand more when asked") {
  PostInput post;
  post.text = "Which one?";
  post.poll = std::make_unique<PollInput>();
  for (int i = 0; i < 10'000; ++i) post.poll->options.push_back({"Choice " + std::to_string(i), {}, {}, {}});
  const Archive archive = archive_with(std::move(post));
  const Card card = card_of(archive);
  CHECK(boxes_of(card, BoxKind::kBar).size() == 12);
  REQUIRE(control_called(card, "Show more of 10,000 choices") != nullptr);
  CHECK(boxes_of(unfolded_card(archive, 1), BoxKind::kBar).size() == 1'000);
  CHECK(boxes_of(unfolded_card(archive, 10), BoxKind::kBar).size() == 10'000);
  CHECK(control_called(unfolded_card(archive, 10), "Show more of 10,000 choices") == nullptr);
}

TEST_CASE(
    "a description of half a million letters is told in brief, and its lines that are seen in the lightbox") {
  PostInput post;
  post.media.emplace_back();
  post.media.back().kind = MediaKind::kImage;
  post.media.back().source = "a.png";
  post.media.back().alt = repeated("a grey sea under a grey sky ", 16'000);
  const Archive archive = archive_with(std::move(post));
  const Card card = card_of(archive);
  REQUIRE(card.pictures.size() == 1);
  CHECK(card.pictures[0].hint.size() < 1'200);
  Lightbox lightbox;
  lightbox.row = 0_post;
  lightbox.shown = 1;
  LightboxLayout layout;
  const PictureStore pictures;
  const LightboxFrame frame =
      layout.layout({archive, lightbox, pictures, {0, 0, 1000, 700}, 1, {}}, FixedMeasurer());
  CHECK(frame.caption.size() > 3);
  CHECK(frame.caption.size() < 20);
  CHECK(frame.limits.caption_scroll_px > 1'000);
}

TEST_CASE("a name of twenty megabytes and a text of as many are measured a line at a time") {
  const std::string endless = repeated("0123456789abcdef", 1'310'720);
  PostInput post;
  post.text = endless;
  const Archive archive = archive_with(std::move(post), endless);
  const WatchingMeasurer measure;
  const Card card = layout_card(archive, 0_post, kCardWidth, kCardPadding, measure);
  const Card profile = layout_profile(archive, {}, nullptr, 0, kCardWidth, kCardPadding, measure);
  CHECK(card.texts.size() < 120);
  CHECK(profile.texts.size() < 120);
  CHECK(control_called(profile, "Show more") != nullptr);
  CHECK(elided(endless, TextStyle::kBody, 300, measure).size() < 100);
  CHECK(initials_of(endless) == "0");
  CHECK(brief_text(archive, 0_post).size() <= kMostBriefBytes);
  CHECK(measure.longest_bytes <= kMostLineBytes);
}

TEST_CASE("cards higher than 65,535 pixels keep their height") {
  HeightSums heights;
  heights.restart(4);
  for (const float height_px : {100.0f, 32'767.0f, 1'000'000.0f, 50.0f}) heights.add(height_px);
  CHECK(heights.before(2) == 32'867);
  CHECK(heights.before(3) == doctest::Approx(1'032'867).epsilon(0.001));
  CHECK(heights.before(4) == heights.before(3) + 50);
  heights.change(2, 70'000);
  CHECK(heights.before(3) == doctest::Approx(102'867).epsilon(0.002));
  heights.change(2, 200);
  CHECK(heights.before(4) == 33'117);
}

TEST_CASE("what a link shows and where it leads are bounded, too") {
  PostInput post;
  post.text = repeated("word ", 700);
  EntityInput link;
  link.end_code_points = 3'000;
  link.target = "https://example.org/" + repeated("a", 2'000'000);
  link.display = repeated("shown ", 500'000);
  post.entities.push_back(link);
  post.entities.push_back({EntityKind::kLink, 3'100, 3'104, "https://example.org/", {}, {}});
  const Card card = card_of(archive_with(std::move(post)));
  CHECK(card.texts.size() < 120);
  REQUIRE(card.links.size() == 1);
  CHECK(card.links[0].address == "https://example.org/");
}

TEST_CASE("a place that is further down than its card is high is at the end of that card") {
  const Archive archive = archive_of({{"a", "2020-01-02T00:00:00Z"}, {"b", "2020-01-01T00:00:00Z"}});
  const TimeIndex index = TimeIndex::from_archive(archive);
  const Threads threads;
  ViewState state = initial_state(index);
  const FeedList list = feed_list({archive, index, threads}, state);
  FeedLayout layout;
  state.scroll_to_place = FeedPlace{list[0].post, 900'000, false};
  const FeedFrame frame = layout.layout(archive, list, state, {0, 0, 400, 80}, 20, FixedMeasurer());
  CHECK(frame.scroll.item == 1_item);
}
