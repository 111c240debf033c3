// Who wrote it, when, and who passed it on: how the first lines of a card share their room.
#include <doctest/doctest.h>

#include "base/utf8.h"
#include "card_support.h"
#include "index_literals.h"

using namespace backscroll;
using namespace backscroll::testing;

namespace {

constexpr float kInner = kCardWidth - 2 * kCardPadding - 52;  // beside the avatar

Card card_by(std::string_view name, std::string_view handle, const CardView& view = {},
             float width_px = kCardWidth) {
  const std::string post =
      R"({"id": "a", "time": "2019-03-01T14:05:09Z", "text": "Tea", "author": {"name": ")" +
      std::string(name) + R"(", "handle": ")" + std::string(handle) + R"("}})";
  return card_of(archive_with_posts(post), 0_post, view, width_px);
}

float right_of(const TextPiece& piece) {
  return piece.at.x + 10 * static_cast<float>(count_code_points(piece.text));
}

}  // namespace

TEST_CASE("name, handle and day stand on one line") {
  const Card card = card_by("Ada Finch", "adafinch");
  CHECK(says(card, "Ada Finch\n@adafinch\n \u00B7 \n1 Mar 2019\nTea\n"));
}

TEST_CASE("a long name is cut, but the day is always there") {
  const Card card = card_by("Ada Finch of the Northern Society for Maps and Tea and Everything Else", "ada");
  const TextPiece* name = piece_with(card, "Ada Finch of");
  REQUIRE(name != nullptr);
  CHECK(name->text.ends_with("\u2026"));
  const TextPiece* day = piece_with(card, "1 Mar 2019");
  REQUIRE(day != nullptr);
  CHECK(day->text == "1 Mar 2019");
  CHECK(right_of(*day) <= kCardPadding + 52 + kInner);
  CHECK(right_of(*name) < day->at.x);
  CHECK_FALSE(says(card, "@ada"));
}

TEST_CASE("a long handle is cut before the name is") {
  const Card card = card_by("Ada Finch", "ada.finch.of.the.northern.society.for.maps.and.tea");
  CHECK(piece_with(card, "Ada Finch")->text == "Ada Finch");
  CHECK(piece_with(card, "@ada.finch")->text.ends_with("\u2026"));
  CHECK(piece_with(card, "1 Mar 2019") != nullptr);
}

TEST_CASE("without a name the handle stands first") {
  const Card card = card_by("", "ada");
  const TextPiece* handle = piece_with(card, "@ada");
  REQUIRE(handle != nullptr);
  CHECK(handle->at.x == kCardPadding + 52);
}

TEST_CASE("the chosen card tells its time to the second where there is room") {
  const CardView chosen{.is_selected = true};
  CHECK(says(card_by("Ada Finch", "ada", chosen), "1 Mar 2019, 14:05:09 UTC"));
  CHECK_FALSE(says(card_by("Ada Finch", "ada"), "14:05:09"));
  const Card narrow = card_by("Ada Finch", "ada", chosen, 360);
  CHECK_FALSE(says(narrow, "14:05:09"));
  CHECK(says(narrow, "1 Mar 2019"));
}

TEST_CASE("a post that was not for everybody says for whom, behind its day or without one") {
  const auto card_for = [](std::string_view visibility, std::string_view time) {
    return card_of(archive_with_posts(R"({"id": "a", "time": ")" + std::string(time) +
                                      R"(", "text": "Tea", "visibility": ")" + std::string(visibility) +
                                      R"("})"));
  };
  CHECK(says(card_for("unlisted", "2019-03-01T14:05:09Z"), "1 Mar 2019 \u00B7 unlisted\n"));
  CHECK(says(card_for("followers", ""), "for followers\n"));
  CHECK(says(card_for("deleted", "2019-03-01T14:05:09Z"), "1 Mar 2019 \u00B7 deleted\n"));
  CHECK(says(card_for("nobody", "2019-03-01T14:05:09Z"), "1 Mar 2019\n"));
}

TEST_CASE("the day explains itself to a pointer that rests on it") {
  const Card card = card_by("Ada Finch", "ada");
  const auto is_time = [](const CardHint& hint) { return hint.text == "Posted on 1 Mar 2019, 14:05:09 UTC"; };
  CHECK(std::count_if(card.hints.begin(), card.hints.end(), is_time) == 1);
}

