// The preview of a linked page: its words, the place of its picture, and where it leads.
#include <doctest/doctest.h>

#include "card_support.h"
#include "index_literals.h"
#include "view/card/media_layout.h"

using namespace backscroll;
using namespace backscroll::testing;

namespace {

Card with_card(std::string_view card, const CardView& view = {}) {
  return card_of(archive_with_posts(R"({"id": "a", "text": "Tea", "card": )" + std::string(card) + "}"),
                 0_post, view);
}

}  // namespace

TEST_CASE("a preview shows site, title and description, and opens its page") {
  const Card card = with_card(R"({"url": "https://www.example.org/tea", "title": "How to make tea",
      "description": "With hot water", "site": "Example"})");
  CHECK(says(card, "Example\nHow to make tea\nWith hot water\n"));
  const CardControl* open = control_called(card, "How to make tea");
  REQUIRE(open != nullptr);
  CHECK(std::get<OpenLink>(open->action).address == "https://www.example.org/tea");
  CHECK(open->hint == "https://www.example.org/tea");
  CHECK(boxes_of(card, BoxKind::kPicture).empty());
}

TEST_CASE("without a site the host stands there, without a title the address") {
  const Card card = with_card(R"({"url": "https://www.example.org/tea"})");
  CHECK(says(card, "example.org\nhttps://www.example.org/tea\n"));
}

TEST_CASE("an address that may not be opened is shown and does nothing") {
  const Card card = with_card(R"({"url": "javascript:alert", "title": "Tea"})");
  CHECK(says(card, "Tea"));
  for (const CardControl& control : card.controls)
    CHECK_FALSE(std::holds_alternative<OpenLink>(control.action));
}

TEST_CASE("a wide large picture stands above the words, any other one beside them") {
  const Card large = with_card(R"({"title": "Tea", "picture": "tea.png", "width": 1200, "height": 630})");
  const CardBox above = boxes_of(large, BoxKind::kPicture).at(0);
  CHECK(above.corners == (kCornerTopLeft | kCornerTopRight));
  CHECK(above.rect.width == kCardWidth - 2 * kCardPadding - 52);
  CHECK(piece_with(large, "Tea")->at.y < above.rect.y);
  for (const std::string_view size :
       {"", R"(, "width": 600, "height": 600)", R"(, "width": 120, "height": 63)"}) {
    const Card card = with_card(R"({"url": "https://e.org", "title": "Title", "picture": "tea.png")" +
                                std::string(size) + "}");
    const CardBox beside = boxes_of(card, BoxKind::kPicture).at(0);
    CHECK(beside.rect.width == 104);
    CHECK(beside.corners == (kCornerTopLeft | kCornerBottomLeft));
    CHECK(piece_with(card, "Title")->at.x > beside.rect.right());
    CHECK(beside.rect.height >= 104);
  }
}

TEST_CASE("long words of a preview end after two lines") {
  std::string title;
  for (int i = 0; i < 40; ++i) title += "word" + std::to_string(i) + " ";
  const Card card = with_card(R"({"title": ")" + title + R"("})");
  CHECK(says(card, "\u2026"));
  CHECK_FALSE(says(card, "word39"));
}
