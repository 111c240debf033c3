// Rows with ordinary flaws: what can be read of them is a post, and the report says what was done.
#include <doctest/doctest.h>
#include <limits>
#include <string>

#include "archive_support.h"
#include "base/utf8.h"
#include "import/backscroll/backscroll_export.h"
#include "import/report/json_fields.h"
#include "index_literals.h"

namespace backscroll {

using testing::archive_with_posts;
using testing::fault_archive;
using testing::file_with_posts;
using testing::imported;

namespace {

constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();

uint64_t repairs_for(const ImportReport& report, RepairReason reason) {
  for (const RepairCount& entry : report.repairs()) {
    if (entry.reason == reason) return entry.count;
  }
  return 0;
}

PostIndex row_of(const Archive& archive, std::string_view id) {
  for (const PostIndex row : archive.posts()) {
    if (archive.id(row) == id) return row;
  }
  FAIL_CHECK("no post ", id);
  return 0_post;
}

KnownTime time_of(const std::string& json) {
  return archive_with_posts(R"({"id": "a", "time": )" + json + "}").time(0_post);
}

KnownTime exact(std::string_view time) {
  const UtcMillis instant = utc_from_rfc3339(time).value();
  return {instant, instant, TimePrecision::kExact};
}

KnownTime between(std::string_view from, std::string_view to) {
  return {utc_from_rfc3339(from).value(), utc_from_rfc3339(to).value(), TimePrecision::kInterval};
}

Imported with_likes(const std::string& json) {
  return imported(file_with_posts(R"({"id": "a", "counts": {"likes": )" + json + "}}"));
}

Count likes_of(const std::string& json) { return with_likes(json).archive.likes(0_post); }

PostKind kind_of(const std::string& members) {
  return archive_with_posts(R"({"id": "a", )" + members + "}").kind(0_post);
}

}  // namespace

TEST_CASE("of eight rows with ordinary flaws eight are posts, and each repair is told") {
  const Imported read = fault_archive("rows-with-small-flaws");
  const Archive& archive = read.archive;
  REQUIRE_EQ(archive.post_count(), 8);
  CHECK(archive.time(row_of(archive, "2")) == between("2020-02-01T00:00:00Z", "2020-02-02T00:00:00Z"));
  CHECK(archive.likes(row_of(archive, "3")) == Count{});
  CHECK(archive.time(row_of(archive, "4")) == exact("2020-04-01T12:00:00Z"));
  CHECK(archive.time(row_of(archive, "5")) == exact("2020-05-01T00:00:00Z"));
  CHECK(archive.likes(row_of(archive, "6")) == Count{12, CountPrecision::kExact});
  CHECK(archive.time(row_of(archive, "7")) == exact("2020-06-01T00:00:00Z"));
  CHECK(archive.kind(row_of(archive, "8")) == PostKind::kOriginal);
  CHECK_EQ(read.report.skipped(), 0);
  CHECK_EQ(read.report.repaired(), 7);
  CHECK_EQ(repairs_for(read.report, RepairReason::kDateOnly), 1);
  CHECK_EQ(repairs_for(read.report, RepairReason::kNoOffset), 2);
  CHECK_EQ(repairs_for(read.report, RepairReason::kTimeFromNumber), 1);
  CHECK_EQ(repairs_for(read.report, RepairReason::kBadCount), 1);
  CHECK_EQ(repairs_for(read.report, RepairReason::kCountFromText), 1);
  CHECK_EQ(repairs_for(read.report, RepairReason::kUnknownKind), 1);
}

TEST_CASE("a time is read as it is often written, and never more exactly than it is given") {
  CHECK(time_of(R"("2020-02-29")") == between("2020-02-29T00:00:00Z", "2020-03-01T00:00:00Z"));
  CHECK(time_of(R"("2020-02")") == between("2020-02-01T00:00:00Z", "2020-03-01T00:00:00Z"));
  CHECK(time_of(R"("2020")") == between("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"));
  CHECK(time_of(R"("9999-12-31")") == between("9999-12-31T00:00:00Z", "9999-12-31T23:59:59.999Z"));
  CHECK(time_of(R"("2020-04-01T12:30")") == exact("2020-04-01T12:30:00Z"));
  CHECK(time_of(R"("2020-04-01 12:30:15.250")") == exact("2020-04-01T12:30:15.250Z"));
  CHECK(time_of(R"("2020-04-01 12:00:00 +0200")") == exact("2020-04-01T10:00:00Z"));
  CHECK(time_of(R"("2020-04-01T12:00:00-05")") == exact("2020-04-01T17:00:00Z"));
  CHECK(time_of(R"("2020-04-01 12:00:00 UTC")") == exact("2020-04-01T12:00:00Z"));
  CHECK(time_of("1590969600") == exact("2020-06-01T00:00:00Z"));
  CHECK(time_of("1590969600.25") == exact("2020-06-01T00:00:00.250Z"));
  CHECK(time_of("1590969600250") == exact("2020-06-01T00:00:00.250Z"));
  CHECK(time_of(R"("1590969600")") == exact("2020-06-01T00:00:00Z"));
  CHECK(time_of("-1") == exact("1969-12-31T23:59:59Z"));
  CHECK(time_of(R"({"from": "2020-01-01", "to": "2021-01-01 00:00:00"})") ==
        between("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z"));
}

TEST_CASE("a time that says nothing is unknown, stays as it was written, and the post stays") {
  for (const char* const time :
       {R"("NaN")", R"("yesterday")", R"("2020-13-45T99:99:99Z")", R"("2020-02-30")", R"("0000-01-01")",
        R"("2020-01-01T00:00:00+99:99")", R"("2020-01-01T00:00:00Z!")", R"("20200101")", R"(["2020"])",
        "true", "1e300", R"({"from": "2021-01-01T00:00:00Z", "to": "2020-01-01T00:00:00Z"})"}) {
    CAPTURE(time);
    const Imported read = imported(file_with_posts(R"({"id": "a", "time": )" + std::string(time) + "}"));
    REQUIRE_EQ(read.archive.post_count(), 1);
    CHECK(read.archive.time(0_post) == KnownTime{});
    CHECK_EQ(repairs_for(read.report, RepairReason::kBadTime), 1);
    CHECK(json_from_archive(read.archive).find(R"("time": )" + std::string(time)) != std::string::npos);
  }
}

TEST_CASE("a count is read from a text, a whole number however it is written, or it is unknown") {
  CHECK(likes_of(R"("12")") == Count{12, CountPrecision::kExact});
  CHECK(likes_of("1.2e1") == Count{12, CountPrecision::kExact});
  CHECK(likes_of("12.0") == Count{12, CountPrecision::kExact});
  CHECK(likes_of("-0") == Count{0, CountPrecision::kExact});
  CHECK(likes_of("-0.0") == Count{0, CountPrecision::kExact});
  CHECK(likes_of(R"({"about": "3000"})") == Count{3000, CountPrecision::kRounded});
  for (const char* const bad : {"-1", "0.5", "1e-300", "-1e308", R"("")", R"("-1")", R"("NaN")",
                                R"("12 likes")", "[]", "true", R"({})"}) {
    CAPTURE(bad);
    const Imported read = with_likes(bad);
    CHECK(read.archive.likes(0_post) == Count{});
    CHECK_EQ(repairs_for(read.report, RepairReason::kBadCount), 1);
    CHECK(json_from_archive(read.archive).find(R"("likes": )" + std::string(bad)) != std::string::npos);
  }
}

TEST_CASE("a number of any length is as large as it is") {
  CHECK_EQ(number_from_token("1" + std::string(400, '0') + "e-395"), doctest::Approx(1e5));
  CHECK_EQ(number_from_token("0." + std::string(400, '0') + "25e402"), doctest::Approx(25));
  CHECK_EQ(number_from_token("-12345678901234567890123e-3"), doctest::Approx(-12345678901234567890.0));
  CHECK_EQ(number_from_token("1e-99999999999"), 0);
  CHECK(number_from_token("1e99999999999") > 1e300);
}

TEST_CASE("a count that is too large for its column is the largest one, as a rounded figure") {
  for (const char* const huge : {"1e308", "1e19", "18446744073709551615", "99999999999999999999999999",
                                 R"("99999999999999999999999999")", R"({"about": 1e308})"}) {
    CAPTURE(huge);
    CHECK(likes_of(huge) == Count{kLargest, CountPrecision::kRounded});
    CHECK_EQ(repairs_for(with_likes(huge).report, RepairReason::kHugeCount), 1);
  }
  CHECK(likes_of("9223372036854775807") == Count{kLargest, CountPrecision::kExact});
}

TEST_CASE("no row of the archives with odd numbers and huge counts is lost") {
  const Imported odd = fault_archive("odd-numbers");
  CHECK_EQ(odd.archive.post_count(), 13);
  CHECK_EQ(odd.report.skipped(), 0);
  CHECK(odd.archive.time(row_of(odd.archive, "8")) == exact("2017-01-01T00:00:00Z"));
  CHECK(odd.archive.time(row_of(odd.archive, "12")) == exact("1970-01-01T03:25:45Z"));
  CHECK_EQ(repairs_for(odd.report, RepairReason::kBadTime), 9);
  CHECK_EQ(repairs_for(odd.report, RepairReason::kBadCount), 2);
  const Imported huge = fault_archive("huge-counts");
  CHECK_EQ(huge.archive.post_count(), 13);
  CHECK_EQ(huge.report.skipped(), 0);
  CHECK_EQ(repairs_for(huge.report, RepairReason::kHugeCount), 12);
}

TEST_CASE("a kind that is not given or not known follows from the row") {
  CHECK(kind_of(R"("text": "Tea")") == PostKind::kOriginal);
  CHECK(kind_of(R"("quote": {"text": "Tea"})") == PostKind::kQuote);
  CHECK(kind_of(R"("replyTo": {"handle": "ada"})") == PostKind::kReply);
  CHECK(kind_of(R"("replyTo": {"id": "1"}, "quote": {"text": "Tea"})") == PostKind::kQuote);
  CHECK(kind_of(R"("text": "RT @ada: Tea")") == PostKind::kRepost);
  CHECK(kind_of(R"("text": "RT tea")") == PostKind::kOriginal);
  CHECK(kind_of(R"("kind": "story", "replyTo": {"id": "1"})") == PostKind::kReply);
  CHECK(kind_of(R"("kind": "original", "replyTo": {"id": "1"})") == PostKind::kOriginal);
  CHECK(kind_of(R"("kind": null, "quote": {"text": "Tea"})") == PostKind::kQuote);
  CHECK(kind_of(R"("quote": 5)") == PostKind::kOriginal);
  const Archive archive =
      archive_with_posts(R"({"id": "a", "quote": {"text": "b", "replyTo": {"id": "1"}}})");
  CHECK(archive.kind(archive.quote(0_post)) == PostKind::kReply);
}

TEST_CASE("a text goes on after U+0000, which is shown as a sign of its own and told") {
  const Imported read =
      imported(file_with_posts(R"({"id": "a", "text": "before\u0000after", "x": "\u0000"})"));
  CHECK_EQ(read.archive.text(0_post), "before\uFFFDafter");
  CHECK_EQ(repairs_for(read.report, RepairReason::kZeroCharacter), 1);
  CHECK_EQ(repairs_for(imported(file_with_posts(R"({"id": "a", "x": "\u0000"})")).report,
                       RepairReason::kZeroCharacter),
           0);
  CHECK_EQ(repairs_for(fault_archive("control-and-bidi-characters").report, RepairReason::kZeroCharacter), 2);
}

TEST_CASE("a text of half a million U+0000 is read as quickly as any other") {
  std::string zeros;
  for (int i = 0; i < 500'000; ++i) zeros += "\\u0000";
  const Imported read = imported(file_with_posts("{\"id\": \"a\", \"text\": \"" + zeros + "\"}"));
  CHECK_EQ(read.archive.text(0_post).size(), 1'500'000);
}

TEST_CASE("no name or handle can look like another one by characters that turn it around") {
  const Imported read = fault_archive("control-and-bidi-characters");
  CHECK_EQ(read.archive.profile().name, "nimda");
  CHECK(repairs_for(read.report, RepairReason::kHiddenInName) > 10);
  for (const PostIndex row : read.archive.rows()) {
    const Author author = read.archive.author(row);
    for (const std::string_view name :
         {author.name, author.handle, author.badge, read.archive.detail(row, Detail::kReplyToHandle)}) {
      for (size_t at = 0; at < name.size(); at += decode_utf8(name, at).size_bytes)
        CHECK_FALSE(is_control(decode_utf8(name, at).value));
    }
  }
}

TEST_CASE("the marks and joiners that scripts need stay in a name") {
  const Archive archive = archive_with_posts(
      R"({"id": "a", "author": {"handle": "h",
          "name": "\u200F\u05D0\u200E \u0646\u200C\u0627 \uD83D\uDC69\u200D\uD83D\uDE80"}})");
  CHECK_EQ(archive.author(0_post).name, "\u200F\u05D0\u200E \u0646\u200C\u0627 \U0001F469\u200D\U0001F680");
}

