// Which posts match a query, and in which order.
#include "index/query.h"

#include <doctest/doctest.h>

#include "archive_support.h"
#include "index/post_order.h"

namespace backscroll {
namespace {

Archive sample() {
  return testing::archive_with_posts(R"(
      {"id": "old", "time": "2018-05-01T00:00:00Z", "text": "Load balancing with Envoy", "counts": {"likes": 7}},
      {"id": "2019", "kind": "reply", "time": {"from": "2019-01-01T00:00:00Z", "to": "2020-01-01T00:00:00Z"},
       "text": "\u041F\u0440\u0438\u0432\u0435\u0442 ENVOY", "counts": {"likes": {"about": 3000}, "replies": 1}},
      {"id": "new", "kind": "quote", "time": "2021-05-01T00:00:00Z", "text": "So true",
       "counts": {"likes": 0, "reposts": 9},
       "quote": {"author": {"name": "Ada", "handle": "AdaMaps"}, "text": "The envoy has come"}},
      {"id": "undated", "text": "No date here", "counts": {"replies": 5}})");
}

std::vector<PostIndex> posts_of(const Archive& archive, const PostQuery& query) {
  std::vector<PostIndex> posts;
  find_posts(archive, query, posts).finish();
  return posts;
}

using Ids = std::vector<std::string>;

Ids ids_of(const Archive& archive, const std::vector<PostIndex>& posts) {
  Ids ids;
  for (const PostIndex row : posts) ids.emplace_back(archive.id(row));
  return ids;
}

Ids found(const PostQuery& query) {
  const Archive archive = sample();
  return ids_of(archive, posts_of(archive, query));
}

std::optional<UtcMillis> at(std::string_view time) { return utc_from_rfc3339(time); }

}  // namespace

TEST_CASE("a query that says nothing finds every post, newest first, unknown times last") {
  CHECK_EQ(found({}), Ids{"new", "2019", "old", "undated"});
}

TEST_CASE("text is found in posts and in what they quote, whatever the case") {
  CHECK_EQ(found({.text = "eNvOy"}), Ids{"new", "2019", "old"});
  CHECK_EQ(found({.text = "\u043F\u0440\u0438\u0412\u0415\u0422"}), Ids{"2019"});
  CHECK_EQ(found({.text = "envoy has"}), Ids{"new"});
  CHECK_EQ(found({.text = "nowhere"}), Ids{});
}

TEST_CASE("the handle of somebody else is found, that of the owner is not") {
  CHECK_EQ(found({.text = "adamaps"}), Ids{"new"});
  CHECK_EQ(found({.text = "robinvale"}), Ids{});
}

TEST_CASE("posts are chosen by kind") {
  CHECK_EQ(found({.kinds = {PostKind::kOriginal}}), Ids{"old", "undated"});
  CHECK_EQ(found({.kinds = {PostKind::kReply, PostKind::kQuote}}), Ids{"new", "2019"});
}

TEST_CASE("the range begins with its first instant and ends before its last") {
  CHECK_EQ(found({.from = at("2018-05-01T00:00:00Z"), .to = at("2018-05-01T00:00:00.001Z")}), Ids{"old"});
  CHECK_EQ(found({.to = at("2018-05-01T00:00:00Z")}), Ids{});
  CHECK_EQ(found({.from = at("2018-05-01T00:00:00.001Z")}), Ids{"new", "2019"});
}

TEST_CASE("a post that is known to a year matches any range that touches the year") {
  CHECK_EQ(found({.from = at("2019-06-01T00:00:00Z"), .to = at("2019-06-02T00:00:00Z")}), Ids{"2019"});
  CHECK_EQ(found({.from = at("2019-12-31T23:59:59Z"), .to = at("2020-06-01T00:00:00Z")}), Ids{"2019"});
  CHECK_EQ(found({.from = at("2020-01-01T00:00:00Z"), .to = at("2020-06-01T00:00:00Z")}), Ids{});
  CHECK_EQ(found({.from = at("2018-06-01T00:00:00Z"), .to = at("2019-01-01T00:00:00Z")}), Ids{});
}

TEST_CASE("posts are sorted by time or by a count, unknown ones last") {
  CHECK_EQ(found({.sort = PostSort::kOldest}), Ids{"old", "2019", "new", "undated"});
  CHECK_EQ(found({.sort = PostSort::kLikes}), Ids{"2019", "old", "new", "undated"});
  CHECK_EQ(found({.sort = PostSort::kReplies}), Ids{"undated", "2019", "old", "new"});
  CHECK_EQ(found({.sort = PostSort::kReposts}), Ids{"new", "old", "2019", "undated"});
}

TEST_CASE("posts with equal counts stand in the same order as in the feed") {
  const Archive archive = testing::archive_with_posts(R"(
      {"id": "late", "time": "2021-01-01T00:00:00Z", "counts": {"likes": 5}},
      {"id": "undated", "counts": {"likes": 5}},
      {"id": "early", "time": "2019-01-01T00:00:00Z", "counts": {"likes": 5}},
      {"id": "unknown", "time": "2018-01-01T00:00:00Z"},
      {"id": "most", "time": "2020-01-01T00:00:00Z", "counts": {"likes": 9}},
      {"id": "unknown too", "time": "2022-01-01T00:00:00Z"}, {"id": "huge",
      "time": "2023-01-01T00:00:00Z", "counts": {"likes": 9223372036854775807}})");
  PostOrder order(archive, CountKind::kLikes);
  while (order.step()) {
  }
  const std::vector<PostIndex> feed(order.posts().begin(), order.posts().end());
  CHECK(posts_of(archive, {.sort = PostSort::kLikes}) == feed);
  CHECK_EQ(archive.id(feed[0]), "huge");
  CHECK_EQ(archive.id(feed[2]), "early");
  CHECK_EQ(archive.id(feed[5]), "unknown");
}

TEST_CASE("what fits the words best comes first, the owner's own words before those of others, then likes") {
  const Archive archive = testing::archive_with_posts(R"(
      {"id": "inside", "text": "An email", "counts": {"likes": 900}},
      {"id": "begins", "text": "My mailbox", "counts": {"likes": 50}},
      {"id": "whole", "text": "mail came", "counts": {"likes": 1}},
      {"id": "whole and liked", "text": "Email is no Mail!", "counts": {"likes": 2}},
      {"id": "none", "text": "A letter", "counts": {"likes": 5000}},
      {"id": "quotes", "text": "See", "counts": {"likes": 7000}, "quote": {"id": "q", "text": "mail"}},
      {"id": "repeats", "kind": "repost", "author": {"name": "Ada", "handle": "ada"}, "text": "mail"})");
  const auto found = [&](const std::string& text) {
    return ids_of(archive, posts_of(archive, {.text = text, .sort = PostSort::kRelevance}));
  };
  CHECK_EQ(found("mail"), Ids{"whole and liked", "whole", "quotes", "repeats", "begins", "inside"});
  CHECK_EQ(found("mail letter"), Ids{});
  CHECK_EQ(found("-mail"), Ids{"none"});
  CHECK_EQ(found("likes:>60"), ids_of(archive, posts_of(archive, {.text = "likes:>60"})));
}

TEST_CASE("a limit keeps the first ones, none keeps all") {
  CHECK_EQ(found({.limit = 2}), Ids{"new", "2019"});
  CHECK_EQ(found({.sort = PostSort::kLikes, .limit = 1}), Ids{"2019"});
  CHECK_EQ(found({.limit = 9}).size(), 4);
}

}  // namespace backscroll
