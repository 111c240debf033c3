// The last line of a card: counts in columns, and what can be done with the post.
#include <doctest/doctest.h>

#include "base/percent.h"
#include "card_support.h"
#include "view/action_events.h"

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
    const Card first = card_of(archive, 0, {}, width_px);
    const Card second = card_of(archive, 1, {}, width_px);
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

TEST_CASE("copying and opening are asked of the page in one line each") {
  const Archive archive = archive_with_posts(kAddressed);
  CHECK(event_of(CopyText{0}, archive) == "copy-text\tTwo%0Alines%09of%20100%25%20tea\n");
  CHECK(event_of(CopyLink{0}, archive) == "copy-link\thttps%3A%2F%2Fexample.org%2Fp%3Fa%3D1%26b%3D2\n");
  CHECK(event_of(OpenOriginal{0}, archive) == "open\thttps://example.org/p?a=1&b=2\n");
  CHECK(event_of(OpenLink{"https://example.org/"}, archive) == "open\thttps://example.org/\n");
  CHECK(event_of(ToggleWarning{0}, archive).empty());
  CHECK(event_of(CopyText{kNoPost}, archive).empty());
}

TEST_CASE("a post without an address of its own is linked by its id") {
  const Archive archive = archive_with_posts(R"({"id": "p 1/\u00e9", "text": ""})");
  CHECK(event_of(CopyLink{0}, archive) == "copy-link\t\tp%201%2F%C3%A9\n");
  CHECK(event_of(CopyText{0}, archive).empty());
  CHECK(event_of(OpenOriginal{0}, archive).empty());
}

TEST_CASE("what is percent-encoded can be decoded, and what is no code stays") {
  const std::string text = "100% \u00e9\n\t/?#&=%41";
  CHECK(percent_decoded(percent_encoded(text)) == text);
  CHECK(percent_decoded("100%, %zz, %4") == "100%, %zz, %4");
}