TEST_CASE("a quote in a quote costs the inner one and not the post") {
  const Imported read =
      imported(file_with_posts(R"({"id": "a", "quote": {"text": "outer", "quote": {"text": "inner"}}})"));
  REQUIRE_EQ(read.archive.post_count(), 1);
  REQUIRE(read.archive.quote(0_post) != kNoPost);
  CHECK_EQ(read.archive.text(read.archive.quote(0_post)), "outer");
  CHECK_EQ(read.archive.quote(read.archive.quote(0_post)), kNoPost);
  CHECK_EQ(repairs_for(read.report, RepairReason::kQuoteInQuote), 1);
}

TEST_CASE("whatever quotes what, export and import again give the same archive") {
  const std::string own_bad_quote =
      R"({"id": "a", "text": "A", "quote": "text", "quotes": {"quote": 1}}, {"id": "b", "quote": {"id": "a"}})";
  for (const std::string& posts :
       {own_bad_quote, std::string(R"({"id": "a", "quote": {"id": "b", "text": "B"}},
                                      {"id": "b", "quote": {"id": "a", "text": "A"}})"),
        std::string(R"({"id": "a", "quote": {"id": "a", "quote": {"id": "a"}}})")}) {
    const Imported first = imported(file_with_posts(posts));
    const std::string file = json_from_archive(first.archive);
    CAPTURE(file);
    const Imported second = imported(file);
    CHECK_EQ(testing::difference(first.archive, second.archive), "");
    CHECK_EQ(second.report.skipped(), 0);
    CHECK_EQ(repairs_for(second.report, RepairReason::kQuoteInQuote), 0);
  }
}

