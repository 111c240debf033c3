// x_account: see the header. The tables name what is read; everything else is passed over.
#include "import/x/x_account.h"

#include <algorithm>
#include <utility>

#include "base/time.h"
#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr JsonField<XAccount> kAccountFields[] = {
    {"username", read_name_field<&XAccount::handle>},
    {"accountId", read_id_field<&XAccount::id>},
    {"createdAt", read_text_field<&XAccount::created>},
    {"accountDisplayName", read_name_field<&XAccount::name>},
};
constexpr JsonField<XAccount> kDescriptionFields[] = {
    {"bio", read_text_field<&XAccount::bio>},
    {"website", read_text_field<&XAccount::website>},
    {"location", read_text_field<&XAccount::place>},
};
constexpr JsonField<XAccount> kProfileFields[] = {
    {"description", read_object_field<kDescriptionFields>},
    {"avatarMediaUrl", read_text_field<&XAccount::avatar_url>},
    {"headerMediaUrl", read_text_field<&XAccount::banner_url>},
};
constexpr JsonField<XAccount> kUserInfoFields[] = {
    {"accountId", read_id_field<&XAccount::id>},
    {"userName", read_name_field<&XAccount::handle>},
    {"displayName", read_name_field<&XAccount::name>},
};
constexpr JsonField<XAccount> kArchiveInfoFields[] = {
    {"generationDate", read_text_field<&XAccount::captured>},
};
constexpr JsonField<XListedFile> kFileFields[] = {
    {"fileName", read_text_field<&XListedFile::path>},
    {"count",
     [](JsonCursor& value, XListedFile& file, FieldNotes&) {
       constexpr int64_t kMostRows = 1'000'000'000;  // else sums of them may be too large
       const bool is_number = read_whole_number(value, file.rows);
       file.rows = std::min(file.rows, kMostRows);
       return is_number;
     }},
};

bool read_files(JsonCursor& value, XAccount& account, FieldNotes& notes) {
  constexpr size_t kMostFiles = 1000;
  return read_list(value, kFileFields, notes, RepairReason::kBadField, account.files, kMostFiles);
}

constexpr JsonField<XAccount> kDataTypeFields[] = {{"files", read_files}};

// Of posts only; there are some ninety other kinds, and their names alone say much about a person.
constexpr JsonField<XAccount> kDataTypesFields[] = {
    {"tweets", read_object_field<kDataTypeFields>},
    {"tweet", read_object_field<kDataTypeFields>},
    {"noteTweet", read_object_field<kDataTypeFields>},
    {"communityTweet", read_object_field<kDataTypeFields>},
    {"like", read_object_field<kDataTypeFields>},
    {"deletedTweets", read_object_field<kDataTypeFields>},
    {"twitterCircleTweet", read_object_field<kDataTypeFields>},
};
constexpr JsonField<XAccount> kManifestFields[] = {
    {"userInfo", read_object_field<kUserInfoFields>},
    {"archiveInfo", read_object_field<kArchiveInfoFields>},
    {"dataTypes", read_object_field<kDataTypesFields>},
};
constexpr JsonField<XAccount> kUserDetailsFields[] = {
    {"screen_name", read_name_field<&XAccount::handle>},
    {"full_name", read_name_field<&XAccount::name>},
    {"bio", read_text_field<&XAccount::bio>},
    {"location", read_text_field<&XAccount::place>},
    {"url", read_text_field<&XAccount::website>},
    {"id", read_id_field<&XAccount::id>},
    {"created_at", read_text_field<&XAccount::created>},
};
constexpr JsonField<XAccount> kPayloadFields[] = {
    {"tweets", [](JsonCursor& value, XAccount& account,
                  FieldNotes&) { return read_whole_number(value, account.posts.emplace()); }},
    {"created_at", read_text_field<&XAccount::captured>},
};
constexpr JsonField<XAccount> kAccountRowFields[] = {{"account", read_object_field<kAccountFields>}};
constexpr JsonField<XAccount> kProfileRowFields[] = {{"profile", read_object_field<kProfileFields>}};

KnownTime time_of(const std::string& text) {
  const auto time = time_from_text(text);
  return time ? time->time : KnownTime();
}

}  // namespace

void XAccount::read_row(XFile file, JsonCursor& value, FieldNotes& notes) {
  if (!value.is_object()) return notes.skip_because(SkipReason::kNotAnObject);
  switch (file) {
    case XFile::kManifest: return read_known_members(value, kManifestFields, *this, notes);
    case XFile::kAccount: return read_known_members(value, kAccountRowFields, *this, notes);
    case XFile::kProfile: return read_known_members(value, kProfileRowFields, *this, notes);
    case XFile::kUserDetails: return read_known_members(value, kUserDetailsFields, *this, notes);
    default: return read_known_members(value, kPayloadFields, *this, notes);
  }
}

ProfileInput XAccount::profile(const XFileNames& media) const {
  ProfileInput profile;
  profile.name = name.empty() ? handle : name;
  profile.handle = handle;
  profile.bio = bio;
  if (!website.empty()) {
    if (!profile.bio.empty()) profile.bio += '\n';
    EntityInput link;
    link.begin_code_points = static_cast<uint32_t>(count_code_points(profile.bio));
    profile.bio += website;
    link.end_code_points = static_cast<uint32_t>(count_code_points(profile.bio));
    link.target = website;
    profile.bio_entities.push_back(std::move(link));
  }
  profile.place = place;
  profile.joined = time_of(created);
  profile.captured = time_of(captured);
  profile.avatar = media.find_beginning(id, base_name(avatar_url));
  profile.banner = media.find_beginning(id, base_name(banner_url));
  profile.source_name = "X";
  profile.source_format = "x";
  if (!handle.empty()) profile.source_url = "https://x.com/" + handle;
  return profile;
}

}  // namespace backscroll
