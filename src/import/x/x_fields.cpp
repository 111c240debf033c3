// x_fields: reads an entry of tweets.js by tables of names. What is in no table is passed over: it is none of ours.
#include "import/x/x_post.h"

namespace backscroll {
namespace {

// ["46", "69"]
bool read_indices(JsonCursor& value, uint32_t& begin, uint32_t& end) {
  if (!value.is_array()) return false;
  uint32_t read[2] = {0, 0};
  size_t count = 0;
  bool is_good = true;
  for (value.enter(); value.next_element(); ++count) {
    if (count > 1 || !is_good || !read_small_number(value, read[count])) {
      is_good = false;
      value.skip();
    }
  }
  if (!is_good || count != 2) return false;
  begin = read[0];
  end = read[1];
  return true;
}

template <typename Item>
bool read_indices_of(JsonCursor& value, Item& to, FieldNotes&) {
  return read_indices(value, to.begin, to.end);
}

constexpr JsonField<XEntity> kEntityFields[] = {
    {"url", read_text_field<&XEntity::url>},
    {"expanded_url", read_text_field<&XEntity::target>},
    {"display_url", read_text_field<&XEntity::display>},
    {"screen_name", read_name_field<&XEntity::target>},
    {"name", read_name_field<&XEntity::name>},
    {"text", read_text_field<&XEntity::target>},
    {"indices", read_indices_of<XEntity>, RepairReason::kBadEntity},
};

template <EntityKind kKind>
bool read_entities_of_kind(JsonCursor& value, XPost& post, FieldNotes& notes) {
  std::erase_if(post.entities, [](const XEntity& entity) { return entity.kind == kKind; });
  return read_list(value, kEntityFields, notes, RepairReason::kBadEntity,
                   [&post] { return &post.entities.emplace_back(XEntity{.kind = kKind}); });
}

struct Film {
  std::string url, type;
  int64_t bitrate = 0;
};

constexpr JsonField<Film> kFilmFields[] = {
    {"bitrate",
     [](JsonCursor& value, Film& to, FieldNotes&) { return read_whole_number(value, to.bitrate); }},
    {"content_type", read_text_field<&Film::type>},
    {"url", read_text_field<&Film::url>},
};

// The file in the archive is the best of the MP4 ones.
bool read_films(JsonCursor& value, XMedium& medium, FieldNotes& notes) {
  Film film;
  const auto keep_better = [&film, &medium] {
    if (film.type != "video/mp4" || film.bitrate <= medium.film_bitrate) return;
    medium.film_bitrate = film.bitrate;
    medium.film_url = std::move(film.url);
  };
  const bool is_list = read_list(value, kFilmFields, notes, RepairReason::kBadMedia, [&film, &keep_better] {
    keep_better();
    film = Film();
    return &film;
  });
  keep_better();
  return is_list;
}

constexpr JsonField<XMedium> kFilmInfoFields[] = {
    {"duration_millis", read_small_number_field<&XMedium::duration_millis>},
    {"variants", read_films},
};

constexpr JsonField<XMedium> kSizeFields[] = {
    {"w", read_small_number_field<&XMedium::width_px>},
    {"h", read_small_number_field<&XMedium::height_px>},
};

constexpr JsonField<XMedium> kSizesFields[] = {{"large", read_object_field<kSizeFields>}};

// Until 2018 it is a list, which says less.
bool read_sizes(JsonCursor& value, XMedium& medium, FieldNotes& notes) {
  if (value.is_array()) return value.skip(), true;
  return read_object_field<kSizesFields>(value, medium, notes);
}

constexpr JsonField<XMedium> kMediumFields[] = {
    {"media_url", read_text_field<&XMedium::url>},
    {"media_url_https", read_text_field<&XMedium::url>},
    {"type", read_text_field<&XMedium::type>},
    {"indices", read_indices_of<XMedium>, RepairReason::kBadEntity},
    {"sizes", read_sizes},
    {"video_info", read_object_field<kFilmInfoFields>},
    {"media_alt",
     [](JsonCursor& value, XMedium& to, FieldNotes&) { return read_text(value, to.alt.emplace()); }},
};

template <std::vector<XMedium> XPost::*kMedia>
bool read_media_of(JsonCursor& value, XPost& post, FieldNotes& notes) {
  constexpr size_t kMostMedia = 100;  // there are four at most
  std::vector<XMedium>& media = post.*kMedia;
  media.clear();
  return read_list(value, kMediumFields, notes, RepairReason::kBadMedia, media, kMostMedia);
}

constexpr JsonField<XPost> kEntitiesFields[] = {
    {"hashtags", read_entities_of_kind<EntityKind::kHashtag>},
    {"symbols", read_entities_of_kind<EntityKind::kCashtag>},
    {"user_mentions", read_entities_of_kind<EntityKind::kMention>},
    {"urls", read_entities_of_kind<EntityKind::kLink>},
    {"media", read_media_of<&XPost::first_medium>},
};

constexpr JsonField<XPost> kExtendedEntitiesFields[] = {{"media", read_media_of<&XPost::media>}};

bool read_versions(JsonCursor& value, XPost& post, FieldNotes&) {
  if (!value.is_array()) return false;
  for (value.enter(); value.next_element();) {
    if (!read_id(value, post.last_version_id)) value.skip();
  }
  return true;
}

constexpr JsonField<XPost> kVersionsFields[] = {{"editTweetIds", read_versions}};

constexpr JsonField<XPost> kEditFields[] = {{"editControlInitial", read_object_field<kVersionsFields>}};

constexpr JsonField<XPost> kEditInfoFields[] = {
    {"initial", read_object_field<kVersionsFields>},
    {"edit", read_object_field<kEditFields>},
};

bool read_words(JsonCursor& value, XPost& post, FieldNotes&) {
  post.has_bad_text = !read_text(value, post.text);
  return !post.has_bad_text;
}

constexpr JsonField<XPost> kUserFields[] = {
    {"name", read_name_field<&XPost::user_name>},
    {"screen_name", read_name_field<&XPost::user_handle>},
};

bool read_inner(JsonCursor& value, XPost& post, FieldNotes& notes);

bool read_reposted(JsonCursor& value, XPost& post, FieldNotes& notes) {
  post.reposted = std::make_unique<XPost>();
  return read_inner(value, *post.reposted, notes);
}

constexpr JsonField<XPost> kPostFields[] = {
    {"tweet", read_inner},
    {"edit_info", read_object_field<kEditInfoFields>},
    {"entities", read_object_field<kEntitiesFields>},
    {"favorite_count", read_count_field<&XPost::likes>, RepairReason::kBadCount},
    {"id_str", read_id_field<&XPost::id>},
    {"retweet_count", read_count_field<&XPost::reposts>, RepairReason::kBadCount},
    {"id", read_id_field<&XPost::id>},
    {"in_reply_to_status_id_str", read_id_field<&XPost::reply_to_id>},
    {"in_reply_to_status_id", read_id_field<&XPost::reply_to_id>},
    {"in_reply_to_user_id_str", read_id_field<&XPost::reply_to_user_id>},
    {"in_reply_to_user_id", read_id_field<&XPost::reply_to_user_id>},
    {"in_reply_to_screen_name", read_text_field<&XPost::reply_to_handle>},
    {"possibly_sensitive",
     [](JsonCursor& value, XPost& post, FieldNotes&) { return read_boolean(value, post.is_sensitive); }},
    {"created_at", read_text_field<&XPost::created>, RepairReason::kBadTime},
    {"full_text", read_words},
    {"text", read_words},
    {"lang", read_text_field<&XPost::language>},
    {"extended_entities", read_object_field<kExtendedEntitiesFields>},
    {"user", read_object_field<kUserFields>},
    {"retweeted_status", read_reposted},
};

bool read_inner(JsonCursor& value, XPost& post, FieldNotes& notes) {
  return read_object_field<kPostFields>(value, post, notes);
}

}  // namespace

void XPost::clear() {
  for (std::string* part : {&id, &created, &text, &language, &reply_to_id, &reply_to_user_id,
                            &reply_to_handle, &last_version_id, &user_name, &user_handle})
    part->clear();
  is_plain = is_sensitive = has_bad_text = false;
  likes.reset();
  reposts.reset();
  for (std::vector<XMedium>* list : {&first_medium, &media}) list->clear();
  entities.clear();
  reposted.reset();
}

void read_x_post(JsonCursor& value, XPost& post, FieldNotes& notes) {
  if (!read_inner(value, post, notes)) notes.skip_because(SkipReason::kNotAnObject);
}

}  // namespace backscroll
