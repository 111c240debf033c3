// What the page is told of the cards on screen, for readers who do not see them.
#include "view/host/feed_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "archive_support.h"
#include "viewer_support.h"

using namespace backscroll;
using backscroll::testing::archive_with_posts;
using backscroll::testing::letters;
using backscroll::testing::Reader;

namespace {

using Fields = std::vector<std::string>;

Fields read(const Reader& reader) {
  const Viewer& viewer = reader.viewer;
  FeedList list;
  for (const PlacedCard& placed : viewer.feed().cards) {
    if (placed.item.kind != FeedItemKind::kProfile) list.add(placed.item);
  }
  return fields_of_feed({viewer.archive(), list, viewer.feed(), viewer.state().selected});
}

// What the last card says.
Fields last_card(const Reader& reader) {
  const Fields fields = read(reader);
  const auto head =
      std::find_if(fields.rbegin(), fields.rend(), [](const std::string& f) { return f[0] == '#'; });
  return {head.base() + 1, fields.end()};  // behind its id
}

struct Part {
  char sign = 0;
  std::string words;        // or those of its lines, put together
  std::vector<int> widths;  // of its lines, in pixels
};

std::vector<Part> parts_of(const Fields& fields) {
  std::vector<Part> parts;
  for (size_t i = 0; i < fields.size(); ++i) {
    if (fields[i][0] != '~') {
      parts.push_back({fields[i][0], fields[i].substr(1), {}});
      continue;
    }
    std::istringstream numbers(fields[i].substr(1));
    std::vector<int> line(std::istream_iterator<int>(numbers), {});
    REQUIRE_EQ(line.size(), 8);
    parts.back().widths.push_back(line[2] / 100);
    parts.back().words += fields[++i];
  }
  return parts;
}

bool says(const Reader& reader, std::string_view words) {
  const Fields fields = read(reader);
  return std::any_of(fields.begin(), fields.end(),
                     [&](const std::string& field) { return field.find(words) != std::string::npos; });
}

}  // namespace

TEST_SUITE_BEGIN("feed_text");

TEST_CASE("a card is its author, its whole text, what it quotes and its counts, in that order") {
  const Reader reader(archive_with_posts(
      R"({"id": "a", "time": "2020-01-01T12:00:00Z", "counts": {"replies": 1, "likes": 1200},
          "text": "A text that is far too long for a single line of the column that it stands in, by some words",
          "quote": {"author": {"handle": "finch"}, "text": "Seed"}})"));
  const std::vector<Part> parts = parts_of(last_card(reader));
  std::string signs;
  for (const Part& part : parts) signs += part.sign;
  REQUIRE_EQ(signs, "atqatec");
  CHECK_EQ(parts[1].words,
           "A text that is far too long for a single line of the column that it stands in, by some words");
  CHECK(parts[1].widths.size() > 1);
  CHECK(parts[3].words.find("@finch") != std::string::npos);
  CHECK_EQ(parts[4].words, "Seed");
  CHECK_EQ(parts[4].widths.size(), 1);
  CHECK_EQ(parts[6].words, "1 reply \xC2\xB7 number of reposts not known \xC2\xB7 1,200 likes");
}

TEST_CASE("what parts two lines in a text parts them for whoever reads them") {
  const std::string word(400, 'w');
  const Reader reader(archive_with_posts(R"({"id": "a", "text": "One\n\n  two \nthree )" + word + R"("})"));
  const std::vector<Part> parts = parts_of(last_card(reader));
  CHECK_EQ(parts[1].sign, 't');
  CHECK_EQ(parts[1].words, "One\n\n  two \nthree " + word);
  CHECK(parts[1].widths.size() > 5);
}

TEST_CASE("the button under a long text is no part of it") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "word ";
  const Reader reader(archive_with_posts(R"({"id": "a", "text": ")" + text + R"("})"));
  const std::vector<Part> parts = parts_of(last_card(reader));
  REQUIRE(parts.size() > 2);
  CHECK(parts[1].words.ends_with("word\xE2\x80\xA6"));
  CHECK_EQ(parts[2].sign, 'n');
  CHECK_EQ(parts[2].widths.size(), 1);
}

