// Sorting posts by a count a slice at a time.
#include "index/post_order.h"

#include <doctest/doctest.h>

#include <string>

#include "archive/builder.h"
#include "index_literals.h"

using namespace backscroll;

namespace {

constexpr int64_t kUnknown = -1;

Archive archive_with_likes(const std::vector<int64_t>& likes) {
  ArchiveBuilder builder;
  builder.set_profile({});
  int number = 0;  // a second post with the same id would not be added
  for (const int64_t value : likes) {
    PostInput post;
    post.id = std::to_string(number++);
    post.text = "Text";
    if (value != kUnknown) post.likes = {value, CountPrecision::kExact};
    builder.add_post(post);
  }
  Result<Archive> archive = builder.finish();
  return std::move(archive.value());
}

std::vector<PostIndex> sorted(const Archive& archive) {
  PostOrder order(archive, CountKind::kLikes);
  while (order.step()) {
  }
  REQUIRE(order.is_done());
  return {order.posts().begin(), order.posts().end()};
}

}  // namespace

TEST_CASE("the most come first, ties keep their order, unknown counts come last") {
  const Archive archive = archive_with_likes({5, kUnknown, 7'000'000'000, 5, 0, 3000});
  CHECK(sorted(archive) == std::vector<PostIndex>{2_post, 5_post, 0_post, 3_post, 4_post, 1_post});
}

TEST_CASE("an order that takes several slices is one") {
  std::vector<int64_t> likes;
  for (int64_t i = 0; i < 5000; ++i) likes.push_back((i * 7919) % 2500);
  const Archive archive = archive_with_likes(likes);
  const std::vector<PostIndex> whole = sorted(archive);
  REQUIRE_EQ(whole.size(), likes.size());
  for (size_t i = 1; i < whole.size(); ++i) {
    const auto key = [&](size_t at) { return order_key(archive, whole[at], CountKind::kLikes); };
    const bool is_in_order = key(i - 1) > key(i) || (key(i - 1) == key(i) && whole[i - 1] < whole[i]);
    if (!is_in_order) FAIL_CHECK("out of order at " << i);
  }
}

TEST_CASE("posts that all have the same count, and no posts at all, are in order at once") {
  CHECK(sorted(archive_with_likes({4, 4, 4})) == std::vector<PostIndex>{0_post, 1_post, 2_post});
  CHECK(sorted(archive_with_likes({})).empty());
}

TEST_CASE("the top of an order is how the whole order begins") {
  std::vector<int64_t> likes;
  for (int64_t i = 0; i < 1000; ++i) likes.push_back((i * 31) % 50);
  const Archive archive = archive_with_likes(likes);
  const std::vector<PostIndex> whole = sorted(archive);
  std::vector<PostIndex> all(1000);
  for (size_t i = 0; i < all.size(); ++i) all[i] = PostIndex(i);
  const std::vector<PostIndex> top = top_by_count(archive, CountKind::kLikes, all, 64);
  CHECK(std::equal(top.begin(), top.end(), whole.begin(), whole.begin() + 64));
  CHECK(top_by_count(archive, CountKind::kLikes, all, 0).empty());
}
