// backscroll_profile: one table per object of the profile.
#include "import/backscroll/backscroll_parts.h"

#include "import/backscroll/backscroll_fields.h"

namespace backscroll {
namespace {

template <KnownTime ProfileInput::*kTime, std::string ProfileInput::*kExtra>
bool read_profile_time(JsonCursor& value, ProfileInput& profile, FieldNotes& notes) {
  return read_time_and_rest(value, profile.*kTime, profile.*kExtra, notes);
}

template <Count ProfileInput::*kCount, std::string ProfileInput::*kExtra>
bool read_profile_count(JsonCursor& value, ProfileInput& profile, FieldNotes& notes) {
  ReadCount read;
  if (!read_count(value, read, notes)) return false;
  profile.*kCount = read.count;
  profile.*kExtra = std::move(read.extra);
  return true;
}

constexpr JsonField<ProfileInput> kCountFields[] = {
    {"followers", read_profile_count<&ProfileInput::followers, &ProfileInput::extra_followers>,
     RepairReason::kBadCount},
    {"following", read_profile_count<&ProfileInput::following, &ProfileInput::extra_following>,
     RepairReason::kBadCount},
    {"media", read_profile_count<&ProfileInput::media, &ProfileInput::extra_media>, RepairReason::kBadCount},
    {"posts", read_profile_count<&ProfileInput::posts, &ProfileInput::extra_posts>, RepairReason::kBadCount},
};

constexpr JsonField<ProfileInput> kBioFields[] = {
    {.name = "text", .read = read_text_field<&ProfileInput::bio>, .is_always_written = true},
    {"textKind", [](JsonCursor& value, ProfileInput& profile,
                    FieldNotes&) { return read_kind(value, kTextKindIds, profile.bio_kind); }},
    {"entities", [](JsonCursor& value, ProfileInput& profile,
                    FieldNotes& notes) { return read_entities(value, profile.bio_entities, notes); }},
};

constexpr JsonField<ProfileInput> kSourceFields[] = {
    {"name", read_text_field<&ProfileInput::source_name>},
    {"url", read_text_field<&ProfileInput::source_url>},
    {"format", read_text_field<&ProfileInput::source_format>},
};

template <const auto& kFields, std::string ProfileInput::*kExtra>
bool read_part(JsonCursor& value, ProfileInput& profile, FieldNotes& notes) {
  if (!value.is_object()) return false;
  read_members(value, kFields, profile, profile.*kExtra, notes);
  return true;
}

constexpr JsonField<ProfileInput> kProfileFields[] = {
    {.name = "name", .read = read_name_field<&ProfileInput::name>, .is_always_written = true},
    {.name = "handle", .read = read_name_field<&ProfileInput::handle>, .is_always_written = true},
    {"badge", read_name_field<&ProfileInput::badge>},
    {"bio", read_part<kBioFields, &ProfileInput::extra_bio>},
    {"place", read_text_field<&ProfileInput::place>},
    {"joined", read_profile_time<&ProfileInput::joined, &ProfileInput::extra_joined>, RepairReason::kBadTime},
    {"counts", read_part<kCountFields, &ProfileInput::extra_counts>},
    {"avatar", read_text_field<&ProfileInput::avatar>},
    {"banner", read_text_field<&ProfileInput::banner>},
    {"source", read_part<kSourceFields, &ProfileInput::extra_source>},
    {"captured", read_profile_time<&ProfileInput::captured, &ProfileInput::extra_captured>,
     RepairReason::kBadTime},
};

}  // namespace

void read_profile(JsonCursor& value, ProfileInput& profile, FieldNotes& notes) {
  if (!value.is_object()) return notes.repairs.push_back(RepairReason::kNoProfile);
  read_members(value, kProfileFields, profile, profile.extra, notes);
  drop_misplaced_entities(profile.bio_entities, profile.bio, notes);
}

}  // namespace backscroll
