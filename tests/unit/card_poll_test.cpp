// Polls: shares, what is said about the votes, and whether voting was over when the archive was taken.
#include "view/card/card_parts.h"

#include <doctest/doctest.h>

#include "card_support.h"
#include "index_literals.h"

using namespace backscroll;
using namespace backscroll::testing;

namespace {

Archive with_poll(std::string_view poll, std::string_view captured = "2020-06-01T00:00:00Z") {
  return imported(R"({"format": "backscroll", "version": 1, "profile": {"name": "Robin Vale", "handle": "r",
      "captured": ")" +
                  std::string(captured) +
                  R"("}, "posts": [{"id": "a", "time": "2020-01-01T00:00:00Z", "poll": )" +
                  std::string(poll) + "}]}")
      .archive;
}

std::string words(std::string_view poll) {
  const Archive archive = with_poll(poll);
  return words_of_poll(archive, *archive.poll(0_post));
}

}  // namespace

TEST_CASE("each choice has a bar as long as its share, the leading one stands out") {
  const Card card = card_of(with_poll(
      R"({"options": [{"text": "Tea", "votes": 3}, {"text": "Coffee", "votes": 1}, {"text": "Milk", "votes": 0}]})"));
  const std::vector<CardBox> leading = boxes_of(card, BoxKind::kBarLeading);
  const std::vector<CardBox> others = boxes_of(card, BoxKind::kBar);
  REQUIRE(leading.size() == 1);
  REQUIRE(others.size() == 2);
  CHECK(leading[0].share == doctest::Approx(0.75));
  CHECK(others[0].share == doctest::Approx(0.25));
  CHECK(others[1].share == 0);
  CHECK(says(card, "75%\nTea"));
  CHECK(says(card, "25%\nCoffee"));
  CHECK(says(card, "0%\nMilk"));
  CHECK(says(card, "4 votes"));
}

TEST_CASE("a long choice takes several lines and its bar grows with it") {
  const Card card = card_of(with_poll(R"({"options": [{"text": "Short", "votes": 1},
      {"text": "The long round by the sheepfold, the quarry and the two bridges with tea", "votes": 1}]})"),
                            0_post, {}, 360);
  const std::vector<CardBox> bars = boxes_of(card, BoxKind::kBarLeading);
  REQUIRE(bars.size() == 2);
  CHECK(bars[1].rect.height > bars[0].rect.height + 20);
  CHECK(bars[1].rect.y >= bars[0].rect.bottom());
}

TEST_CASE("with several choices allowed the shares are of those who voted") {
  const Card card = card_of(with_poll(
      R"({"options": [{"text": "Tea", "votes": 8}, {"text": "Coffee", "votes": 6}], "voters": 10})"));
  CHECK(says(card, "80%\nTea"));
  CHECK(says(card, "60%\nCoffee"));
  CHECK(says(card, "14 votes \u00B7 10 people voted"));
}

TEST_CASE("rounded votes give rounded shares, unknown ones none") {
  CHECK(says(card_of(with_poll(
                 R"({"options": [{"text": "A", "votes": {"about": 3000}}, {"text": "B", "votes": 0}]})")),
             "\u2248"
             "100%"));
  const Card card = card_of(with_poll(R"({"options": [{"text": "A", "votes": 5}, {"text": "B"}]})"));
  CHECK_FALSE(says(card, "%"));
  CHECK(boxes_of(card, BoxKind::kBarLeading).empty());
  CHECK(boxes_of(card, BoxKind::kBar).front().share == 0);
  CHECK(words(R"({"options": [{"text": "A"}, {"text": "B"}]})") == "Votes not known");
  CHECK(words(R"({"options": [{"text": "A"}], "voters": 1})") == "1 person voted");
  CHECK(words(R"({"options": []})") == "Votes not known");
}

TEST_CASE("a choice whose votes are not known does not hide the others") {
  constexpr std::string_view kPoll =
      R"({"options": [{"text": "A", "votes": 1234}, {"text": "B"}, {"text": "C", "votes": 6}]})";
  const Card card = card_of(with_poll(kPoll));
  CHECK(says(card, "1,234\nA"));
  CHECK(says(card, "6\nC"));
  CHECK(words(kPoll) == "1,240 votes, some unknown");
  const Card of_voters =
      card_of(with_poll(R"({"options": [{"text": "A", "votes": 5}, {"text": "B"}], "voters": 20})"));
  CHECK(says(of_voters, "25%\nA"));
  CHECK(boxes_of(of_voters, BoxKind::kBar).front().share == doctest::Approx(0.25));
  CHECK(boxes_of(of_voters, BoxKind::kBarLeading).empty());
}

TEST_CASE("votes that are too many to add up still have shares") {
  const Card card = card_of(with_poll(R"({"options": [{"text": "A", "votes": 9223372036854775807},
      {"text": "B", "votes": 9223372036854775807}, {"text": "C", "votes": 1}]})"));
  CHECK(says(card, "50%\nA"));
  CHECK(says(card, "0%\nC"));
  CHECK(says(card, "over 999T votes"));
}

TEST_CASE("nobody voted: all shares are nothing and nobody leads") {
  const Card card =
      card_of(with_poll(R"({"options": [{"text": "A", "votes": 0}, {"text": "B", "votes": 0}]})"));
  CHECK(says(card, "0%\nA"));
  CHECK(boxes_of(card, BoxKind::kBarLeading).empty());
  CHECK(says(card, "0 votes"));
}

TEST_CASE("whether the result is final is judged by when the archive was taken") {
  constexpr std::string_view kEnded =
      R"({"options": [{"text": "A", "votes": 1204}], "ends": "2020-05-31T00:00:00Z"})";
  constexpr std::string_view kOpen =
      R"({"options": [{"text": "A", "votes": 1}], "ends": "2020-06-02T00:00:00Z"})";
  CHECK(words(kEnded) == "1,204 votes \u00B7 Final results");
  CHECK(words(kOpen) == "1 vote \u00B7 Voting until 2 Jun 2020");
  // Not said when it was taken: not before its latest post.
  const Archive archive = archive_with_posts(
      R"({"id": "a", "time": "2020-01-01T00:00:00Z", "poll": {"options": [{"text": "A", "votes": 1}],
          "ends": "2020-01-02T00:00:00Z"}}, {"id": "b", "time": "2020-01-03T00:00:00Z"}, {"id": "c"})");
  CHECK(words_of_poll(archive, *archive.poll(0_post)) == "1 vote \u00B7 Final results");
}

TEST_CASE("votes beyond all bounds do not overflow") {
  CHECK(says(card_of(with_poll(R"({"options": [{"text": "A", "votes": 9223372036854775807},
      {"text": "B", "votes": 9223372036854775807}]})")),
             "%\nA"));
}
