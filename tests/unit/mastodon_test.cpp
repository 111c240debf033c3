// What becomes of an outbox and of a list of statuses, beyond what the exports in tests/data show.
#include <doctest/doctest.h>
#include <algorithm>
#include <string>

#include "archive_support.h"
#include "exports_support.h"
#include "import/backscroll/backscroll_export.h"
#include "import/mastodon/mastodon_files.h"
#include "import/mastodon/mastodon_text.h"
#include "index_literals.h"

namespace backscroll::testing {
namespace {

const std::string kTo = R"("to": ["https://www.w3.org/ns/activitystreams#Public"])";

std::string outbox(const std::string& items) {
  return R"({"@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection", "orderedItems": [)" +
         items + "]}";
}

// An entry with these members of its own and of its post.
std::string entry(const std::string& activity, const std::string& post) {
  return R"({"type": "Create", "actor": "https://ex.social/users/robin", )" + activity +
         R"(, "object": {"type": "Note", "id": "https://ex.social/users/robin/statuses/1", )" + post + "}}";
}

Result<Imported> read(const std::string& file, const ImportOptions& options = {}) {
  return import_files({{"outbox.json", file}}, options);
}

Archive archive_of(const std::string& items) {
  Result<Imported> result = read(outbox(items));
  REQUIRE(result.ok());
  REQUIRE_EQ(result.value().archive.post_count(), 1);
  return std::move(result.value().archive);
}

std::string error_of(const std::vector<NamedFile>& files) {
  const Result<Imported> result = import_files(files);
  return result.ok() ? "" : result.status().message();
}

uint64_t count_of(const ImportReport& report, HideReason reason) {
  for (const HideCount& hide : report.hides()) {
    if (hide.reason == reason) return hide.count;
  }
  return 0;
}

}  // namespace

TEST_CASE("who may see a post is what it and its activity say, the stricter of both") {
  const auto fate = [](const std::string& activity, const std::string& post) -> std::string {
    const Result<Imported> result =
        read(outbox(entry(activity, post + R"(, "content": "x")")), {true, true, true, {}});
    REQUIRE(result.ok());
    if (count_of(result.value().report, HideReason::kDirect) == 1) {
      CHECK_EQ(result.value().archive.post_count(), 0);
      return "never";
    }
    REQUIRE_EQ(result.value().archive.post_count(), 1);
    const std::string_view label = result.value().archive.detail(0_post, Detail::kVisibility);
    return label.empty() ? "public" : std::string(label);
  };
  const std::string followers = R"("https://ex.social/users/robin/followers")";
  CHECK_EQ(fate(kTo, kTo), "public");
  CHECK_EQ(fate(R"("to": "as:Public")", R"("to": "Public")"), "public");
  CHECK_EQ(fate(R"("to": )" + followers + R"(, "cc": "as:Public")", kTo), "unlisted");
  CHECK_EQ(fate(kTo, R"("to": [)" + followers + "]"), "followers");
  CHECK_EQ(fate(R"("cc": [)" + followers + "]", R"("a": 1)"), "followers");
  CHECK_EQ(fate(kTo, R"("to": ["https://a.ex/users/b"])"), "never");
  CHECK_EQ(fate(kTo, R"("to": [], "cc": [])"), "never");
  CHECK_EQ(fate(R"("a": 1)", R"("a": 1)"), "never");
  CHECK_EQ(fate(kTo, R"("to": 7)"), "never");
  CHECK_EQ(fate(kTo, kTo + R"(, "to": null)"), "never");
  CHECK_EQ(fate(kTo + R"(, "to": null)", R"("a": 1)"), "never");
  // An account that is called "followers", and the followers of somebody else.
  CHECK_EQ(fate(kTo, R"("to": ["https://a.ex/users/followers"])"), "never");
  CHECK_EQ(fate(kTo, R"("to": ["https://a.ex/users/kit/followers"])"), "never");
}

TEST_CASE("what a boost brings along is shown only if that says itself for whom it is") {
  const auto shown = [](const std::string& object) {
    const Result<Imported> result =
        read(outbox(R"({"type": "Announce", "id": "b/activity", "actor": "https://ex.social/users/robin", )" +
                    kTo + R"(, "object": )" + object + "}"));
    REQUIRE(result.ok());
    return result.value().archive.post_count();
  };
  const std::string note = R"({"id": "https://a.ex/1", "type": "Note", "content": "x")";
  CHECK_EQ(shown(note + ", " + kTo + "}"), 1);
  for (const char* addressees : {"", R"(, "bto": ["https://a.ex/users/b"])",
                                 R"(, "audience": ["https://a.ex/users/b"])", R"(, "to": null, "cc": null)"})
    CHECK_EQ(shown(note + addressees + "}"), 0);
  // What it is cannot be told, so neither can for whom.
  CHECK_EQ(shown(R"({"id": "https://a.ex/1", "type": "EncryptedMessage", "to": ["https://a.ex/users/b"]})"),
           0);
}

TEST_CASE("of a message to single people there is nothing but that it is there") {
  const std::string status =
      R"([{"id": "1", "content": "x", "created_at": "2024-05-02T10:00:00Z", "reply_count": 1,
      "account": {"username": "secret", "acct": "secret@x.y", "display_name": "Secret"}, "media_attachments": [],
      "spoiler_text": "", "favourites_count": 1, "visibility": )";
  for (const char* visibility :
       {R"("direct"})", R"("public", "visibility": null})", R"("public", "visibility": {}})"}) {
    const Result<Imported> result = import_files({{"statuses.json", status + visibility + "]"}});
    REQUIRE(result.ok());
    const Imported& imported = result.value();
    CHECK_EQ(imported.archive.post_count(), 0);
    CHECK(imported.archive.profile().name.empty());
    REQUIRE_EQ(imported.report.hides().size(), 1);
    CHECK_EQ(imported.report.hides()[0].count, 1);
    CHECK(imported.report.hides()[0].first_places.empty());
  }
}

TEST_CASE("a list of statuses and an outbox beside it are the same posts") {
  const std::string folder = std::string(BACKSCROLL_TEST_DATA_DIR) + "/exports/pixelfed-";
  std::vector<NamedFile> files = files_below(folder + "outbox");
  for (NamedFile& file : files_below(folder + "statuses")) files.push_back(std::move(file));
  const Result<Imported> result = import_files(files);
  REQUIRE(result.ok());
  CHECK_EQ(result.value().archive.post_count(), 3);
}

TEST_CASE("followers-only posts come when they are asked for, with their label") {
  const std::vector<NamedFile> files =
      files_below(std::string(BACKSCROLL_TEST_DATA_DIR) + "/exports/mastodon-export-mini");
  const Result<Imported> result = import_files(files, {false, false, true, {}});
  REQUIRE(result.ok());
  CHECK_EQ(result.value().totals.posts, 8);
  CHECK_EQ(result.value().archive.detail(4_post, Detail::kVisibility), "followers");
  CHECK_EQ(result.value().report.hidden(), 1);
}

TEST_CASE("a boost of somebody else's post is its address, one of an own post has its words") {
  const std::string announce =
      R"({"type": "Announce", "id": "https://ex.social/users/robin/statuses/5/activity",
      "actor": "https://ex.social/users/robin", )" +
      kTo + R"(, "object": )";
  const Archive bare = archive_of(announce + R"("https://misskey.ex/notes/9z1"})");
  CHECK_EQ(bare.kind(0_post), PostKind::kRepost);
  CHECK_EQ(bare.id(0_post), "https://ex.social/users/robin/statuses/5");
  CHECK_EQ(bare.author(0_post).name, "misskey.ex");
  CHECK_EQ(bare.author(0_post).handle, "");
  CHECK_EQ(bare.link_preview(0_post)->url, "https://misskey.ex/notes/9z1");
  const Archive own =
      archive_of(announce + R"({"type": "Note", "id": "https://ex.social/users/robin/statuses/1",
      "attributedTo": "https://ex.social/users/robin", )" +
                 kTo + R"(, "content": "<p>again"}})");
  CHECK_EQ(own.kind(0_post), PostKind::kRepost);
  CHECK_EQ(own.text(0_post), "again");
  CHECK_EQ(own.author_index(0_post), kOwner);
}

TEST_CASE("an own reply is of a thread, and another one knows whom it answers") {
  const Archive own =
      archive_of(entry(kTo, kTo + R"(, "inReplyTo": "https://ex.social/users/robin/statuses/0")"));
  CHECK_EQ(own.kind(0_post), PostKind::kReply);
  CHECK_EQ(own.detail(0_post, Detail::kReplyToId), "https://ex.social/users/robin/statuses/0");
  CHECK_EQ(own.detail(0_post, Detail::kReplyToHandle), "robin@ex.social");
  const Archive numbered = archive_of(entry(kTo, kTo + R"(, "inReplyTo": "https://m.ex/notes/1",
      "content": "<a class=mention href=https://m.ex/@kit>@kit</a> hi",
      "tag": {"type": "Mention", "name": "@kit@far.ex", "href": "https://m.ex/@kit"})"));
  CHECK_EQ(numbered.detail(0_post, Detail::kReplyToHandle), "kit@far.ex");
}

TEST_CASE("fields of other servers are read as what they mean, and odd ones leave the post as it is") {
  const Archive odd = archive_of(entry(kTo, kTo + R"(, "content": null, "contentMap": {"de": "<p>Hallo"},
      "attachment": {"type": "Video", "url": [{"type": "Link", "href": "https://v.ex/a.mp4"}], "duration": "PT3S",
      "icon": {"url": "https://v.ex/a.jpg"}}, "tag": [7], "likes": "https://x", "shares": {"totalItems": "3"},
      "oneOf": {}, "quote": {"type": "Tombstone", "id": "https://q.ex/1"}, "updated": 5, "sensitive": "no")"));
  CHECK_EQ(odd.text(0_post), "Hallo");
  CHECK_EQ(odd.detail(0_post, Detail::kLanguage), "de");
  CHECK_EQ(odd.kind(0_post), PostKind::kOriginal);
  const std::vector<Media> media = odd.media(0_post);
  REQUIRE_EQ(media.size(), 1);
  CHECK_EQ(media[0].kind, MediaKind::kVideo);
  CHECK_EQ(media[0].source, "https://v.ex/a.mp4");
  CHECK_EQ(media[0].poster, "https://v.ex/a.jpg");
  CHECK_EQ(odd.reposts(0_post).value, 3);
  CHECK_EQ(odd.likes(0_post).precision, CountPrecision::kUnknown);
  const Archive titled = archive_of(entry(kTo, kTo + R"(, "type": "Article", "name": "A title",
      "content": "<p>\u00e9 <a href='https://a.ex'>a</a></p>", "contentMap": {"de": "x", "en": "y"})"));
  CHECK_EQ(titled.text(0_post), "A title\n\n\xC3\xA9 a");
  CHECK_EQ(titled.entities(0_post)[0].begin_bytes, 12);
  CHECK_EQ(titled.detail(0_post, Detail::kLanguage), "");
}

TEST_CASE("entries that are no posts are skipped with a reason") {
  const Result<Imported> result =
      read(outbox(R"({"type": "Like", "object": "https://a"}, 7, {"type": "Create"},
      {"type": "Create", "object": "https://a"}, {"type": "Create", "object": {"type": "Tombstone", "id": "a"}})"));
  REQUIRE(result.ok());
  CHECK_EQ(result.value().report.skipped(), 5);
  CHECK_EQ(result.value().report.rows(), 5);
}

TEST_CASE("the last list of posts and the last of other members count, in any order") {
  const std::string post = entry(kTo, kTo + R"(, "content": "first")");
  std::string other = post;
  other.replace(other.find("first"), 5, "other");
  const std::string end =
      R"("type": "OrderedCollection", "@context": [], "@context": "https://www.w3.org/ns/activitystreams"})";
  const Result<Imported> twice =
      read("{\"orderedItems\": [" + post + "], \"orderedItems\": [" + other + "], " + end);
  REQUIRE(twice.ok());
  CHECK_EQ(twice.value().report.rows(), 1);
  CHECK_EQ(twice.value().archive.text(0_post), "other");
}

TEST_CASE("files are known by what is in them, and those without posts are told of in so many words") {
  const std::string list =
      R"({"@context": "x", "id": "likes.json", "type": "OrderedCollection", "orderedItems": )";
  CHECK(error_of({{"a", list + R"(["https://a"]})"}}).find("addresses and no posts") != std::string::npos);
  CHECK(error_of({{"a", list + "[]}"}}).find("addresses and no posts") != std::string::npos);
  CHECK(error_of({{"a", R"({"@context": [], "type": "OrderedCollection", "totalItems": 3})"}})
            .find("orderedItems") != std::string::npos);
  CHECK(error_of({{"a", R"({"@context": [], "type": "Person", "preferredUsername": "r"})"}})
            .find("without outbox.json") != std::string::npos);
  CHECK_EQ(error_of({{"a", R"({"type": "OrderedCollection", "totalItems": 0, "orderedItems": []})"}}), "");
  CHECK_EQ(use_of_mastodon_name("archive-2024/Outbox.json"), NameUse::kOpen);
  CHECK_EQ(use_of_mastodon_name("likes.json"), NameUse::kNone);
  CHECK_EQ(use_of_mastodon_name("x/media_attachments/files/1/original/a.png"), NameUse::kMedia);
  CHECK_EQ(use_of_mastodon_name("avatar.png"), NameUse::kMedia);
}

TEST_CASE("a picture is found by its path behind the folders of the server") {
  MastodonFileNames files;
  files.add("archive/media_attachments/files/1/original/a.png");
  files.add("archive/avatar.jpg");
  CHECK_EQ(files.find("/exsocial/media_attachments/files/1/original/a.png"),
           "archive/media_attachments/files/1/original/a.png");
  CHECK_EQ(files.find("avatar.jpg"), "archive/avatar.jpg");
  CHECK_EQ(files.find("https://pix.ex/avatar.jpg"), "https://pix.ex/avatar.jpg");
  CHECK_EQ(files.find("/exsocial/media_attachments/files/2/b.png"), "media_attachments/files/2/b.png");
}

TEST_CASE("the address of a post says whose it is, where it has a name in it") {
  CHECK_EQ(handle_of_post("https://ex.social/users/robin/statuses/1"), "robin@ex.social");
  CHECK_EQ(handle_of_post("https://ex.social/@robin/1"), "robin@ex.social");
  CHECK_EQ(handle_of_post("https://ex.social/@kit@far.ex/1"), "kit@far.ex");
  CHECK_EQ(handle_of_post("https://pix.ex/p/wren/1"), "wren@pix.ex");
  CHECK_EQ(handle_of_post("https://m.ex/notes/9abc"), "");
  CHECK_EQ(handle_of_post("robin"), "");
}

TEST_CASE("a boost in a list of statuses has the words and the author of the other post") {
  const std::string status = R"([{"id": "9", "visibility": "public", "spoiler_text": "", "reblogs_count": 0,
      "account": {"acct": "wren", "display_name": "Wren", "url": "https://pix.ex/wren"}, "reblog": {"id": "7",
      "visibility": "public", "content": "<p>Tea</p>", "account": {"acct": "kit@far.ex", "display_name": "Kit"}}},
      {"id": "10", "visibility": "limited", "content": "CANARY"}])";
  const Result<Imported> result = read(status, {true, true, true, {}});
  REQUIRE(result.ok());
  const Archive& archive = result.value().archive;
  REQUIRE_EQ(archive.post_count(), 1);
  CHECK_EQ(archive.id(0_post), "9");
  CHECK_EQ(archive.kind(0_post), PostKind::kRepost);
  CHECK_EQ(archive.text(0_post), "Tea");
  CHECK_EQ(archive.author(0_post).name, "Kit");
  CHECK_EQ(archive.author(0_post).handle, "kit@far.ex");
  CHECK_EQ(archive.profile().handle, "wren@pix.ex");
  CHECK_EQ(json_from_archive(archive).find("CANARY"), std::string::npos);
}

}  // namespace backscroll::testing
