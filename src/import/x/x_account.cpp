// x_account: see the header. The tables name what is read; everything else is passed over.
#include "import/x/x_account.h"

#include <algorithm>
#include <utility>

#include "base/time.h"
#include "base/utf8.h"

namespace backscroll {
namespace {

template <std::string XAccount::*kText>
bool read_account_text(JsonCursor& value, XAccount& account, FieldNotes&) {
  return read_text(value, account.*kText);
}

template <std::string XAccount::*kName>
bool read_account_name(JsonCursor& value, XAccount& account, FieldNotes& notes) {
  return read_name(value, account.*kName, notes);
}

bool read_account_id(JsonCursor& value, XAccount& account, FieldNotes&) { return read_id(value, account.id); }

template <const auto& kFields>
bool read_part(JsonCursor& value, XAccount& account, FieldNotes& notes) {
  if (!value.is_object()) return false;
  read_known_members(value, kFields, account, notes);
  return true;
}

constexpr JsonField<XAccount> kAccountFields[] = {
    {"username", read_account_name<&XAccount::handle>},
    {"accountId", read_account_id},
    {"createdAt", read_account_text<&XAccount::created>},
    {"accountDisplayName", read_account_name<&XAccount::name>},
};
constexpr JsonField<XAccount> kDescriptionFields[] = {
    {"bio", read_account_text<&XAccount::bio>},
    {"website", read_account_text<&XAccount::website>},
    {"location", read_account_text<&XAccount::place>},
};
constexpr JsonField<XAccount> kProfileFields[] = {
    {"description", read_part<kDescriptionFields>},
    {"avatarMediaUrl", read_account_text<&XAccount::avatar_url>},
    {"headerMediaUrl", read_account_text<&XAccount::banner_url>},
};
constexpr JsonField<XAccount> kUserInfoFields[] = {
    {"accountId", read_account_id},
    {"userName", read_account_name<&XAccount::handle>},
    {"displayName", read_account_name<&XAccount::name>},
};
constexpr JsonField<XAccount> kArchiveInfoFields[] = {
    {"generationDate", read_account_text<&XAccount::captured>},
};
constexpr JsonField<XListedFile> kFileFields[] = {
    {"fileName",
     [](JsonCursor& value, XListedFile& file, FieldNotes&) { return read_text(value, file.path); }},
    {"count",
     [](JsonCursor& value, XListedFile& file, FieldNotes&) { return read_whole_number(value, file.rows); }},
};

bool read_files(JsonCursor& value, XAccount& account, FieldNotes& notes) {
  if (!value.is_array()) return false;
  constexpr size_t kMostFiles = 1000;
  constexpr int64_t kMostRows = 1'000'000'000;
  for (value.enter(); value.next_element();) {
    if (value.is_object() && account.files.size() < kMostFiles) {
      XListedFile& file = account.files.emplace_back();
      read_known_members(value, kFileFields, file, notes);
      file.rows = std::min(file.rows, kMostRows);
    } else {
      value.skip();
    }
  }
  return true;
}

constexpr JsonField<XAccount> kDataTypeFields[] = {{"files", read_files}};

// Of posts only; there are some ninety other kinds, and their names alone say much about a person.
constexpr JsonField<XAccount> kDataTypesFields[] = {
    {"tweets", read_part<kDataTypeFields>},
    {"tweet", read_part<kDataTypeFields>},
    {"noteTweet", read_part<kDataTypeFields>},
    {"communityTweet", read_part<kDataTypeFields>},
    {"like", read_part<kDataTypeFields>},
    {"deletedTweets", read_part<kDataTypeFields>},
    {"twitterCircleTweet", read_part<kDataTypeFields>},
};
constexpr JsonField<XAccount> kManifestFields[] = {
    {"userInfo", read_part<kUserInfoFields>},
    {"archiveInfo", read_part<kArchiveInfoFields>},
    {"dataTypes", read_part<kDataTypesFields>},
};
constexpr JsonField<XAccount> kUserDetailsFields[] = {
    {"screen_name", read_account_name<&XAccount::handle>},
    {"full_name", read_account_name<&XAccount::name>},
    {"bio", read_account_text<&XAccount::bio>},
    {"location", read_account_text<&XAccount::place>},
    {"url", read_account_text<&XAccount::website>},
    {"id", read_account_id},
    {"created_at", read_account_text<&XAccount::created>},
};
constexpr JsonField<XAccount> kPayloadFields[] = {
    {"tweets", [](JsonCursor& value, XAccount& account,
                  FieldNotes&) { return read_whole_number(value, account.posts.emplace()); }},
    {"created_at", read_account_text<&XAccount::captured>},
};
constexpr JsonField<XAccount> kAccountRowFields[] = {{"account", read_part<kAccountFields>}};
constexpr JsonField<XAccount> kProfileRowFields[] = {{"profile", read_part<kProfileFields>}};

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