TEST_CASE("what a warning covers is not told before it is opened") {
  Reader reader(archive_with_posts(R"({"id": "a", "text": "The captain did it", "warning": "Spoilers"})"));
  CHECK_FALSE(says(reader, "captain"));
  CHECK(says(reader, "Spoilers"));
  reader.viewer.command("select a");
  reader.viewer.command("open-warning");
  reader.rest();
  CHECK(says(reader, "captain"));
}

TEST_CASE("pictures are told by their descriptions, links by where they lead, once each") {
  const Reader reader(archive_with_posts(
      R"({"id": "a", "text": "See https://example.org/a for more", "entities": [
            {"kind": "link", "start": 4, "end": 25, "target": "https://example.org/a"}],
          "media": [{"kind": "image", "source": "a.png", "width": 400, "height": 300, "alt": "Two herons"}]})"));
  const Fields card = last_card(reader);
  CHECK(card.back().starts_with("+"));
  CHECK(card.back().find("Two herons") != std::string::npos);
  const auto link = std::find_if(card.begin(), card.end(), [](const std::string& f) { return f[0] == '>'; });
  REQUIRE(link != card.end());
  CHECK_EQ(*link, ">4 17 https://example.org/a");
  CHECK_EQ(*(link - 1), "See example.org/a for more");
}

TEST_CASE("a link that is broken over lines is told on each of them, in code points") {
  const std::string word(150, 'w');
  const Reader reader(archive_with_posts(R"({"id": "a", "text": "\u00e9\u00e9-)" + word + R"(", "entities": [
            {"kind": "link", "start": 1, "end": 153, "target": "https://example.org/b",
             "display": "\u00e9-)" + word +
                                         R"("}]})"));
  std::vector<std::string> begins;
  for (const std::string& field : last_card(reader)) {
    if (field[0] == '>') begins.push_back(field.substr(1, field.find(' ') - 1));
  }
  REQUIRE(begins.size() > 1);
  CHECK_EQ(begins[0], "1");
  CHECK_EQ(begins[1], "0");
}

TEST_CASE("an address that cannot be opened is no link") {
  const Reader reader(archive_with_posts(
      R"({"id": "a", "text": "See this", "entities": [
            {"kind": "link", "start": 4, "end": 8, "target": "javascript:void 0"}]
})"));
  CHECK_FALSE(says(reader, "javascript"));
}

TEST_CASE("the page hears of the feed when it wants to, once, and again when something is chosen") {
  Reader reader(letters());
  CHECK_FALSE(reader.heard("feed"));
  CHECK(reader.viewer.command("read on"));
  reader.rest();
  CHECK(reader.heard("feed"));
  reader.events.clear();
  reader.rest();
  CHECK_FALSE(reader.heard("feed"));
  reader.viewer.command("next-post");
  reader.rest();
  CHECK(reader.heard("feed"));
}

TEST_CASE("while the feed moves the page hears how far its cards have gone, or that they are out of sight") {
  std::string posts;
  for (int i = 0; i < 40; ++i)
    posts += (i > 0 ? R"(, {"id": "p)" : R"({"id": "p)") + std::to_string(i) + R"(", "text": "One of many"})";
  Reader reader(archive_with_posts(posts));
  reader.viewer.command("read on");
  reader.rest();
  const auto wheel = [&](float y_px) {
    reader.events.clear();
    reader.viewer.wheel(reader.first_card(), 0, y_px, false);
    reader.frame();
  };
  const float y = reader.viewer.feed().cards.front().y;
  wheel(40);
  REQUIRE(reader.viewer.feed().cards.front().y < y);
  constexpr std::string_view kName = "feed-way";
  const size_t first = reader.events.find(kName);
  REQUIRE_NE(first, std::string::npos);
  CHECK_NE(reader.events.find('-', first + kName.size()), std::string::npos);  // upwards
  reader.rest();
  wheel(4000);
  reader.rest();
  const size_t last = reader.events.rfind(kName);
  REQUIRE_NE(last, std::string::npos);
  CHECK_EQ(reader.events.substr(last + kName.size(), sizeof(uint32_t)), std::string(sizeof(uint32_t), '\0'));
}

TEST_CASE("the numbers of the cards are those of the list, and the profile has none") {
  Fields heads;
  const Reader reader(letters());
  for (const std::string& field : read(reader)) {
    if (field[0] == '#') heads.push_back(field.substr(0, field.find(' ')));
  }
  CHECK_EQ(heads, Fields{"#0", "#1", "#2", "#3"});
}
