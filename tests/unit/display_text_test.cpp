// What is shown in the place of a link, and that nothing else of a text is touched.
#include "view/words/display_text.h"

#include <doctest/doctest.h>

#include "card_support.h"
#include "index_literals.h"

using namespace backscroll;
using backscroll::testing::archive_with_posts;
using backscroll::testing::card_of;
using backscroll::testing::words_on;

namespace {

struct Shown {
  Archive archive;
  DisplayText text;
};

Shown shown_of(std::string_view post) {
  Shown shown{archive_with_posts(post), {}};
  shown.text = display_text(shown.archive.text(0_post), shown.archive.entities(0_post));
  return shown;
}

std::string part(const DisplayText& shown, size_t entity) {
  const Entity& e = shown.entities[entity];
  return shown.text.substr(e.begin_bytes, e.end_bytes - e.begin_bytes);
}

}  // namespace

TEST_CASE("an address is shown without scheme, www and final slash, and at most 30 characters long") {
  CHECK(short_address("https://example.org/") == "example.org");
  CHECK(short_address("HTTPS://WWW.example.org/a/") == "example.org/a");
  CHECK(short_address("http://example.org/a?b=c") == "example.org/a?b=c");
  CHECK(short_address("www.example.org") == "example.org");
  CHECK(short_address("example.org/exactly-30-letters") == "example.org/exactly-30-letters");
  CHECK(short_address("example.org/exactly-31-letters!") == "example.org/exactly-31-letter\u2026");
  CHECK(short_address("https://") == "https://");
  CHECK(short_address("https://www.") == "https://www.");
  CHECK(short_address("") == "");
}

TEST_CASE("an address is never cut inside a character") {
  const std::string address = "example.org/" + std::string(17, 'a') + "\U0001F469\u200D\U0001F33E/field";
  CHECK(short_address(address) == "example.org/" + std::string(17, 'a') + "\u2026");
}

TEST_CASE("a bare address in a text is shortened, and what follows moves with it") {
  const Shown shown =
      shown_of(R"({"id": "a", "text": "\u00e9 https://www.example.org/ and #tea", "entities": [
      {"kind": "link", "start": 2, "end": 26, "target": "https://www.example.org/"},
      {"kind": "hashtag", "start": 31, "end": 35, "target": "tea"}]})");
  CHECK(shown.text.text == "\u00e9 example.org and #tea");
  REQUIRE(shown.text.entities.size() == 2);
  CHECK(part(shown.text, 0) == "example.org");
  CHECK(shown.text.entities[0].target == "https://www.example.org/");
  CHECK(part(shown.text, 1) == "#tea");
  CHECK(shown.archive.text(0_post) == "\u00e9 https://www.example.org/ and #tea");
}

TEST_CASE("the display of an entity wins, longer or shorter than what it stands for") {
  const Shown shown = shown_of(R"({"id": "a", "text": "t.co/x, t.co/y", "entities": [
      {"kind": "link", "start": 0, "end": 6, "target": "https://t.co/x", "display": "example.org/a-long-title"},
      {"kind": "link", "start": 8, "end": 14, "target": "https://t.co/y", "display": "y"}]})");
  CHECK(shown.text.text == "example.org/a-long-title, y");
  CHECK(part(shown.text, 0) == "example.org/a-long-title");
  CHECK(part(shown.text, 1) == "y");
}

TEST_CASE("words that carry a link stay as they are, and so do addresses that are no links") {
  CHECK(shown_of(R"({"id": "a", "text": "my page", "entities": [
      {"kind": "link", "start": 3, "end": 7, "target": "https://example.org/"}]})")
            .text.text == "my page");
  CHECK(shown_of(R"({"id": "a", "text": "https://example.org/"})").text.text == "https://example.org/");
}

TEST_CASE("text is plain: what looks like HTML is shown as it was written") {
  const Archive archive = archive_with_posts(R"({"id": "a", "text": "a &amp;lt; b &lt;i&gt; <b>c</b>"})");
  CHECK(words_on(card_of(archive)).find("a &amp;lt; b &lt;i&gt; <b>c</b>") != std::string::npos);
}

TEST_CASE("on one line a post is its shown text, or the warning that covers it") {
  const Archive archive =
      archive_with_posts(R"({"id": "a", "text": "The captain did it", "warning": "Spoilers"},
      {"id": "b", "text": "See https://example.org/", "entities": [
      {"kind": "link", "start": 4, "end": 24, "target": "https://example.org/"}]})");
  CHECK(brief_text(archive, 0_post) == "Content warning: Spoilers");
  CHECK(brief_text(archive, 1_post) == "See example.org");
}

TEST_CASE("on one line a post without words is what it has instead") {
  const Archive archive = archive_with_posts(R"({"id": "a", "text": "", "media": [{"kind": "image"}]},
      {"id": "b", "text": "", "card": {"url": "https://example.org/"}},
      {"id": "c", "text": "", "card": {"url": "https://example.org/", "title": "On maps"}}, {"id": "d", "text": ""})");
  CHECK(brief_text(archive, 0_post) == "Media");
  CHECK(brief_text(archive, 1_post) == "example.org");
  CHECK(brief_text(archive, 2_post) == "On maps");
  CHECK(brief_text(archive, 3_post).empty());
}
