// mastodon_status: reads an entry of a list of statuses, as the API for clients has them; Pixelfed gives people such a
// list.
#include <algorithm>
#include <memory>

#include "import/mastodon/mastodon_item.h"

namespace backscroll {
namespace {

struct StatusPart {
  MastodonPost post;
  MastodonAuthor author;
  Audience audience = Audience::kDirect;
  std::unique_ptr<StatusPart> boosted;
};

template <auto kText>
bool read_post_text_field(JsonCursor& value, StatusPart& part, FieldNotes&) {
  return read_text(value, part.post.*kText);
}

template <auto kCount>
bool read_post_count_field(JsonCursor& value, StatusPart& part, FieldNotes& notes) {
  return read_count_field<kCount>(value, part.post, notes);
}

constexpr JsonField<MastodonMedium> kSizeFields[] = {
    {"width", read_small_number_field<&MastodonMedium::width_px>},
    {"height", read_small_number_field<&MastodonMedium::height_px>},
    {"duration", [](JsonCursor& value, MastodonMedium& to,
                    FieldNotes&) { return read_seconds(value, to.duration_millis); }},
};
constexpr JsonField<MastodonMedium> kMetaFields[] = {
    {"original", read_object_field<kSizeFields>},
};
// Where nothing is known some write an empty list.
bool read_meta(JsonCursor& value, MastodonMedium& medium, FieldNotes& notes) {
  if (!value.is_object()) return value.skip(), true;
  return read_object_field<kMetaFields>(value, medium, notes);
}
constexpr JsonField<MastodonMedium> kMediumFields[] = {
    {"type", read_text_field<&MastodonMedium::type>},
    {"mime", read_text_field<&MastodonMedium::media_type>},
    {"url", read_text_field<&MastodonMedium::address>},
    {"preview_url", read_text_field<&MastodonMedium::poster>},
    {"description", read_text_field<&MastodonMedium::alt>},
    {"meta", read_meta},
};
constexpr JsonField<MastodonTag> kMentionFields[] = {
    {"acct", read_text_field<&MastodonTag::name>},
    {"url", read_text_field<&MastodonTag::address>},
};
constexpr JsonField<MastodonAuthor> kAccountFields[] = {
    {"acct", read_name_field<&MastodonAuthor::handle>},
    {"display_name", read_name_field<&MastodonAuthor::name>},
    {"url", read_text_field<&MastodonAuthor::address>},
};
constexpr JsonField<MastodonOption> kOptionFields[] = {
    {"title", read_text_field<&MastodonOption::text>},
    {"votes_count", read_count_field<&MastodonOption::votes>, RepairReason::kBadCount},
};
bool read_options(JsonCursor& value, MastodonPoll& poll, FieldNotes& notes) {
  poll.options.clear();
  return read_list(value, kOptionFields, notes, RepairReason::kBadPoll, poll.options, kMostOptions);
}
constexpr JsonField<MastodonPoll> kPollFields[] = {
    {"options", read_options, RepairReason::kBadPoll},
    {"expires_at", read_text_field<&MastodonPoll::ends>},
    {"voters_count", read_count_field<&MastodonPoll::voters>, RepairReason::kBadCount},
};
constexpr JsonField<MastodonPost> kCardFields[] = {
    {"url", read_text_field<&MastodonPost::card_address>},
    {"title", read_text_field<&MastodonPost::card_title>},
    {"description", read_text_field<&MastodonPost::card_description>},
    {"provider_name", read_text_field<&MastodonPost::card_site>},
};

bool read_media(JsonCursor& value, StatusPart& part, FieldNotes& notes) {
  part.post.media.clear();
  return read_list(value, kMediumFields, notes, RepairReason::kBadMedia, part.post.media, kMostMedia);
}

bool read_mentions(JsonCursor& value, StatusPart& part, FieldNotes& notes) {
  std::vector<MastodonTag>& tags = part.post.tags;
  tags.clear();
  const bool is_list = read_list(value, kMentionFields, notes, RepairReason::kBadEntity, tags, kMostTags);
  for (MastodonTag& tag : tags) tag.type = "Mention";
  return is_list;
}

// A word that is not known may mean anything, so it is taken for the most private one.
bool read_visibility(JsonCursor& value, StatusPart& part, FieldNotes&) {
  part.audience = Audience::kDirect;
  if (!value.is_text()) return false;
  const std::string_view word = value.text();
  part.audience = word == "public"     ? Audience::kPublic
                  : word == "unlisted" ? Audience::kUnlisted
                  : word == "private"  ? Audience::kFollowers
                                       : Audience::kDirect;
  return true;
}

bool read_boosted(JsonCursor& value, StatusPart& part, FieldNotes& notes);

constexpr JsonField<StatusPart> kStatusFields[] = {
    {"id", [](JsonCursor& value, StatusPart& to, FieldNotes&) { return read_id(value, to.post.id); }},
    {"url", read_post_text_field<&MastodonPost::address>},
    {"in_reply_to_id",
     [](JsonCursor& value, StatusPart& to, FieldNotes&) { return read_id(value, to.post.reply_to); }},
    {"content",
     [](JsonCursor& value, StatusPart& to, FieldNotes&) {
       to.post.has_bad_text = !read_text(value, to.post.html);
       return !to.post.has_bad_text;
     }},
    {"created_at",
     [](JsonCursor& value, StatusPart& to, FieldNotes& notes) {
       return read_moment(value, to.post.created, notes);
     },
     RepairReason::kBadTime},
    {"edited_at", read_post_text_field<&MastodonPost::edited>},
    {"visibility", read_visibility, RepairReason::kBadField, true},
    {"sensitive", [](JsonCursor& value, StatusPart& to,
                     FieldNotes&) { return read_boolean(value, to.post.is_sensitive); }},
    {"spoiler_text", read_post_text_field<&MastodonPost::warning>},
    {"language", read_post_text_field<&MastodonPost::language>},
    {"favourites_count", read_post_count_field<&MastodonPost::likes>, RepairReason::kBadCount},
    {"reblogs_count", read_post_count_field<&MastodonPost::reposts>, RepairReason::kBadCount},
    {"replies_count", read_post_count_field<&MastodonPost::replies>, RepairReason::kBadCount},
    {"reply_count", read_post_count_field<&MastodonPost::replies>, RepairReason::kBadCount},
    {"media_attachments", read_media, RepairReason::kBadMedia},
    {"mentions", read_mentions, RepairReason::kBadEntity},
    {"account", [](JsonCursor& value, StatusPart& to,
                   FieldNotes& notes) { return read_object_field<kAccountFields>(value, to.author, notes); }},
    {"poll",
     [](JsonCursor& value, StatusPart& to, FieldNotes& notes) {
       return read_object_field<kPollFields>(value, to.post.poll, notes);
     },
     RepairReason::kBadPoll},
    {"card", [](JsonCursor& value, StatusPart& to,
                FieldNotes& notes) { return read_object_field<kCardFields>(value, to.post, notes); }},
    {"reblog", read_boosted},
};

// Only of the status itself: one in another one in another one is nothing that a server writes.
bool read_boosted(JsonCursor& value, StatusPart& part, FieldNotes& notes) {
  if (notes.is_in_quote) return value.skip(), true;
  part.boosted = std::make_unique<StatusPart>();
  notes.is_in_quote = true;
  const bool is_read = read_object_field<kStatusFields>(value, *part.boosted, notes);
  notes.is_in_quote = false;
  if (!is_read) part.boosted.reset();
  return is_read;
}

}  // namespace

void read_status(JsonCursor& value, MastodonItem& item, FieldNotes& notes) {
  StatusPart part;
  if (!read_object_field<kStatusFields>(value, part, notes))
    return notes.skip_because(SkipReason::kNotAnObject);
  item.is_boost = part.boosted != nullptr;
  item.has_post = true;
  item.id = part.post.id;
  item.created = part.post.created;
  item.author = part.author;
  StatusPart& shown = item.is_boost ? *part.boosted : part;
  item.audience = item.is_boost ? std::max(part.audience, shown.audience) : part.audience;
  item.post = std::move(shown.post);
  item.post_author = std::move(shown.author);
}

}  // namespace backscroll
