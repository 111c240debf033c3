// Content warnings and sensitive media: closed until opened, on a post and on what it quotes.
#include <doctest/doctest.h>

#include "card_support.h"
#include "index_literals.h"
#include "view/feed/feed_layout.h"
#include "view/state/update.h"

using namespace backscroll;
using namespace backscroll::testing;

namespace {

constexpr std::string_view kWarned = R"({"id": "a", "text": "The captain did it", "warning": "Spoilers",
    "media": [{"kind": "image", "alt": "The page"}], "poll": {"options": [{"text": "The cook"}]},
    "card": {"url": "https://example.org", "title": "A review"},
    "quote": {"author": null, "text": "A quoted word"}})";
constexpr std::string_view kSensitive =
    R"({"id": "a", "text": "She will be fine", "sensitive": true, "media": [{"kind": "image", "alt": "A wound"}]})";

PostIndex toggled_by(const Card& card, std::string_view label) {
  const CardControl* control = control_called(card, label);
  return control == nullptr ? kNoPost : std::get<ToggleWarning>(control->action).row;
}

}  // namespace

TEST_CASE("a closed post shows its warning and nothing of what it covers") {
  const Card card = card_of(archive_with_posts(kWarned));
  CHECK(says(card, "Spoilers"));
  for (const std::string_view covered : {"captain", "page", "cook", "review", "quoted"})
    CHECK_FALSE(says(card, covered));
  for (const CardHint& hint : card.hints) CHECK(hint.text.find("The page") == std::string::npos);
  CHECK(card.links.empty());
  CHECK(toggled_by(card, "Show") == 0_post);
  CHECK(control_called(card, "Show")->rect.height >= 24);
}

TEST_CASE("an opened post keeps its warning and shows everything") {
  const Card card = card_of(archive_with_posts(kWarned), 0_post, {.is_opened = true});
  for (const std::string_view shown : {"Spoilers", "captain", "page", "cook", "review", "quoted"})
    CHECK(says(card, shown));
  CHECK(toggled_by(card, "Hide") == 0_post);
  CHECK(control_called(card, "Show") == nullptr);
}

TEST_CASE("sensitive media are covered while the text is there") {
  const Archive archive = archive_with_posts(kSensitive);
  const Card closed = card_of(archive);
  CHECK(says(closed, "She will be fine"));
  CHECK(says(closed, "Sensitive media"));
  CHECK(boxes_of(closed, BoxKind::kMedia).empty());
  for (const CardHint& hint : closed.hints) CHECK(hint.text.find("wound") == std::string::npos);
  CHECK(toggled_by(closed, "Show") == 0_post);
  const Card opened = card_of(archive, 0_post, {.is_opened = true});
  CHECK(boxes_of(opened, BoxKind::kMedia).size() == 1);
  CHECK(toggled_by(opened, "Hide") == 0_post);
}

TEST_CASE("a cover is as tall as what it covers, within reason, and no picture is behind it") {
  const auto height_of = [](std::string_view size) {
    const Archive archive = archive_with_posts(
        R"({"id": "a", "sensitive": true, "media": [{"kind": "image", "source": "a.jpg", )" +
        std::string(size) + "}]}");
    const Card card = card_of(archive, 0_post, {}, 360);  // pictures are 268 px wide
    CHECK(card.pictures.empty());
    return boxes_of(card, BoxKind::kCover).at(0).rect.height;
  };
  CHECK(height_of(R"("width": 800, "height": 400)") == 134);
  CHECK(height_of(R"("width": 3000, "height": 300)") == 104);
  CHECK(height_of(R"("width": 1000, "height": 2000)") == 180);
}

TEST_CASE("a sensitive post without media has nothing to cover") {
  const Card card = card_of(archive_with_posts(R"({"id": "a", "text": "Words only", "sensitive": true})"));
  CHECK_FALSE(says(card, "Sensitive"));
  CHECK(control_called(card, "Show") == nullptr);
}

TEST_CASE("a card that cannot be clicked warns without a button") {
  const Card card = card_of(archive_with_posts(kWarned), 0_post, {.has_controls = false});
  CHECK(says(card, "Spoilers"));
  CHECK_FALSE(says(card, "Show"));
  CHECK(card.controls.empty());
}

TEST_CASE("a quote with a warning opens with its post, or by itself when the post has one too") {
  const Archive archive = archive_with_posts(R"({"id": "a", "time": "2019-01-01T00:00:00Z", "text": "Look",
      "quote": {"author": null, "text": "Four of them", "warning": "Spiders"}},
      {"id": "b", "time": "2020-01-01T00:00:00Z", "text": "Look", "warning": "Animals",
      "quote": {"author": null, "text": "Four of them", "warning": "Spiders"}})");
  ViewState state;
  const auto card = [&](PostIndex post) {
    return card_of(archive, post, card_view(archive, nullptr, post, state));
  };
  CHECK(toggled_by(card(0_post), "Show") == 0_post);
  apply(ToggleWarning{0_post}, {}, state);
  CHECK(says(card(0_post), "Four of them"));
  CHECK(toggled_by(card(0_post), "Hide") == 0_post);

  apply(ToggleWarning{1_post}, {}, state);
  CHECK(says(card(1_post), "Spiders"));
  CHECK_FALSE(says(card(1_post), "Four of them"));
  CHECK(toggled_by(card(1_post), "Show") == archive.quote(1_post));
  apply(ToggleWarning{archive.quote(1_post)}, {}, state);
  CHECK(says(card(1_post), "Four of them"));
}

TEST_CASE("opening and closing is remembered for each row, and the feed lays that card out anew") {
  const Archive archive = archive_with_posts(kWarned);
  const Threads threads = Threads::from_archive(archive);
  const FeedList list = {post_item(0_post)};
  ViewState state;
  FeedLayout layout;
  layout.clear(threads);
  const auto card = [&] {
    return *layout.layout(archive, list, state, {0, 0, kCardWidth, 2000}, kCardPadding, FixedMeasurer())
                .cards[1]
                .card;
  };
  const float closed_px = card().height_px;
  apply(ToggleWarning{0_post}, list, state);
  CHECK(state.is_opened(0_post));
  CHECK(card().height_px > closed_px);
  CHECK(says(card(), "captain"));
  apply(ToggleWarning{0_post}, list, state);
  CHECK_FALSE(state.is_opened(0_post));
  CHECK(card().height_px == closed_px);
}
