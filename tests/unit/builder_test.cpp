// The builder takes posts as they come, in any order, and the archive reads as if they had come sorted.
#include "archive/builder.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "archive/kept_strings.h"
#include "index_literals.h"

namespace backscroll {
namespace {

PostInput post_at(std::string id, int64_t millis) {
  PostInput post;
  post.id = std::move(id);
  post.time = {{millis}, {millis}, TimePrecision::kExact};
  post.text = "text of " + post.id;
  return post;
}

}  // namespace

TEST_CASE("posts that come newest first, or in no order, are read oldest first") {
  for (const auto& order : {std::vector<int64_t>{3, 2, 1}, {2, 3, 1}, {1, 2, 3}}) {
    ArchiveBuilder builder;
    for (const int64_t at : order) CHECK(builder.add_post(post_at("p" + std::to_string(at), at)));
    const Archive archive = std::move(builder.finish().value());
    for (const PostIndex post : IndexRange(0_post, 3_post)) {
      CHECK(archive.id(post) == "p" + std::to_string(post.value() + 1));
      CHECK(archive.text(post) == "text of p" + std::to_string(post.value() + 1));
      CHECK(archive.time(post).begin.value == post.value() + 1);
    }
  }
}

TEST_CASE("quotes follow the posts in the order of those that quote them") {
  ArchiveBuilder builder;
  for (const int64_t at : {30, 20, 10}) {
    PostInput post = post_at("p" + std::to_string(at), at);
    post.quote = std::make_unique<PostInput>(post_at("q" + std::to_string(at), at - 5));
    if (at == 20) post.quote->id = "p30";
    builder.add_post(post);
  }
  builder.add_post(post_at("p40", 40));
  const Archive archive = std::move(builder.finish().value());
  REQUIRE(archive.post_count() == 4);
  REQUIRE(archive.row_count() == 6);
  CHECK(archive.id(archive.quote(0_post)) == "q10");
  CHECK(archive.quote(0_post) == 4_post);
  CHECK(archive.quote(1_post) == 2_post);  // it is a post of the archive
  CHECK(archive.id(archive.quote(2_post)) == "q30");
  CHECK(archive.quote(2_post) == 5_post);
  CHECK(archive.quote(3_post) == kNoPost);
  CHECK(archive.quote(4_post) == kNoPost);
}

TEST_CASE("an id is added once") {
  ArchiveBuilder builder;
  CHECK(builder.add_post(post_at("same", 1)));
  CHECK_FALSE(builder.add_post(post_at("same", 2)));
  const Archive archive = std::move(builder.finish().value());
  CHECK(archive.post_count() == 1);
  CHECK(archive.time(0_post).begin.value == 1);
}

TEST_CASE("a count of any size is kept") {
  ArchiveBuilder builder;
  PostInput post = post_at("p", 1);
  post.likes = {int64_t{1} << 62, CountPrecision::kRounded};
  post.replies = {0xFFFFFFFE, CountPrecision::kExact};
  post.reposts = {0xFFFFFFFF, CountPrecision::kExact};
  builder.add_post(post);
  const Archive archive = std::move(builder.finish().value());
  CHECK(archive.likes(0_post) == Count{int64_t{1} << 62, CountPrecision::kRounded});
  CHECK(archive.replies(0_post) == Count{0xFFFFFFFE, CountPrecision::kExact});
  CHECK(archive.reposts(0_post) == Count{0xFFFFFFFF, CountPrecision::kExact});
}

TEST_CASE("more languages than there are codes for are all kept") {
  ArchiveBuilder builder;
  constexpr int kLanguages = 300;
  for (int i = 0; i < kLanguages; ++i) {
    PostInput post = post_at("p" + std::to_string(i), i);
    post.details.emplace_back(Detail::kLanguage, "x-" + std::to_string(i));
    builder.add_post(post);
  }
  const Archive archive = std::move(builder.finish().value());
  for (const PostIndex post : IndexRange(0_post, PostIndex(kLanguages)))
    CHECK(archive.detail(post, Detail::kLanguage) == "x-" + std::to_string(post.value()));
  CHECK(archive.language_name(archive.language_code(7_post)) == "x-7");
  CHECK(archive.language_code(299_post) == Archive::kOtherLanguage);
}

TEST_CASE("kept strings of any length are found again") {
  KeptStrings strings;
  StringTable table;
  const auto text_of = [](size_t i) {
    return std::string(i % 7 == 0 ? i * 100 : i % 40, 'a') + std::to_string(i);
  };
  constexpr uint32_t kCount = 3000;
  for (uint32_t i = 0; i < kCount; ++i) CHECK(table.add(strings, text_of(i)) == StringTable::kNone);
  for (uint32_t i = 0; i < kCount; ++i) {
    CHECK(strings[i] == text_of(i));
    CHECK(table.find(strings, text_of(i)) == i);
    CHECK(table.add(strings, text_of(i)) == i);
  }
  CHECK(table.find(strings, "b") == StringTable::kNone);
  CHECK(strings.size() == kCount);
}

TEST_CASE("each string is kept once and found again, in whatever order they come") {
  std::vector<std::string> rising;
  for (int i = 0; i < 3000; ++i) rising.push_back(std::to_string(i));
  std::vector<std::string> mixed = rising;
  for (size_t i = 0; i < mixed.size(); ++i) std::swap(mixed[i], mixed[i * 7919 % mixed.size()]);
  std::vector<std::string> late = rising;  // out of order at its very end
  std::swap(late[2990], late[2999]);
  const std::vector<std::string> falling(rising.rbegin(), rising.rend());
  for (const std::vector<std::string>& texts :
       {rising, falling, mixed, late, {"", "a"}, {"a", "b", "a2", "A", ""}, {"a"}, {}}) {
    DistinctStrings strings;
    CHECK(strings.find("a") == StringTable::kNone);
    for (size_t i = 0; i < texts.size(); ++i) {
      CHECK(strings.add(texts[i]));
      if (i > 0 && i % 500 == 0) CHECK_FALSE(strings.add(texts[i]));
    }
    for (uint32_t i = 0; i < texts.size(); ++i) {
      CHECK(strings[i] == texts[i]);
      CHECK(strings.find(texts[i]) == i);
    }
    CHECK(strings.find("none") == StringTable::kNone);
    for (const std::string& text : texts) CHECK_FALSE(strings.add(text));
    CHECK(strings.add("none"));
    for (uint32_t i = 0; i < texts.size(); ++i) CHECK(strings.find(texts[i]) == i);
    CHECK(strings.find("none") == texts.size());
  }
}

}  // namespace backscroll
