// What becomes of a post of an X archive.
#include <doctest/doctest.h>
#include <string>

#include "archive_support.h"
#include "exports_support.h"
#include "import/x/x_post.h"
#include "import/x/x_text.h"

namespace backscroll::testing {
namespace {

PostInput post_from(XPost from) {
  if (from.id.empty()) from.id = "1";
  PostInput post;
  FieldNotes notes;
  const XFileNames names;
  make_post(from, {names}, post, notes);
  return post;
}

XPost with_medium(std::string text, uint32_t begin, uint32_t end) {
  XPost post;
  post.text = std::move(text);
  post.media.push_back({.begin = begin, .end = end, .type = "photo", .url = {}, .film_url = {}, .alt = {}});
  return post;
}

}  // namespace

TEST_CASE("escapes are decoded once, and positions follow") {
  const PlainText plain("R&amp;D &amp;lt; a&b &#x1F33B;!");
  CHECK_EQ(plain.text(), "R&D &lt; a&b \xF0\x9F\x8C\xBB!");
  CHECK_EQ(plain.position_of(1), 1);
  CHECK_EQ(plain.position_of(6), 2);
  CHECK_EQ(plain.position_of(8), 4);
  CHECK_EQ(plain.code_points(), 15);
  for (const char* const text : {"", "&", "&&", "a & b &", "&unknown;", "&amp", "&#xD800", "&;&"})
    CHECK_EQ(PlainText(text).text(), text);
  CHECK_EQ(PlainText("&amp;&amp;").text(), "&&");
}

TEST_CASE("the link of a picture goes from the end of a text, and from nowhere else") {
  CHECK_EQ(post_from(with_medium("A cat https://t.co/abcdefghij", 6, 29)).text, "A cat");
  CHECK_EQ(post_from(with_medium("https://t.co/abcdefghij\nwords_behind_it", 0, 23)).text,
           "https://t.co/abcdefghij\nwords_behind_it");
  CHECK_EQ(post_from(with_medium("https://t.co/abcdefghij", 0, 23)).text, "");
}

TEST_CASE("the address of a post at the end is a quote, with its author where the address says whose") {
  const auto quoted_author = [](const std::string& address) {
    XPost post;
    post.text = "see https://t.co/a";
    post.entities.push_back({EntityKind::kLink, 4, 18, "https://t.co/a", address, {}, {}});
    const PostInput made = post_from(std::move(post));
    if (made.quote == nullptr) return std::string("none");
    return made.quote->author_kind == kUnknownAuthor ? std::string("unknown") : made.quote->author.handle;
  };
  CHECK_EQ(quoted_author("https://x.com/robin/status/12"), "robin");
  CHECK_EQ(quoted_author("https://twitter.com/robin/status/12?s=20"), "robin");
  CHECK_EQ(quoted_author("https://x.com/i/status/12"), "unknown");
  CHECK_EQ(quoted_author("https://x.com/i/web/status/12"), "unknown");
  CHECK_EQ(quoted_author("https://x.com/robin/status/12/photo/1"), "none");
  CHECK_EQ(quoted_author("https://example.org/x.com/robin/status/12"), "none");
}

TEST_CASE("a repost keeps counts that are counts") {
  XPost post;
  post.text = "RT @bob: words";
  post.likes = 0;
  post.reposts = 7;
  const PostInput made = post_from(std::move(post));
  CHECK_EQ(made.kind, PostKind::kRepost);
  CHECK_EQ(made.author.handle, "bob");
  CHECK_EQ(made.text, "words");
  CHECK_EQ(made.likes.precision, CountPrecision::kUnknown);
  CHECK_EQ(made.reposts.value, 7);
}

TEST_CASE("thousands of addresses in a text are no trap") {
  XPost post;
  for (int i = 0; i < 30'000; ++i) post.text += "http://aaa ";
  const PostInput made = post_from(std::move(post));
  CHECK(made.entities.size() <= 50);
}

TEST_CASE("a long text goes to the post that was cut, and not to short ones of the same second") {
  const auto row = [](const std::string& id, const std::string& text) {
    return R"({"tweet": {"id": ")" + id +
           R"(", "created_at": "Sat Oct 14 09:30:15 +0000 2023", "full_text": ")" + text + R"("}})";
  };
  const std::string notes =
      R"(window.YTD.note_tweet.part0 = [{"noteTweet": {"noteTweetId": "90", "createdAt": "2023-10-14T09:30:15.000Z",)"
      R"( "core": {"text": "Yes and here comes all that I wanted to say about it"}}}])";
  const std::string posts = "window.YTD.tweets.part0 = [" +
                            row("100", "Yes and here\xE2\x80\xA6 https://t.co/a") + "," + row("101", "Yes") +
                            "," + row("102", "@bob Y") + "]";
  const Result<Imported> result = import_files({{"note-tweet.js", notes}, {"tweets.js", posts}});
  REQUIRE(result.ok());
  const Archive& archive = result.value().archive;
  std::string texts;
  for (const PostIndex post : archive.posts()) texts += std::string(archive.text(post)) + "|";
  CHECK_EQ(texts, "Yes and here comes all that I wanted to say about it|Yes|@bob Y|");
}

TEST_CASE("of a post that was edited the newest version in the files is shown, whatever their order") {
  const auto version = [](const std::string& id) {
    return R"({"tweet": {"id": ")" + id + R"(", "full_text": "v)" + id +
           R"(", "created_at": "Sat Oct 14 09:30:15 +0000 2023",)"
           R"( "edit_info": {"initial": {"editTweetIds": ["8", "9", "10"]}}}})";
  };
  const auto shown_of = [&version](const std::vector<std::string>& ids) {
    std::string rows;
    for (const std::string& id : ids) rows += (rows.empty() ? "" : ",") + version(id);
    const Result<Imported> result = import_files({{"tweets.js", "window.YTD.tweets.part0 = [" + rows + "]"}});
    REQUIRE(result.ok());
    const Imported& imported = result.value();
    CHECK_EQ(imported.report.rows(), ids.size());
    CHECK_EQ(imported.report.hidden(), ids.size() - 1);
    std::string texts;
    for (const PostIndex post : imported.archive.posts())
      texts += std::string(imported.archive.text(post)) + "|";
    return texts;
  };
  CHECK_EQ(shown_of({"8", "9", "10"}), "v10|");
  CHECK_EQ(shown_of({"10", "9", "8"}), "v10|");
  CHECK_EQ(shown_of({"9", "8"}), "v9|");
  CHECK_EQ(shown_of({"8", "9"}), "v9|");
  CHECK_EQ(shown_of({"8"}), "v8|");
}

}  // namespace backscroll::testing
