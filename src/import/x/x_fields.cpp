// x_fields: reads an entry of tweets.js by tables of names. What is in no table is passed over: it is none of ours.
#include <limits>

#include "import/x/x_post.h"

namespace backscroll {
namespace {

bool read_uint(JsonCursor& value, uint32_t& number) {
  int64_t read = 0;
  if (!read_whole_number(value, read) || read > std::numeric_limits<uint32_t>::max()) return false;
  number = static_cast<uint32_t>(read);
  return true;
}

// ["46", "69"]
bool read_indices(JsonCursor& value, uint32_t& begin, uint32_t& end) {
  if (!value.is_array()) return false;
  uint32_t read[2] = {0, 0};
  size_t count = 0;
  bool is_good = true;
  for (value.enter(); value.next_element(); ++count) {
    if (count > 1 || !is_good || !read_uint(value, read[count])) {
      is_good = false;
      value.skip();
    }
  }
  if (!is_good || count != 2) return false;
  begin = read[0];
  end = read[1];
  return true;
}

template <typename Item, std::string Item::*kText>
bool read_text_of(JsonCursor& value, Item& to, FieldNotes&) {
  return read_text(value, to.*kText);
}

template <typename Item, std::string Item::*kName>
bool read_name_of(JsonCursor& value, Item& to, FieldNotes& notes) {
  return read_name(value, to.*kName, notes);
}

template <typename Item>
bool read_indices_of(JsonCursor& value, Item& to, FieldNotes&) {
  return read_indices(value, to.begin, to.end);
}

constexpr JsonField<XEntity> kEntityFields[] = {
    {"url", read_text_of<XEntity, &XEntity::url>},
    {"expanded_url", read_text_of<XEntity, &XEntity::target>},
    {"display_url", read_text_of<XEntity, &XEntity::display>},
    {"screen_name", read_name_of<XEntity, &XEntity::target>},
    {"name", read_name_of<XEntity, &XEntity::name>},
    {"text", read_text_of<XEntity, &XEntity::target>},
    {"indices", read_indices_of<XEntity>, RepairReason::kBadEntity},
};

template <EntityKind kKind>
bool read_entities_of_kind(JsonCursor& value, XPost& post, FieldNotes& notes) {
  if (!value.is_array()) return false;
  std::erase_if(post.entities, [](const XEntity& entity) { return entity.kind == kKind; });
  for (value.enter(); value.next_element();) {
    if (!value.is_object()) {
      notes.repairs.push_back(RepairReason::kBadEntity);
      value.skip();
      continue;
    }
    XEntity& entity = post.entities.emplace_back();
    entity.kind = kKind;
    read_known_members(value, kEntityFields, entity, notes);
  }
  return true;
}

struct Film {
  std::string url, type;
  int64_t bitrate = 0;
};

constexpr JsonField<Film> kFilmFields[] = {
    {"bitrate",
     [](JsonCursor& value, Film& to, FieldNotes&) { return read_whole_number(value, to.bitrate); }},
    {"content_type", read_text_of<Film, &Film::type>},
    {"url", read_text_of<Film, &Film::url>},
};

// The file in the archive is the best of the MP4 ones.
bool read_films(JsonCursor& value, XMedium& medium, FieldNotes& notes) {
  if (!value.is_array()) return false;
  for (value.enter(); value.next_element();) {
    if (!value.is_object()) {
      value.skip();
      continue;
    }
    Film film;
    read_known_members(value, kFilmFields, film, notes);
    if (film.type != "video/mp4" || film.bitrate <= medium.film_bitrate) continue;
    medium.film_bitrate = film.bitrate;
    medium.film_url = std::move(film.url);
  }
  return true;
}

constexpr JsonField<XMedium> kFilmInfoFields[] = {
    {"duration_millis",
     [](JsonCursor& value, XMedium& to, FieldNotes&) { return read_uint(value, to.duration_millis); }},
    {"variants", read_films},
};

constexpr JsonField<XMedium> kSizeFields[] = {
    {"w", [](JsonCursor& value, XMedium& to, FieldNotes&) { return read_uint(value, to.width_px); }},
    {"h", [](JsonCursor& value, XMedium& to, FieldNotes&) { return read_uint(value, to.height_px); }},
};

template <size_t kCount>
bool read_object(JsonCursor& value, const JsonField<XMedium> (&fields)[kCount], XMedium& medium,
                 FieldNotes& notes) {
  if (!value.is_object()) return false;
  read_known_members(value, fields, medium, notes);
  return true;
}

bool read_large_size(JsonCursor& value, XMedium& medium, FieldNotes& notes) {
  return read_object(value, kSizeFields, medium, notes);
}

constexpr JsonField<XMedium> kSizesFields[] = {{"large", read_large_size}};

// Until 2018 it is a list, which says less.
bool read_sizes(JsonCursor& value, XMedium& medium, FieldNotes& notes) {
  if (value.is_array()) return value.skip(), true;
  return read_object(value, kSizesFields, medium, notes);
}

constexpr JsonField<XMedium> kMediumFields[] = {
    {"media_url", [](JsonCursor& value, XMedium& to, FieldNotes&) { return read_text(value, to.url); }},
    {"media_url_https", read_text_of<XMedium, &XMedium::url>},
    {"type", read_text_of<XMedium, &XMedium::type>},
    {"indices", read_indices_of<XMedium>, RepairReason::kBadEntity},
    {"sizes", read_sizes},
    {"video_info", [](JsonCursor& value, XMedium& to,
                      FieldNotes& notes) { return read_object(value, kFilmInfoFields, to, notes); }},
    {"media_alt",
     [](JsonCursor& value, XMedium& to, FieldNotes&) { return read_text(value, to.alt.emplace()); }},
};

template <std::vector<XMedium> XPost::*kMedia>
bool read_media_of(JsonCursor& value, XPost& post, FieldNotes& notes) {
  if (!value.is_array()) return false;
  constexpr size_t kMostMedia = 100;  // there are four at most
  (post.*kMedia).clear();
  for (value.enter(); value.next_element();) {
    if (!value.is_object() || (post.*kMedia).size() == kMostMedia) {
      notes.repairs.push_back(RepairReason::kBadMedia);
      value.skip();
      continue;
    }
    read_known_members(value, kMediumFields, (post.*kMedia).emplace_back(), notes);
  }
  return true;
}

constexpr JsonField<XPost> kEntitiesFields[] = {
    {"hashtags", read_entities_of_kind<EntityKind::kHashtag>},
    {"symbols", read_entities_of_kind<EntityKind::kCashtag>},
    {"user_mentions", read_entities_of_kind<EntityKind::kMention>},
    {"urls", read_entities_of_kind<EntityKind::kLink>},
    {"media", read_media_of<&XPost::first_medium>},
};

constexpr JsonField<XPost> kExtendedEntitiesFields[] = {{"media", read_media_of<&XPost::media>}};

template <size_t kCount>
bool read_part(JsonCursor& value, const JsonField<XPost> (&fields)[kCount], XPost& post, FieldNotes& notes) {
  if (!value.is_object()) return false;
  read_known_members(value, fields, post, notes);
  return true;
}

bool read_versions(JsonCursor& value, XPost& post, FieldNotes&) {
  if (!value.is_array()) return false;
  for (value.enter(); value.next_element();) {
    if (!read_id(value, post.last_version_id)) value.skip();
  }
  return true;
}

constexpr JsonField<XPost> kVersionsFields[] = {{"editTweetIds", read_versions}};

bool read_edit_control(JsonCursor& value, XPost& post, FieldNotes& notes) {
  return read_part(value, kVersionsFields, post, notes);
}

constexpr JsonField<XPost> kEditFields[] = {{"editControlInitial", read_edit_control}};

constexpr JsonField<XPost> kEditInfoFields[] = {
    {"initial", read_edit_control},
    {"edit", [](JsonCursor& value, XPost& post,
                FieldNotes& notes) { return read_part(value, kEditFields, post, notes); }},
};

template <std::string XPost::*kId>
bool read_id_of(JsonCursor& value, XPost& post, FieldNotes&) {
  return read_id(value, post.*kId);
}

template <std::optional<int64_t> XPost::*kCount>
bool read_count_of(JsonCursor& value, XPost& post, FieldNotes&) {
  int64_t count = 0;
  if (!read_whole_number(value, count)) return false;
  post.*kCount = count;
  return true;
}

bool read_words(JsonCursor& value, XPost& post, FieldNotes&) {
  post.has_bad_text = !read_text(value, post.text);
  return !post.has_bad_text;
}

constexpr JsonField<XPost> kUserFields[] = {
    {"name", read_name_of<XPost, &XPost::user_name>},
    {"screen_name", read_name_of<XPost, &XPost::user_handle>},
};

bool read_inner(JsonCursor& value, XPost& post, FieldNotes& notes);

bool read_reposted(JsonCursor& value, XPost& post, FieldNotes& notes) {
  post.reposted = std::make_unique<XPost>();
  return read_inner(value, *post.reposted, notes);
}

constexpr JsonField<XPost> kPostFields[] = {
    {"tweet", read_inner},
    {"edit_info", [](JsonCursor& value, XPost& post,
                     FieldNotes& notes) { return read_part(value, kEditInfoFields, post, notes); }},
    {"entities", [](JsonCursor& value, XPost& post,
                    FieldNotes& notes) { return read_part(value, kEntitiesFields, post, notes); }},
    {"favorite_count", read_count_of<&XPost::likes>, RepairReason::kBadCount},
    {"id_str", read_id_of<&XPost::id>},
    {"retweet_count", read_count_of<&XPost::reposts>, RepairReason::kBadCount},
    {"id", read_id_of<&XPost::id>},
    {"in_reply_to_status_id_str", read_id_of<&XPost::reply_to_id>},
    {"in_reply_to_status_id", read_id_of<&XPost::reply_to_id>},
    {"in_reply_to_user_id_str", read_id_of<&XPost::reply_to_user_id>},
    {"in_reply_to_user_id", read_id_of<&XPost::reply_to_user_id>},
    {"in_reply_to_screen_name", read_text_of<XPost, &XPost::reply_to_handle>},
    {"possibly_sensitive",
     [](JsonCursor& value, XPost& post, FieldNotes&) { return read_boolean(value, post.is_sensitive); }},
    {"created_at", read_text_of<XPost, &XPost::created>, RepairReason::kBadTime},
    {"full_text", read_words},
    {"text", read_words},
    {"lang", read_text_of<XPost, &XPost::language>},
    {"extended_entities",
     [](JsonCursor& value, XPost& post, FieldNotes& notes) {
       return read_part(value, kExtendedEntitiesFields, post, notes);
     }},
    {"user", [](JsonCursor& value, XPost& post,
                FieldNotes& notes) { return read_part(value, kUserFields, post, notes); }},
    {"retweeted_status", read_reposted},
};

bool read_inner(JsonCursor& value, XPost& post, FieldNotes& notes) {
  return read_part(value, kPostFields, post, notes);
}

}  // namespace

void read_x_post(JsonCursor& value, XPost& post, FieldNotes& notes) {
  if (!read_inner(value, post, notes)) notes.skip_because(SkipReason::kNotAnObject);
}

}  // namespace backscroll
