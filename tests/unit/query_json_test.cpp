// Queries as JavaScript sends them, and the posts that go back.
#include "api/query_json.h"

#include <doctest/doctest.h>

#include "archive_support.h"

namespace backscroll {
namespace {

std::string error_of_query(std::string_view json) {
  const Result<PostQuery> query = query_from_json(json);
  return query.ok() ? "" : query.status().message();
}

std::string answer_to(const Archive& archive, const char* query) {
  Result<std::string> answer = Status(ErrorCode::kNoArchive);
  answer_query(archive, query, answer).finish();
  return answer.ok() ? answer.value() : answer.status().message();
}

}  // namespace

TEST_CASE("every member of a query is read") {
  const Result<PostQuery> query = query_from_json(
      R"({"text": "a", "kinds": ["reply", "quote"], "from": "2019-03-01", "to": 1551441600000,
          "sort": "likes", "limit": 5})");
  REQUIRE(query.ok());
  CHECK_EQ(query.value().text, "a");
  CHECK(query.value().kinds == std::vector<PostKind>{PostKind::kReply, PostKind::kQuote});
  CHECK(query.value().from == utc_from_rfc3339("2019-03-01T00:00:00Z"));
  CHECK(query.value().to == utc_from_rfc3339("2019-03-01T12:00:00Z"));
  CHECK(query.value().sort == PostSort::kLikes);
  CHECK_EQ(query.value().limit, 5);
}

TEST_CASE("what is left out or null has its default") {
  for (const char* json :
       {"{}", R"({"text": null, "kinds": null, "from": null, "sort": null, "limit": null})"}) {
    const Result<PostQuery> query = query_from_json(json);
    REQUIRE(query.ok());
    CHECK(query.value().text.empty());
    CHECK_FALSE(query.value().from);
    CHECK(query.value().sort == PostSort::kTime);
  }
}

TEST_CASE("a query that cannot be read is refused with what is wrong") {
  CHECK_EQ(error_of_query("[]"), "This query cannot be read: it is not an object");
  CHECK_EQ(error_of_query("{"), "This query cannot be read: it is not JSON");
  CHECK_EQ(error_of_query(R"({"txt": "a"})"), "This query cannot be read: there is no field \"txt\"");
  CHECK_EQ(error_of_query(R"({"text": 5})"), "This query cannot be read: \"text\" has to be a text");
  CHECK_EQ(error_of_query(R"({"kinds": ["story"]})"),
           "This query cannot be read: \"kinds\" has to be a list of original, reply, repost, quote");
  CHECK_EQ(
      error_of_query(R"({"from": "March"})"),
      "This query cannot be read: \"from\" has to be a date, a date and time, or milliseconds since 1970");
  CHECK_EQ(error_of_query(R"({"sort": "fame"})"),
           "This query cannot be read: \"sort\" has to be one of time, oldest, likes, replies, reposts");
  CHECK_EQ(error_of_query(R"({"limit": -1})"),
           "This query cannot be read: \"limit\" has to be a whole number from 0 on");
}

TEST_CASE("posts go back as the file has them, one a line") {
  const Archive archive =
      testing::archive_with_posts(R"({"id": "a", "text": "1\n2"}, {"id": "b", "x": 9007199254740993})");
  CHECK_EQ(answer_to(archive, "{}"),
           "[\n{\"id\": \"a\", \"kind\": \"original\", \"text\": \"1\\n2\"},"
           "\n{\"id\": \"b\", \"kind\": \"original\", \"text\": \"\", \"x\": 9007199254740993}]");
  CHECK_EQ(answer_to(archive, R"({"text": "nothing like it"})"), "[]");
  CHECK_EQ(answer_to(archive, R"({"text": 5})"), "This query cannot be read: \"text\" has to be a text");
}

}  // namespace backscroll