TEST_CASE("the archives that once broke something come out as they went in") {
  const std::string folder = std::string(BACKSCROLL_TEST_DATA_DIR) + "/faults/";
  const std::vector<std::string> files = testing::files_in(folder);
  REQUIRE(files.size() > 8);
  for (const std::string& name : files) {
    CAPTURE(name);
    const Imported first = imported(testing::read_file(folder + name));
    const std::string file = json_from_archive(first.archive);
    const Imported second = imported(file);
    CHECK_EQ(first.report.skipped(), 0);
    CHECK_EQ(second.report.skipped(), 0);
    CHECK_EQ(testing::difference(first.archive, second.archive), "");
    CHECK_EQ(json_from_archive(second.archive), file);
  }
}

TEST_CASE("an archive knows how many rows of its file could not be read") {
  const Archive archive = archive_with_posts(R"({"id": "a"}, 5, {"text": "no id"})");
  CHECK_EQ(archive.post_count(), 1);
  CHECK_EQ(archive.skipped_count(), 2);
  CHECK_EQ(fault_archive("rows-with-small-flaws").archive.skipped_count(), 0);
}

TEST_CASE("authors that come in another order are the same authors") {
  const std::string_view ada = R"({"id": "1", "time": "2020-01-01T00:00:00Z", "author": {"name": "Ada"}})";
  const std::string_view bo = R"({"id": "2", "time": "2019-01-01T00:00:00Z", "author": {"name": "Bo"}})";
  const auto archive_with = [](std::string_view first, std::string_view second) {
    return testing::imported(
               R"({"format": "backscroll", "version": 1, "profile": {"name": "Robin"}, "posts": [)" +
               std::string(first) + ", " + std::string(second) + "]}")
        .archive;
  };
  const Archive archive = archive_with(ada, bo);
  CHECK_EQ(testing::difference(archive, archive_with(bo, ada)), "");
  CHECK_EQ(testing::difference(archive, testing::imported(json_from_archive(archive)).archive), "");
  const std::string_view bo_by_ada =
      R"({"id": "2", "time": "2019-01-01T00:00:00Z", "author": {"name": "Ada"}})";
  CHECK_EQ(testing::difference(archive, archive_with(ada, bo_by_ada)), "author of row 0");
  CHECK_EQ(testing::difference(archive_with(ada, bo_by_ada), archive), "author of row 0");
  CHECK_EQ(testing::difference(archive, archive_with(ada, ada)), "post_count");
}

}  // namespace backscroll
