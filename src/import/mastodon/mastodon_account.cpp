// mastodon_account: the members of actor.json, and the profile that they make.
#include <utility>

#include "base/time.h"
#include "base/utf8.h"
#include "import/mastodon/mastodon_post.h"
#include "import/mastodon/mastodon_text.h"

namespace backscroll {
namespace {

constexpr size_t kMostFields = 100;  // a server allows four

constexpr JsonField<std::string> kPictureFields[] = {
    {"url", [](JsonCursor& value, std::string& to, FieldNotes&) { return read_text(value, to); }},
};

template <auto kPicture>
bool read_picture(JsonCursor& value, MastodonAccount& account, FieldNotes& notes) {
  if (!value.is_object()) return false;
  read_known_members(value, kPictureFields, account.*kPicture, notes);
  return true;
}

using ProfileField = std::pair<std::string, std::string>;

constexpr JsonField<ProfileField> kFieldFields[] = {
    {"name", read_name_field<&ProfileField::first>},
    {"value", read_text_field<&ProfileField::second>},
};

bool read_fields(JsonCursor& value, MastodonAccount& account, FieldNotes& notes) {
  account.fields.clear();
  return read_list(value, kFieldFields, notes, RepairReason::kBadField, account.fields, kMostFields);
}

constexpr JsonField<MastodonAccount> kActorFields[] = {
    {"id", read_text_field<&MastodonAccount::id>},
    {"preferredUsername", read_name_field<&MastodonAccount::user>},
    {"name", read_name_field<&MastodonAccount::name>},
    {"summary", read_text_field<&MastodonAccount::html>},
    {"url", read_text_field<&MastodonAccount::address>},
    {"published", read_text_field<&MastodonAccount::created>},
    {"followers", read_text_field<&MastodonAccount::followers>},
    {"icon", read_picture<&MastodonAccount::avatar>},
    {"image", read_picture<&MastodonAccount::banner>},
    {"attachment", read_fields},
};

// A server that keeps no more than the day writes midnight.
KnownTime joined_from(const std::string& text) {
  const auto read = time_from_text(text);
  if (!read) return {};
  KnownTime time = read->time;
  if (time.precision == TimePrecision::kExact && time.begin.value % kMillisPerDay == 0) {
    time.end.value = time.begin.value + kMillisPerDay;
    time.precision = TimePrecision::kInterval;
  }
  return time;
}

MastodonText plain(std::string text) { return {std::move(text), {}}; }

}  // namespace

void MastodonAccount::read_member(std::string_view member, std::string_view json, FieldNotes& notes) {
  for (const JsonField<MastodonAccount>& field : kActorFields) {
    if (field.name != member) continue;
    JsonCursor cursor(json, true);
    backscroll::read_member(cursor, field, *this, notes);
    note_texts(cursor, notes);
  }
  const std::string_view host = host_of(id);
  if (!user.empty() && !host.empty()) handle = user + "@" + std::string(host);
}

void MastodonAccount::learn_from(const MastodonItem& item) {
  if (!handle.empty()) return;
  const MastodonAuthor& author = item.author;
  if (!author.handle.empty()) {
    // The address of a repost is of another place.
    const std::string_view own =
        author.address.empty() && !item.is_boost ? item.post.address : author.address;
    const std::string_view host = host_of(own);
    const bool is_whole = author.handle.find('@') != std::string::npos || host.empty();
    handle = is_whole ? author.handle : author.handle + "@" + std::string(host);
    name = author.name;
    address = author.address;
  } else {
    handle = handle_of_account(item.actor);
  }
  if (name.empty()) name = user_of(handle);
}

ProfileInput MastodonAccount::profile(const MastodonFileNames& files) const {
  ProfileInput profile;
  profile.name = name.empty() ? user : name;
  profile.handle = handle;
  MastodonText bio = text_from_mastodon(html, {});
  const bool has_words = !bio.text.empty();
  for (size_t i = 0; i < fields.size(); ++i) {
    if (has_words || i > 0) append_text(plain(has_words && i == 0 ? "\n\n" : "\n"), bio);
    append_text(plain(fields[i].first + ": "), bio);
    append_text(text_from_mastodon(fields[i].second, {}), bio);
  }
  profile.bio = std::move(bio.text);
  profile.bio_entities = std::move(bio.entities);
  profile.joined = joined_from(created);
  if (!avatar.empty()) profile.avatar = files.find(avatar);
  if (!banner.empty()) profile.banner = files.find(banner);
  profile.source_name = "Mastodon";
  profile.source_url = address.empty() ? id : address;
  profile.source_format = "mastodon";
  return profile;
}

}  // namespace backscroll
