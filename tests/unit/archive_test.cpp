// The archive as its builder makes it: order of the rows, quotes, authors, entities, details.
#include "archive/archive.h"

#include <doctest/doctest.h>

#include <memory>

#include "archive/builder.h"
#include "archive_support.h"
#include "index_literals.h"

namespace backscroll {
namespace {

PostInput post(std::string id, std::string_view time = {}) {
  PostInput input;
  input.id = std::move(id);
  if (!time.empty()) input.time = {*utc_from_rfc3339(time), *utc_from_rfc3339(time), TimePrecision::kExact};
  return input;
}

std::unique_ptr<PostInput> quote(std::string id, std::string text = {}) {
  auto input = std::make_unique<PostInput>(post(std::move(id)));
  input->text = std::move(text);
  return input;
}

Archive built(ArchiveBuilder& builder) {
  Result<Archive> archive = builder.finish();
  REQUIRE(archive.ok());
  return std::move(archive.value());
}

std::vector<std::string> ids_of(const Archive& archive) {
  std::vector<std::string> ids;
  for (const PostIndex row : archive.rows()) ids.emplace_back(archive.id(row));
  return ids;
}

}  // namespace

TEST_CASE("an archive without anything in it can be asked everything and be opened again") {
  const Archive archive;
  CHECK_EQ(archive.post_count(), 0);
  CHECK_EQ(archive.row_count(), 0);
  CHECK_EQ(archive.profile().name, "");
  CHECK(archive.profile().joined == KnownTime{});
  CHECK(archive.bio_entities().empty());
  const Result<Archive> again = Archive::from_bytes({archive.bytes().begin(), archive.bytes().end()});
  REQUIRE(again.ok());
  CHECK_EQ(testing::difference(archive, again.value()), "");
  ArchiveBuilder nothing_added;
  CHECK_EQ(testing::difference(archive, built(nothing_added)), "");
}

TEST_CASE("posts are sorted by time, unknown times last, ties as they came, quotes after the posts") {
  ArchiveBuilder builder;
  builder.add_post(post("unknown"));
  builder.add_post(post("2020", "2020-01-01T00:00:00Z"));
  builder.add_post(post("2019 a", "2019-01-01T00:00:00Z"));
  builder.add_post(post("2019 b", "2019-01-01T00:00:00Z"));
  PostInput quoting = post("2018", "2018-01-01T00:00:00Z");
  quoting.quote = quote("quoted");
  builder.add_post(quoting);
  CHECK_EQ(builder.post_count(), 5);
  CHECK(builder.has_post("2018"));
  CHECK_FALSE(builder.has_post("quoted"));
  const Archive archive = built(builder);
  CHECK_EQ(ids_of(archive),
           std::vector<std::string>{"2018", "2019 a", "2019 b", "2020", "unknown", "quoted"});
  CHECK_EQ(archive.post_count(), 5);
  CHECK_EQ(archive.quote(0_post), 5_post);
  CHECK_EQ(archive.quote(1_post), kNoPost);
}

TEST_CASE("an interval is sorted by its middle") {
  ArchiveBuilder builder;
  PostInput year = post("somewhen in 2019");
  year.time = {*utc_from_rfc3339("2019-01-01T00:00:00Z"), *utc_from_rfc3339("2020-01-01T00:00:00Z"),
               TimePrecision::kInterval};
  builder.add_post(post("August 2019", "2019-08-01T00:00:00Z"));
  builder.add_post(year);
  builder.add_post(post("June 2019", "2019-06-01T00:00:00Z"));
  CHECK_EQ(ids_of(built(builder)), std::vector<std::string>{"June 2019", "somewhen in 2019", "August 2019"});
}

TEST_CASE("a quote with the id of a post is that post, before or after it in the file") {
  ArchiveBuilder builder;
  for (const auto& [id, quoted] : {std::pair{"a", "b"}, std::pair{"b", "a"}, std::pair{"c", "c"}}) {
    PostInput input = post(id);
    input.quote = quote(quoted, "other words");
    builder.add_post(input);
  }
  const Archive archive = built(builder);
  CHECK_EQ(archive.row_count(), 3);
  CHECK_EQ(archive.id(archive.quote(0_post)), "b");
  CHECK_EQ(archive.id(archive.quote(1_post)), "a");
  CHECK_EQ(archive.quote(2_post), 2_post);
  CHECK_EQ(archive.text(archive.quote(0_post)), "");
}

TEST_CASE("quotes without an id are rows of their own") {
  ArchiveBuilder builder;
  for (const char* id : {"a", "b"}) {
    PostInput input = post(id);
    input.quote = quote("", "the same words");
    builder.add_post(input);
  }
  CHECK_EQ(built(builder).row_count(), 4);
}

TEST_CASE("the posts of a list that came twice are those of the second one") {
  ArchiveBuilder builder;
  ProfileInput profile;
  profile.name = "Robin Vale";
  builder.set_profile(std::move(profile));
  builder.add_post(post("first"));
  builder.clear_posts();
  CHECK_FALSE(builder.has_post("first"));
  builder.add_post(post("second"));
  const Archive archive = built(builder);
  CHECK_EQ(ids_of(archive), std::vector<std::string>{"second"});
  CHECK_EQ(archive.profile().name, "Robin Vale");
  CHECK_EQ(builder.post_count(), 0);
}

TEST_CASE("an author who is written like the profile is the owner, others are kept as printed") {
  ArchiveBuilder builder;
  ProfileInput profile;
  profile.name = "Robin Vale";
  profile.handle = "robinvale";
  profile.badge = "Official";
  builder.set_profile(std::move(profile));
  const auto add = [&builder](std::string id, std::string name, std::string badge, std::string extra) {
    PostInput input = post(std::move(id));
    input.author_kind = 0;
    input.author = {std::move(name), "robinvale", std::move(badge), {}, std::move(extra)};
    builder.add_post(input);
  };
  add("same", "Robin Vale", "Official", "");
  add("old name", "Robin V.", "", "");
  add("old name again", "Robin V.", "", "");
  add("with more", "Robin Vale", "Official", "\"x\": 1");
  const Archive archive = built(builder);
  CHECK_EQ(archive.author_index(0_post), kOwner);
  CHECK_EQ(archive.author(0_post).name, "Robin Vale");
  CHECK_EQ(archive.author(0_post).badge, "Official");
  CHECK_EQ(archive.author(1_post).name, "Robin V.");
  CHECK_EQ(archive.author_index(1_post), archive.author_index(2_post));
  CHECK_EQ(archive.author(3_post).extra, "\"x\": 1");
}

TEST_CASE("an unknown author has no name") {
  ArchiveBuilder builder;
  PostInput input = post("a");
  input.quote = quote("", "somebody said");
  input.quote->author_kind = kUnknownAuthor;
  builder.add_post(input);
  const Archive archive = built(builder);
  CHECK_EQ(archive.author_index(archive.quote(0_post)), kUnknownAuthor);
  CHECK_EQ(archive.author(archive.quote(0_post)).name, "");
}

TEST_CASE("positions given in code points become bytes of the text") {
  ArchiveBuilder builder;
  PostInput input = post("a");
  input.text = "\u00e9 \U0001F600 @ada #x";
  input.entities = {{EntityKind::kMention, 4, 8, "ada", "", ""}, {EntityKind::kHashtag, 9, 11, "x", "", ""}};
  builder.add_post(input);
  const Archive archive = built(builder);
  const std::vector<Entity> entities = archive.entities(0_post);
  REQUIRE_EQ(entities.size(), 2);
  for (const Entity& entity : entities) {
    const std::string_view part =
        archive.text(0_post).substr(entity.begin_bytes, entity.end_bytes - entity.begin_bytes);
    CHECK_EQ(part.substr(1), entity.target);
  }
}

TEST_CASE("entities that are empty, outside the text or on another one are taken out, the rest is sorted") {
  const auto entity = [](uint32_t begin, uint32_t end) {
    return EntityInput{EntityKind::kLink, begin, end, "", "", ""};
  };
  std::vector<EntityInput> entities = {entity(6, 10), entity(0, 3), entity(2, 4), entity(5, 5),
                                       entity(9, 11)};
  CHECK_EQ(keep_usable_entities(entities, 10), 3);
  REQUIRE_EQ(entities.size(), 2);
  CHECK_EQ(entities[0].begin_code_points, 0);
  CHECK_EQ(entities[1].begin_code_points, 6);
}

TEST_CASE("details are found by post and name, numbers only where they are numbers") {
  ArchiveBuilder builder;
  PostInput input = post("a");
  input.details = {{Detail::kThreadSize, "9"}, {Detail::kLanguage, "en"}, {Detail::kThreadId, "t1"}};
  builder.add_post(post("0"));
  builder.add_post(input);
  builder.add_post(post("z"));
  const Archive archive = built(builder);
  CHECK_EQ(archive.detail(1_post, Detail::kLanguage), "en");
  CHECK_EQ(archive.detail(1_post, Detail::kAge), "");
  CHECK_EQ(archive.detail(0_post, Detail::kLanguage), "");
  CHECK_EQ(archive.detail_number(1_post, Detail::kThreadSize), 9);
  CHECK_FALSE(archive.detail_number(1_post, Detail::kThreadId));
  CHECK_FALSE(archive.detail_number(2_post, Detail::kThreadSize));
}

TEST_CASE("an empty alternative text is not the same as none") {
  ArchiveBuilder builder;
  PostInput input = post("a");
  input.media.resize(2);
  input.media[1].alt = "";
  builder.add_post(input);
  const Archive archive = built(builder);
  CHECK_EQ(archive.media_count(0_post), 2);
  CHECK_FALSE(archive.media(0_post)[0].has_alt);
  CHECK(archive.media(0_post)[1].has_alt);
}

TEST_CASE("a hundred thousand posts with ids keep their order and are found") {
  ArchiveBuilder builder;
  constexpr int kPosts = 100'000;
  for (int i = 0; i < kPosts; ++i) builder.add_post(post(std::to_string(i)));
  CHECK(builder.has_post("99999"));
  CHECK_FALSE(builder.has_post("100000"));
  const Archive archive = built(builder);
  CHECK_EQ(archive.post_count(), kPosts);
  CHECK_EQ(archive.id(archive.posts().last - 1), "99999");
}

}  // namespace backscroll
