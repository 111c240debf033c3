// The last line of a card: counts in columns, and what can be done with the post.
#include <doctest/doctest.h>

#include "base/percent.h"
#include "card_support.h"
#include "index_literals.h"
#include "view/host/action_events.h"

using namespace backscroll;
using namespace backscroll::testing;

namespace {

constexpr std::string_view kAddressed =
    R"({"id": "p 1", "text": "Two\nlines\tof 100% tea", "source": {"url": "https://example.org/p?a=1&b=2"}})";

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace

TEST_CASE("a post can be copied, and opened where it stands in the source") {
  const Card card = card_of(archive_with_posts(kAddressed));
  REQUIRE(control_called(card, "Copy link") != nullptr);
  REQUIRE(control_called(card, "Copy text") != nullptr);
  REQUIRE(control_called(card, "Open the original") != nullptr);
  CHECK(control_called(card, "Copy link")->is_quiet);
  CHECK(control_called(card, "Copy link")->hint == "Copy link (L)");
}

TEST_CASE("what cannot be done is not offered") {
  const Card card = card_of(archive_with_posts(R"({"id": "a", "source": {"url": "javascript:alert"
}
})"));
  CHECK(control_called(card, "Copy link") != nullptr);
  CHECK(control_called(card, "Copy text") == nullptr);
  CHECK(control_called(card, "Open the original") == nullptr);
}

TEST_CASE("at any width the counts are in the same columns on every card and nothing overlaps") {
  const Archive archive = archive_with_posts(R"({"id": "a", "text": "Tea", "time": "2019-01-01T00:00:00Z",
      "counts": {"replies": 1, "reposts": 2, "likes": 3}, "source": {"url": "https://example.org/p"}},
      {"id": "b", "text": "Tea", "counts": {"replies": 123, "reposts": 456, "likes": 9999}})");
  for (const float width_px : {280.0f, 320.0f, 360.0f, 460.0f, 800.0f}) {
    CAPTURE(width_px);
    const Card first = card_of(archive, 0_post, {}, width_px);
    const Card second = card_of(archive, 1_post, {}, width_px);
    CHECK(boxes_of(first, BoxKind::kLikes)[0].rect.x == boxes_of(second, BoxKind::kLikes)[0].rect.x);
    for (const CardControl& control : first.controls) {
      CHECK(control.rect.width >= 24);
      CHECK(control.rect.height >= 24);
      CHECK(control.rect.bottom() <= first.height_px);
      CHECK(control.rect.right() <= width_px);
      for (const BoxKind kind : {BoxKind::kReplies, BoxKind::kReposts, BoxKind::kLikes})
        CHECK_FALSE(overlap(control.rect, boxes_of(first, kind)[0].rect));
      for (const CardControl& other : first.controls)
        CHECK((&other == &control || !overlap(control.rect, other.rect)));
    }
  }
}

TEST_CASE("copying and opening are asked of the page in one event each") {
  const Archive archive = archive_with_posts(kAddressed);
  CHECK(events_of(CopyText{0_post}, archive) == Events{{"copy-text", "Two\nlines\tof 100% tea"}});
  CHECK(events_of(CopyLink{0_post}, archive) ==
        Events{{"copy-link", "https://example.org/p?a=1&b=2", "p 1"}});
  CHECK(events_of(OpenOriginal{0_post}, archive) == Events{{"open", "https://example.org/p?a=1&b=2"}});
  CHECK(events_of(OpenLink{"https://example.org/"}, archive) == Events{{"open", "https://example.org/"}});
  CHECK(events_of(ToggleWarning{0_post}, archive).empty());
  CHECK(events_of(CopyText{kNoPost}, archive).empty());
}

TEST_CASE("a post without an address of its own is linked by its id") {
  const Archive archive = archive_with_posts(R"({"id": "p 1/\u00e9", "text": ""})");
  CHECK(events_of(CopyLink{0_post}, archive) == Events{{"copy-link", "", "p 1/\xC3\xA9"}});
  CHECK(events_of(CopyText{0_post}, archive).empty());
  CHECK(events_of(OpenOriginal{0_post}, archive).empty());
}

TEST_CASE("no field of an event, whatever stands in it, ends it or begins another") {
  const std::string separators("\0\n\r\t ,;:|=&\"'\\%0A\xE2\x80\xA8\xE2\x80\xA9\x1C\x1D\x1E\x1F\xFF", 29);
  const auto forged = [](char separator) {
    return "p1" + std::string(1, separator) + "open" + separator + "https://evil.example/";
  };
  std::string events;
  for (const char separator : separators) add_event({"select", forged(separator), separators}, events);
  add_event({}, events);
  add_event({"leave", ""}, events);
  const Events read = read_events(events);
  REQUIRE(read.size() == separators.size() + 2);
  for (size_t i = 0; i < separators.size(); ++i)
    CHECK(read[i] == std::vector<std::string>{"select", forged(separators[i]), separators});
  CHECK(read[separators.size()].empty());
  CHECK(read.back() == std::vector<std::string>{"leave", ""});
}

TEST_CASE("what is percent-encoded can be decoded, and what is no code stays") {
  const std::string text = "100% \u00e9\n\t/?#&=%41";
  CHECK(percent_decoded(percent_encoded(text)) == text);
  CHECK(percent_decoded("100%, %zz, %4") == "100%, %zz, %4");
}
