// backscroll_export: one function per object of the format. Leaves out what is unknown or has its default, but always
// writes the fields that a reader of the file looks for first.
#include "import/backscroll/backscroll_export.h"

#include <algorithm>

#include "base/utf8.h"
#include "import/backscroll/backscroll_reader.h"
#include "import/backscroll/export_parts.h"
#include "import/json/json_cursor.h"

namespace backscroll {
namespace {

bool is_known(Count count) { return count.precision != CountPrecision::kUnknown; }

void write_entities(JsonWriter& writer, const std::vector<Entity>& entities, std::string_view text) {
  if (entities.empty()) return;
  writer.key("entities");
  writer.begin_array();
  size_t counted_bytes = 0;
  size_t code_points = 0;
  // The entities are sorted: one walk along the text.
  const auto code_points_to = [&](uint32_t bytes) {
    code_points += count_code_points(text.substr(counted_bytes, bytes - counted_bytes));
    counted_bytes = bytes;
    return code_points;
  };
  for (const Entity& entity : entities) {
    writer.begin_object();
    writer.member("kind", id_in(kEntityKindIds, entity.kind));
    writer.member("start", code_points_to(entity.begin_bytes));
    writer.member("end", code_points_to(entity.end_bytes));
    writer.member("target", entity.target);
    write_known(writer, "display", entity.display);
    writer.members(entity.extra);
    writer.end_object();
  }
  writer.end_array();
}

void write_author(JsonWriter& writer, const Archive& archive, PostIndex row) {
  if (archive.author_index(row) == kOwner) return;
  writer.key("author");
  if (archive.author_index(row) == kUnknownAuthor) return writer.null();
  const Author author = archive.author(row);
  writer.begin_object();
  writer.member("name", author.name);
  writer.member("handle", author.handle);
  write_known(writer, "badge", author.badge);
  write_known(writer, "avatar", author.avatar);
  writer.members(author.extra);
  writer.end_object();
}

void write_reply_to(JsonWriter& writer, const Archive& archive, PostIndex row) {
  constexpr DetailField kFields[] = {{"id", Detail::kReplyToId, false},
                                     {"handle", Detail::kReplyToHandle, false}};
  write_part(writer, "replyTo", archive, row, kFields, archive.detail(row, Detail::kExtraReplyTo));
}

void write_thread(JsonWriter& writer, const Archive& archive, PostIndex row) {
  constexpr DetailField kFields[] = {{"id", Detail::kThreadId, false},
                                     {"position", Detail::kThreadPosition, true},
                                     {"size", Detail::kThreadSize, true}};
  std::string extra;
  JsonWriter members(extra);
  if (archive.is_thread_marked(row)) {
    members.key("marked");
    members.boolean(true);
  }
  members.members(archive.detail(row, Detail::kExtraThread));
  write_part(writer, "thread", archive, row, kFields, extra);
}

void write_source(JsonWriter& writer, const Archive& archive, PostIndex row) {
  constexpr DetailField kFields[] = {{"url", Detail::kSourceUrl, false}, {"line", Detail::kSourceLine, true}};
  write_part(writer, "source", archive, row, kFields, archive.detail(row, Detail::kExtraSource));
}

void write_warning(JsonWriter& writer, const Archive& archive, PostIndex row) {
  write_known(writer, "warning", archive.detail(row, Detail::kWarning));
  if (!archive.is_sensitive(row)) return;
  writer.key("sensitive");
  writer.boolean(true);
}

void write_counts(JsonWriter& writer, const Archive& archive, PostIndex row) {
  const Count replies = archive.replies(row), reposts = archive.reposts(row), likes = archive.likes(row);
  const std::string_view extra = archive.detail(row, Detail::kExtraCounts);
  if (!is_known(replies) && !is_known(reposts) && !is_known(likes) && extra.empty()) return;
  writer.key("counts");
  writer.begin_object();
  write_count(writer, "replies", replies, archive.detail(row, Detail::kExtraReplies));
  write_count(writer, "reposts", reposts, archive.detail(row, Detail::kExtraReposts));
  write_count(writer, "likes", likes, archive.detail(row, Detail::kExtraLikes));
  writer.members(extra);
  writer.end_object();
}

// What is kept of a post but for one member.
std::string members_without(std::string_view members, std::string_view left_out) {
  const std::string object = "{" + std::string(members) + "}";
  JsonCursor cursor(object, true);
  std::string kept;
  JsonWriter writer(kept);
  std::string_view name;
  for (cursor.enter(); cursor.next_member(name);) {
    if (name == left_out) {
      cursor.skip();
      continue;
    }
    writer.key(name);
    writer.raw(cursor.skip());
  }
  return kept;
}

// A quote that could not be read is kept by the post, but goes into no other quote: that would be one too deep.
void write_unknown_members(JsonWriter& writer, std::string_view members, bool is_quote) {
  if (!is_quote || members.find("\"quote\"") == std::string_view::npos) return writer.members(members);
  writer.members(members_without(members, "quote"));
}

void write_post_members(JsonWriter& writer, const Archive& archive, PostIndex row, bool is_quote) {
  writer.begin_object();
  write_known(writer, "id", archive.id(row));
  writer.member("kind", id_in(kPostKindIds, archive.kind(row)));
  write_author(writer, archive, row);
  write_time(writer, "time", archive.time(row), archive.detail(row, Detail::kAge),
             archive.detail(row, Detail::kExtraTime));
  writer.member("text", archive.text(row));
  if (archive.text_kind(row) == TextKind::kSummary)
    writer.member("textKind", id_in(kTextKindIds, TextKind::kSummary));
  write_entities(writer, archive.entities(row), archive.text(row));
  write_warning(writer, archive, row);
  write_known(writer, "visibility", archive.detail(row, Detail::kVisibility));
  write_media(writer, archive, row);
  write_poll(writer, archive, row);
  write_card(writer, archive, row);
  if (!is_quote && archive.quote(row) != kNoPost) {
    writer.key("quote");
    write_post_members(writer, archive, archive.quote(row), true);  // NOLINT(misc-no-recursion): one level
  }
  write_reply_to(writer, archive, row);
  write_thread(writer, archive, row);
  write_counts(writer, archive, row);
  write_known(writer, "language", archive.detail(row, Detail::kLanguage));
  write_source(writer, archive, row);
  write_unknown_members(writer, archive.detail(row, Detail::kExtraPost), is_quote);
  writer.end_object();
}

void write_bio(JsonWriter& writer, const Archive& archive, const Profile& profile) {
  writer.key("bio");
  writer.begin_object();
  writer.member("text", profile.bio);
  if (profile.bio_kind == TextKind::kSummary)
    writer.member("textKind", id_in(kTextKindIds, TextKind::kSummary));
  write_entities(writer, archive.bio_entities(), profile.bio);
  writer.members(profile.extra_bio);
  writer.end_object();
}

void write_profile_counts(JsonWriter& writer, const Profile& profile) {
  writer.key("counts");
  writer.begin_object();
  write_count(writer, "followers", profile.followers, profile.extra_followers);
  write_count(writer, "following", profile.following, profile.extra_following);
  write_count(writer, "media", profile.media, profile.extra_media);
  write_count(writer, "posts", profile.posts, profile.extra_posts);
  writer.members(profile.extra_counts);
  writer.end_object();
}

void write_profile_source(JsonWriter& writer, const Profile& profile) {
  writer.key("source");
  writer.begin_object();
  write_known(writer, "name", profile.source_name);
  write_known(writer, "url", profile.source_url);
  write_known(writer, "format", profile.source_format);
  writer.members(profile.extra_source);
  writer.end_object();
}

}  // namespace

void write_profile(JsonWriter& writer, const Archive& archive) {
  const Profile profile = archive.profile();
  const bool has_bio =
      !profile.bio.empty() || !profile.extra_bio.empty() || profile.bio_kind == TextKind::kSummary;
  const bool has_counts = is_known(profile.followers) || is_known(profile.following) ||
                          is_known(profile.media) || is_known(profile.posts) || !profile.extra_counts.empty();
  const bool has_source = !profile.source_name.empty() || !profile.source_url.empty() ||
                          !profile.source_format.empty() || !profile.extra_source.empty();
  writer.begin_object();
  writer.member("name", profile.name);
  writer.member("handle", profile.handle);
  write_known(writer, "badge", profile.badge);
  if (has_bio) write_bio(writer, archive, profile);
  write_known(writer, "place", profile.place);
  write_time(writer, "joined", profile.joined, {}, profile.extra_joined);
  if (has_counts) write_profile_counts(writer, profile);
  write_known(writer, "avatar", profile.avatar);
  write_known(writer, "banner", profile.banner);
  if (has_source) write_profile_source(writer, profile);
  write_time(writer, "captured", profile.captured, {}, profile.extra_captured);
  writer.members(profile.extra);
  writer.end_object();
}

void write_post(JsonWriter& writer, const Archive& archive, PostIndex row) {
  write_post_members(writer, archive, row, !archive.posts().contains(row));
}

std::string json_from_archive(const Archive& archive) {
  constexpr size_t kIndent = 2;
  std::string json;
  json.reserve(archive.bytes().size() * 2);
  JsonWriter writer(json);
  writer.begin_object();
  writer.line(kIndent);
  writer.member("format", std::string_view("backscroll"));
  writer.line(kIndent);
  writer.member("version", kArchiveVersion);
  writer.line(kIndent);
  writer.key("profile");
  write_profile(writer, archive);
  writer.line(kIndent);
  writer.key("posts");
  writer.begin_array();
  for (const PostIndex row : archive.posts()) {
    writer.line(2 * kIndent);
    write_post(writer, archive, row);
  }
  if (archive.post_count() > 0) json += "\n  ";
  writer.end_array();
  const std::string_view unknown = archive.profile().extra_archive;
  if (!unknown.empty()) {
    writer.line(kIndent);
    writer.members(unknown);
  }
  json += "\n";
  writer.end_object();
  return json += "\n";
}

}  // namespace backscroll
