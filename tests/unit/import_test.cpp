// What an import makes of a file, beyond the golden samples.
#include <doctest/doctest.h>

#include "archive_support.h"
#include "import/backscroll/backscroll_export.h"
#include "index_literals.h"

namespace backscroll {

using testing::archive_with_posts;
using testing::error_of;
using testing::file_with_posts;
using testing::imported;

TEST_CASE("a post has its defaults where the file says nothing") {
  const Archive archive = archive_with_posts(R"({"id": "a"})");
  REQUIRE_EQ(archive.post_count(), 1);
  CHECK(archive.kind(0_post) == PostKind::kOriginal);
  CHECK(archive.text_kind(0_post) == TextKind::kOriginal);
  CHECK_EQ(archive.text(0_post), "");
  CHECK(archive.time(0_post) == KnownTime{});
  CHECK(archive.likes(0_post) == Count{});
  CHECK_EQ(archive.author_index(0_post), kOwner);
  CHECK_EQ(archive.author(0_post).handle, "robinvale");
  CHECK_EQ(archive.quote(0_post), kNoPost);
  CHECK_FALSE(archive.is_thread_marked(0_post));
}

TEST_CASE("times are exact, an interval or unknown") {
  const Archive archive = archive_with_posts(R"(
      {"id": "exact", "time": "2019-03-01T12:00:00Z"},
      {"id": "interval", "time": {"from": "2020-01-01T00:00:00Z", "to": "2021-01-01T00:00:00Z", "age": "5 years"}},
      {"id": "unknown", "time": null})");
  CHECK(archive.time(0_post) == KnownTime{{1551441600000}, {1551441600000}, TimePrecision::kExact});
  CHECK(archive.time(1_post) == KnownTime{{1577836800000}, {1609459200000}, TimePrecision::kInterval});
  CHECK_EQ(archive.detail(1_post, Detail::kAge), "5 years");
  CHECK(archive.time(2_post) == KnownTime{});
}

TEST_CASE("counts are exact to 64 bits, rounded or unknown, and zero is a count") {
  const Archive archive =
      archive_with_posts(R"({"id": "a", "counts": {"likes": 9223372036854775807, "reposts": {"about": 3000}}},
                            {"id": "b", "counts": {"likes": 0, "replies": null}})");
  CHECK(archive.likes(0_post) == Count{9223372036854775807, CountPrecision::kExact});
  CHECK(archive.reposts(0_post) == Count{3000, CountPrecision::kRounded});
  CHECK(archive.replies(0_post) == Count{});
  CHECK(archive.likes(1_post) == Count{0, CountPrecision::kExact});
  CHECK(archive.replies(1_post) == Count{});
}

TEST_CASE("an id that is a number is kept as its digits, however many") {
  const Archive archive =
      archive_with_posts(R"({"id": 9007199254740993}, {"id": 123456789012345678901234567890})");
  CHECK_EQ(archive.id(0_post), "9007199254740993");
  CHECK_EQ(archive.id(1_post), "123456789012345678901234567890");
}

TEST_CASE("an odd post is skipped and counted with its place, the others stay") {
  const Imported result =
      imported(file_with_posts("\n{\"id\": \"a\"},\n{\"id\": \"b\", \"text\": 5},\n{\"id\": \"c\"}"));
  CHECK_EQ(result.archive.post_count(), 2);
  CHECK_EQ(result.report.rows(), 3);
  REQUIRE_EQ(result.report.skips().size(), 1);
  const SkipCount& skip = result.report.skips()[0];
  CHECK(skip.reason == SkipReason::kBadText);
  CHECK_EQ(skip.count, 1);
  REQUIRE_EQ(skip.first_places.size(), 1);
  CHECK_EQ(skip.first_places[0].row, 2);
  CHECK_EQ(skip.first_places[0].line, 3);
  CHECK_EQ(skip.first_places[0].id, "b");
}

TEST_CASE("a skipped post leaves its id free for a later one") {
  const Archive archive = archive_with_posts(R"({"id": "a", "text": 5}, {"id": "a", "text": "good"})");
  REQUIRE_EQ(archive.post_count(), 1);
  CHECK_EQ(archive.text(0_post), "good");
}

TEST_CASE("a bad link costs the link and not the post") {
  const Imported result = imported(file_with_posts(
      R"({"id": "a", "text": "Tea", "entities": [{"kind": "link", "start": 0, "end": 9, "target": "t"}]})"));
  CHECK_EQ(result.archive.post_count(), 1);
  CHECK(result.archive.entities(0_post).empty());
  CHECK_EQ(result.report.skipped(), 0);
  CHECK_EQ(result.report.repaired(), 1);
  CHECK(result.report.repairs()[0].reason == RepairReason::kMisplacedEntity);
}

TEST_CASE("only the first places of a reason are kept, one a row, but all are counted") {
  std::string posts;
  for (int i = 0; i < 100; ++i)
    posts += R"({"id": ")" + std::to_string(i) + R"(", "language": 1, "badge": 2, "media": [1, 2]},)";
  posts.pop_back();
  const Imported result = imported(file_with_posts(posts));
  REQUIRE_EQ(result.report.repairs().size(), 2);
  CHECK_EQ(result.report.repairs()[0].count, 100);
  CHECK_EQ(result.report.repairs()[1].count, 200);
  CHECK_EQ(result.report.repairs()[1].first_places.size(), ImportReport::kPlacesKept);
  CHECK_EQ(result.report.repairs()[1].first_places[1].row, 2);
}

TEST_CASE("a field with the wrong sort of value comes out again as it went in") {
  const Imported result = imported(file_with_posts(R"({"id": "a", "language": {"code": "en"}})"));
  CHECK_EQ(result.archive.detail(0_post, Detail::kLanguage), "");
  CHECK(json_from_archive(result.archive).find(R"("language": {"code": "en"})") != std::string::npos);
}

TEST_CASE("unknown fields with a hundred thousand members, half of them twice, are read in good time") {
  std::string members;
  for (int i = 0; i < 100'000; ++i)
    members += "\"k" + std::to_string(i % 50'000) + "\": " + std::to_string(i) + ", ";
  const Archive archive = archive_with_posts("{" + members + "\"id\": \"a\"}");
  const std::string_view extra = archive.detail(0_post, Detail::kExtraPost);
  CHECK(extra.starts_with("\"k0\": 50000, \"k1\": 50001"));
  const std::string file = "{" + members + R"("format": "backscroll", "version": 1, "posts": []})";
  CHECK(imported(file).archive.profile().extra_archive.starts_with("\"k0\": 50000, \"k1\": 50001"));
}

TEST_CASE("a warning, sensitive media, a link card and the author's picture are read") {
  const Archive archive = archive_with_posts(R"({"id": "a", "warning": "Spoilers", "sensitive": true,
      "card": {"url": "https://example.org/a", "title": "Tides", "site": "Example", "picture": "t.png", "width": 40},
      "quote": {"author": {"name": "Ada", "handle": "ada", "avatar": "ada.png"}, "text": "Tea"}}, {"id": "b"})");
  CHECK_EQ(archive.detail(0_post, Detail::kWarning), "Spoilers");
  CHECK(archive.is_sensitive(0_post));
  const std::optional<LinkPreview> preview = archive.link_preview(0_post);
  REQUIRE(preview);
  CHECK_EQ(preview->title, "Tides");
  CHECK_EQ(preview->width_px, 40);
  CHECK_EQ(preview->height_px, 0);
  CHECK_EQ(archive.author(archive.quote(0_post)).avatar, "ada.png");
  CHECK_FALSE(archive.is_sensitive(1_post));
  CHECK_FALSE(archive.link_preview(1_post));
  CHECK_FALSE(archive.poll(1_post));
}

TEST_CASE("for whom a post was is read and written, and no word that says nothing of it") {
  const Archive archive = archive_with_posts(R"({"id": "a", "visibility": "unlisted"},
      {"id": "b", "visibility": "secret"}, {"id": "c"})");
  CHECK_EQ(archive.detail(0_post, Detail::kVisibility), "unlisted");
  CHECK_EQ(archive.detail(1_post, Detail::kVisibility), "");
  CHECK_EQ(archive.detail(2_post, Detail::kVisibility), "");
  const std::string json = json_from_archive(archive);
  CHECK(json.find(R"("visibility": "unlisted")") != std::string::npos);
  CHECK(json.find(R"("visibility": "secret")") != std::string::npos);
}

TEST_CASE("a poll has its choices in order, its votes as exactly as they are known, and its end") {
  const Archive archive = archive_with_posts(R"({"id": "z", "time": "2021-01-01T00:00:00Z",
      "poll": {"options": [{"text": "Later"}]}},
      {"id": "a", "time": "2020-01-01T00:00:00Z", "poll": {"voters": 9, "ends": "2020-01-02T00:00:00Z",
      "options": [{"text": "Tea", "votes": 7}, {"text": "Coffee", "votes": {"about": 2}}, {"text": "Neither"}]}})");
  const std::optional<Poll> poll = archive.poll(0_post);
  REQUIRE(poll);
  REQUIRE_EQ(poll->options.size(), 3);
  CHECK_EQ(poll->options[0].text, "Tea");
  CHECK(poll->options[0].votes == Count{7, CountPrecision::kExact});
  CHECK(poll->options[1].votes == Count{2, CountPrecision::kRounded});
  CHECK(poll->options[2].votes == Count{});
  CHECK(poll->voters == Count{9, CountPrecision::kExact});
  CHECK(poll->ends == KnownTime{{1577923200000}, {1577923200000}, TimePrecision::kExact});
  REQUIRE(archive.poll(1_post));
  CHECK_EQ(archive.poll(1_post)->options[0].text, "Later");
  CHECK(archive.poll(1_post)->ends == KnownTime{});
}

TEST_CASE("durations are seconds, to the millisecond") {
  const auto millis_of = [](const std::string& number) {
    const Imported result =
        imported(file_with_posts(R"({"id": "a", "media": [{"kind": "video", "duration": )" + number + "}]}"));
    return result.report.repaired() > 0 ? -1 : int64_t{result.archive.media(0_post)[0].duration_millis};
  };
  CHECK_EQ(millis_of("83"), 83'000);
  CHECK_EQ(millis_of("83.5"), 83'500);
  CHECK_EQ(millis_of("0.0004"), 0);
  CHECK_EQ(millis_of("1.25e2"), 125'000);
  CHECK_EQ(millis_of("12500E-3"), 12'500);
  CHECK_EQ(millis_of("4294967.295"), 4'294'967'295);
  CHECK_EQ(millis_of("4294967.296"), -1);
  CHECK_EQ(millis_of("-1"), -1);
  CHECK_EQ(millis_of("-0.5"), -1);
  CHECK_EQ(millis_of("1e308"), -1);
  CHECK_EQ(millis_of("1e-99999999999"), 0);
}

TEST_CASE("a picture that differs makes another author of the same name, an own picture does not") {
  const Archive archive = imported(R"({"format": "backscroll", "version": 1,
      "profile": {"name": "Robin Vale", "handle": "robinvale", "avatar": "now.png"}, "posts": [
      {"id": "same", "author": {"name": "Robin Vale", "handle": "robinvale", "avatar": "now.png"}},
      {"id": "none", "author": {"name": "Robin Vale", "handle": "robinvale"}},
      {"id": "old", "author": {"name": "Robin Vale", "handle": "robinvale", "avatar": "then.png"}}]})")
                              .archive;
  CHECK_EQ(archive.author_index(0_post), kOwner);
  CHECK_EQ(archive.author_index(1_post), kOwner);
  CHECK_EQ(archive.author(1_post).avatar, "now.png");
  CHECK_EQ(archive.author_index(2_post), 0);
  CHECK_EQ(archive.author(2_post).avatar, "then.png");
}

TEST_CASE("a file is known by its bytes: format and version may stand anywhere") {
  CHECK_EQ(error_of(R"({"posts": [{"id": "a"}], "version": 1, "format": "backscroll"})"), "");
  CHECK_EQ(imported(R"( {"posts": [{"id": "a"}], "version": 1, "format": "backscroll"})").format,
           "backscroll");
}

TEST_CASE("a file may begin with any number of byte order marks, however it is cut") {
  const std::string mark = "\xEF\xBB\xBF";
  const std::string file = R"({"format": "backscroll", "version": 1, "posts": [{"id": "a"}]})";
  for (const std::string& marks : {mark, mark + mark, mark + mark + mark + " "}) {
    for (const size_t piece : {size_t{1}, size_t{2}, size_t{1000}}) {
      const std::string whole = marks + file + std::string(600, ' ');
      const Result<Imported> read = import_bytes(whole, piece);
      REQUIRE(read.ok());
      CHECK_EQ(read.value().archive.post_count(), 1);
    }
  }
  CHECK(error_of(mark + mark).ends_with("the file is empty"));
  CHECK_EQ(error_of(mark + mark + "{\"a\" 1}"),
           "This file is not valid JSON: line 1, column 6: expected \":\" but found \"1\"");
}

// The name is read over by what stands deeper, and its memory given back.
TEST_CASE("a file may begin with any amount of space, however it is cut") {
  for (const size_t size : {1u, 511u, 512u, 513u, 5000u}) {
    for (const std::string_view mark : {"", "\xEF\xBB\xBF"}) {
      const std::string file = std::string(mark) + std::string(size, size % 2 == 0 ? ' ' : '\n') +
                               file_with_posts(R"({"id": "a"})");
      for (const size_t piece_bytes : {size_t{1}, size_t{100}, size_t{512}, file.size()}) {
        const Result<Imported> result = import_bytes(file, piece_bytes);
        REQUIRE(result.ok());
        CHECK_EQ(result.value().archive.post_count(), 1);
      }
    }
  }
}

TEST_CASE("a known field with an escaped name, of the wrong sort and with longer names inside") {
  const std::string deep = R"({"\u0061)" + std::string(400, 'c') + R"(":1})";
  for (const char* const name : {"\\u0074ime", "\\u006dedia", "\\u0071uote", "unkn\\u006fwn"}) {
    const std::string row =
        R"({"id": "1", "text": "t", "poll": [)" + deep + "], \"" + name + "\": " + deep + "}";
    CHECK_EQ(archive_with_posts(row).post_count(), 1);
  }
}

TEST_CASE("columns of an error are code points") {
  CHECK_EQ(error_of("{\"\u00e9\U0001F600\" 1}"),
           "This file is not valid JSON: line 1, column 7: expected \":\" but found \"1\"");
}

}  // namespace backscroll