TEST_CASE("a repost is by its author and says who passed it on") {
  const Archive archive = archive_with_posts(
      R"({"id": "a", "kind": "repost", "text": "Tea", "author": {"name": "Ada Finch", "handle": "ada"}})");
  const Card card = card_of(archive);
  REQUIRE(piece_with(card, "Robin Vale reposted") != nullptr);
  CHECK(piece_with(card, "Robin Vale reposted")->at.y < piece_with(card, "Ada Finch")->at.y);
  REQUIRE(boxes_of(card, BoxKind::kAvatar).size() == 1);
  CHECK(boxes_of(card, BoxKind::kAvatar)[0].text == "AF");
}

TEST_CASE("a reply names whom it answers, unless its thread says so already") {
  CHECK(says(card_of(archive_with_posts(R"({"id": "a", "kind": "reply", "replyTo": {"handle": "finch"}})")),
             "Replying to @finch"));
  CHECK(says(card_of(archive_with_posts(R"({"id": "a", "kind": "reply"})")), "Reply\n"));
  const Card own = card_of(archive_with_posts(
      R"({"id": "a", "kind": "reply", "replyTo": {"handle": "robinvale"}, "thread": {"position": 2, "size": 3}})"));
  CHECK_FALSE(says(own, "Replying"));
  CHECK(says(own, "2 of 3 in a thread"));
}

TEST_CASE("a quote has a small picture of its author, and may be of nobody known") {
  const Archive archive = archive_with_posts(R"({"id": "a", "time": "2020-01-01T00:00:00Z",
      "quote": {"author": {"name": "Ada Finch", "handle": "ada"}, "text": "Tea", "counts": {"likes": 3}}},
      {"id": "b", "time": "2019-01-01T00:00:00Z", "quote": {"author": null, "text": "Tea"}})");
  const Card known = card_of(archive, 1_post);
  const std::vector<CardBox> avatars = boxes_of(known, BoxKind::kAvatar);
  REQUIRE(avatars.size() == 2);
  CHECK(avatars[1].text == "AF");
  CHECK(avatars[1].rect.width < avatars[0].rect.width);
  CHECK(boxes_of(known, BoxKind::kLikes).size() == 2);
  const Card unknown = card_of(archive, 0_post);
  CHECK(says(unknown, "Unknown author"));
  CHECK(boxes_of(unknown, BoxKind::kUnknownAvatar).size() == 1);
  CHECK(boxes_of(unknown, BoxKind::kLikes).size() == 1);  // nothing is known of the quote's
}

TEST_CASE("a quoted post leads to its place in the archive, else to that in the source, else nowhere") {
  const Archive archive = archive_with_posts(R"({"id": "a", "time": "2019-01-01T00:00:00Z", "text": "Tea"},
      {"id": "b", "time": "2020-01-01T00:00:00Z", "quote": {"id": "a"}},
      {"id": "c", "time": "2021-01-01T00:00:00Z",
      "quote": {"text": "Cake", "source": {"url": "https://example.org/q"}}},
      {"id": "d", "time": "2022-01-01T00:00:00Z", "quote": {"text": "Jam"}})");
  const Card own = card_of(archive, 1_post);
  REQUIRE(control_called(own, "Show the quoted post") != nullptr);
  CHECK(std::get<SelectPost>(control_called(own, "Show the quoted post")->action).post == 0_post);
  const Card foreign = card_of(archive, 2_post);
  REQUIRE(control_called(foreign, "Show the quoted post") != nullptr);
  CHECK(std::get<OpenOriginal>(control_called(foreign, "Show the quoted post")->action).post ==
        archive.quote(2_post));
  CHECK(control_called(card_of(archive, 3_post), "Show the quoted post") == nullptr);
}

TEST_CASE("a post of a thread offers to show it") {
  const Archive archive = archive_with_posts(R"(
      {"id": "a", "time": "2019-01-01T00:00:00Z"}, {"id": "lone", "time": "2019-01-01T00:02:00Z"},
      {"id": "b", "kind": "reply", "time": "2019-01-01T00:01:00Z", "replyTo": {"id": "a", "handle": "robinvale"}})");
  const Threads threads = Threads::from_archive(archive);
  const Card second = card_of(archive, 1_post, {.threads = &threads});
  CHECK(says(second, "2 of 2 in a thread"));
  const CardControl* show = control_called(second, "Show thread");
  REQUIRE(show != nullptr);
  CHECK(std::get<ShowThread>(show->action).post == 1_post);
  CHECK(show->rect.height >= 24);
  CHECK(control_called(card_of(archive, 2_post, {.threads = &threads}), "Show thread") == nullptr);
}
