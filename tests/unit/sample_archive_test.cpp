// The invented archive: the same each time, and with something of everything in it.
#include "import/sample_archive.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "index/threads.h"
#include "index_literals.h"

namespace backscroll {
namespace {

Archive sample(uint32_t posts, uint64_t seed = 1) {
  Result<Archive> made = make_sample({posts, seed});
  REQUIRE(made.ok());
  return std::move(made.value());
}

}  // namespace

TEST_CASE("a sample is the same each time, and another one for another seed") {
  const auto text_of = [](const Archive& archive) {
    std::string text;
    for (const PostIndex post : archive.posts()) text += archive.text(post);
    return text;
  };
  CHECK(text_of(sample(500)) == text_of(sample(500)));
  CHECK(text_of(sample(500)) != text_of(sample(500, 2)));
}

TEST_CASE("a sample has the posts it was asked for, over all its years") {
  for (const uint32_t posts : {0u, 1u, 2u, 3000u}) CHECK(sample(posts).post_count() == posts);
  const Archive archive = sample(3000);
  const auto year_of = [&](PostIndex post) { return civil_from_utc(archive.time(post).begin).year; };
  CHECK(year_of(0_post) <= 2010);
  CHECK(year_of(2999_post) >= 2024);
  CHECK(year_of(2999_post) < 2026);
}

TEST_CASE("a sample has languages, kinds, tags, media, threads, and a few posts with most of the likes") {
  const Archive archive = sample(5000);
  std::set<std::string_view> languages;
  std::set<PostKind> kinds;
  size_t tags = 0;
  size_t media = 0;
  std::vector<int64_t> likes;
  for (const PostIndex post : archive.posts()) {
    languages.insert(archive.detail(post, Detail::kLanguage));
    kinds.insert(archive.kind(post));
    media += archive.media_count(post);
    likes.push_back(archive.likes(post).value);
    for (const Entity& entity : archive.entities(post)) {
      if (entity.kind != EntityKind::kHashtag) continue;
      ++tags;
      CHECK(archive.text(post)[entity.begin_bytes] == '#');
      CHECK(entity.end_bytes == archive.text(post).size());
    }
  }
  CHECK(languages.size() == 6);
  CHECK(kinds.size() == 4);
  CHECK(tags > 400);
  CHECK(media > 300);
  CHECK(Threads::from_archive(archive).all().size() > 80);
  std::sort(likes.begin(), likes.end());
  CHECK(likes[2500] < 10);
  CHECK(likes.back() > 300);
}

}  // namespace backscroll
