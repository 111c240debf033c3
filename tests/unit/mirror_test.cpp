// The same cards and rooms for a reader whose language runs from right to left.
#include "view/card/mirror.h"

#include <doctest/doctest.h>

#include "index_literals.h"
#include "view/base/rooms.h"
#include "view/card/media_layout.h"
#include "view/feed/feed_parts.h"
#include "view/words/language.h"
#include "view/words/words.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::FixedMeasurer;

namespace {

constexpr float kWidth = 400;
constexpr float kPadding = 20;

class RightToLeft {
 public:
  explicit RightToLeft(std::string_view phrases = {}) {
    language_.phrases.replace(phrases);
    use_language(language_);
  }
  ~RightToLeft() { use_language(before_); }

 private:
  Language language_{&english_locale(), {}, true};
  const Language& before_ = language();
};

Card card_of(std::string_view text) {
  const Archive archive = archive_of({{.id = "a", .begin = "2019-03-03T00:00:00Z", .text = text}});
  return as_read(layout_card(archive, 0_post, kWidth, kPadding, FixedMeasurer()), kWidth);
}

const TextPiece& piece_with(const Card& card, std::string_view text) {
  for (const TextPiece& piece : card.texts) {
    if (piece.text.find(text) != std::string::npos) return piece;
  }
  FAIL("no such text");
  return card.texts.front();
}

}  // namespace

TEST_CASE("for a reader from left to right nothing moves") {
  const Rect rect{10, 20, 30, 40};
  CHECK(as_read(rect, {0, 0, 100, 100}).x == 10);
  CHECK(card_of("Text").boxes.front().rect.x == kPadding);
}

TEST_CASE("the picture of the author stands at the right, name and text beside it") {
  const RightToLeft reader;
  const Card card = card_of("\u0645\u0631\u062D\u0628\u0627");
  const Rect avatar = card.boxes.front().rect;
  CHECK(avatar.right() == kWidth - kPadding);
  const TextPiece& name = piece_with(card, "Robin Vale");
  CHECK(name.at.x + name.width_px == avatar.x - 12);
}

TEST_CASE("a text stands at its own side of the column, whatever the interface") {
  const std::string_view arabic = "\u0645\u0631\u062D\u0628\u0627";
  const float left = kPadding + 40 + 12;
  const float right = kWidth - kPadding;
  const auto right_of = [](const TextPiece& piece) { return piece.at.x + piece.width_px; };
  CHECK(piece_with(card_of("Hello"), "Hello").at.x == left);
  CHECK(right_of(piece_with(card_of(arabic), arabic)) == right);
  const RightToLeft reader;
  CHECK(piece_with(card_of("Hello"), "Hello").at.x == kWidth - right);
  CHECK(right_of(piece_with(card_of(arabic), arabic)) == kWidth - left);
}

TEST_CASE("a link is where its letters are, in a line that was moved and not turned over") {
  ArchiveBuilder builder;
  PostInput post;
  post.id = "a";
  post.time = testing::known_time("2019-03-03T00:00:00Z");
  post.text = "See https://example.org";
  const EntityInput link{EntityKind::kLink, 4, 23, "https://example.org", {}, {}};
  post.entities.push_back(link);
  builder.add_post(post);
  const Result<Archive> archive = builder.finish();
  REQUIRE(archive.ok());
  const RightToLeft reader;
  const Card card = as_read(layout_card(archive.value(), 0_post, kWidth, kPadding, FixedMeasurer()), kWidth);
  const TextPiece& line = piece_with(card, "See");
  REQUIRE(card.links.size() == 1);
  CHECK(card.links[0].rect.x == line.at.x + 4 * 10);
  CHECK(card.links[0].rect.x == line.at.x + line.spans.at(0).begin_px);
  CHECK(card.links[0].rect.right() == line.at.x + line.spans.at(0).end_px);
}

TEST_CASE("rounded corners change sides with their picture") {
  const RightToLeft reader;
  Card card;
  CardPicture picture;
  picture.rect = {0, 0, 100, 50};
  picture.corners = kCornerTopLeft | kCornerBottomLeft;
  card.pictures.push_back(picture);
  card = as_read(std::move(card), kWidth);
  CHECK(card.pictures[0].rect.x == 300);
  CHECK(card.pictures[0].corners == (kCornerTopRight | kCornerBottomRight));
}

TEST_CASE("the feed stands at the left of the timeline, and time still runs from left to right") {
  const Rooms there = layout_rooms(1440, 900, {.is_rtl = true});
  const Rooms here = layout_rooms(1440, 900, {.is_rtl = false});
  CHECK(there.feed.x == 0);
  CHECK(there.feed.width == here.feed.width);
  CHECK(there.timeline.x == there.feed.right());
  CHECK(there.timeline.right() == 1440);
  CHECK(there.plot.x - there.timeline.x == here.plot.x - here.timeline.x);
  CHECK(there.plot.width == here.plot.width);
}

TEST_CASE("the first tab is the one at the right") {
  const RightToLeft reader;
  const Rect row{0, 0, 900, 44};
  const std::vector<FeedTab> tabs = layout_feed_tabs(row, {}, false, kPadding, FixedMeasurer());
  CHECK(tabs.front().rect.right() == row.right() - kPadding + 6);
  CHECK(tabs[1].rect.right() < tabs[0].rect.x);
}

TEST_CASE("a sentence of the interface runs as the interface does, whatever name it begins with") {
  const RightToLeft reader("reposted\t{name} \u0623\u0639\u0627\u062F \u0627\u0644\u0646\u0634\u0631\n");
  const std::string words = say(Phrase::kReposted, {{"name", "Robin"}});
  CHECK(words == "\u200F\u2066Robin\u2069 \u0623\u0639\u0627\u062F \u0627\u0644\u0646\u0634\u0631");
  // The sign would go to the other end of the name without the isolate.
  CHECK(say(Phrase::kReplyingTo, {{"handle", "@ann"}}) == "Replying to \u2066@ann\u2069");
}

TEST_CASE("a name of the other direction does not pull the rest of the sentence along") {
  const std::string words = say(Phrase::kReplyingTo, {{"handle", "@\u0645\u0631\u062D\u0628\u0627"}});
  CHECK(words == "\u200EReplying to \u2068@\u0645\u0631\u062D\u0628\u0627\u2069");
}
