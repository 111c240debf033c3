// mastodon_item: reads an entry of an outbox by tables of names, as ActivityStreams 2.0 has them. What is in no table
// is passed over.
#include "import/mastodon/mastodon_item.h"

#include <algorithm>

#include "base/time.h"

namespace backscroll {
namespace {

constexpr size_t kMostFollowers = 10;  // addresses of one post; there is one

struct Activity {
  MastodonItem& item;
  std::string type;
  bool is_object = false;  // what it is about, and not only its address
};

struct Reference {
  std::string address, type;
  std::string text;  // of a link or a picture, which have no id
};

constexpr JsonField<Reference> kReferenceFields[] = {
    {"id", read_text_field<&Reference::address>},
    {"url", read_text_field<&Reference::text>},
    {"href", read_text_field<&Reference::text>},
    {"type", read_text_field<&Reference::type>},
};

// An address, or an object that has one. What is gone is no more than a gravestone at it.
bool read_one_reference(JsonCursor& value, std::string& address, FieldNotes& notes) {
  if (value.is_text()) return read_text(value, address);
  Reference reference;
  if (!read_object_field<kReferenceFields>(value, reference, notes)) return false;
  if (reference.type != "Tombstone") address = reference.address.empty() ? reference.text : reference.address;
  return true;
}

// One of them, or a list of which the first counts.
bool read_reference(JsonCursor& value, std::string& address, FieldNotes& notes) {
  address.clear();
  if (!value.is_array()) return read_one_reference(value, address, notes);
  std::string next;
  for (value.enter(); value.next_element();) {
    next.clear();
    if (!read_one_reference(value, next, notes)) value.skip();
    if (address.empty()) address = next;
  }
  return true;
}

template <auto kAddress, typename Target>
bool read_reference_field(JsonCursor& value, Target& target, FieldNotes& notes) {
  return read_reference(value, target.*kAddress, notes);
}

bool is_public(std::string_view address) {
  return address == "https://www.w3.org/ns/activitystreams#Public" || address == "as:Public" ||
         address == "Public";
}

void take_addressee(std::string_view address, Addressees& to) {
  to.has_public |= is_public(address);
  if (address.ends_with("/followers") && to.followers.size() < kMostFollowers)
    to.followers.emplace_back(address);
}

// One or a list of them.
template <auto kAddressees, typename Target>
bool read_addressees(JsonCursor& value, Target& target, FieldNotes&) {
  Addressees& to = target.*kAddressees;
  to = Addressees();
  to.is_given = true;
  if (value.is_null()) return value.skip(), true;  // nobody
  if (value.is_text()) return take_addressee(value.text(), to), true;
  if (!value.is_array()) return false;
  for (value.enter(); value.next_element();) {
    if (value.is_text())
      take_addressee(value.text(), to);
    else
      value.skip();
  }
  return true;
}

template <auto kTime, typename Target>
bool read_moment_field(JsonCursor& value, Target& target, FieldNotes& notes) {
  return read_moment(value, target.*kTime, notes);
}

struct Collection {
  std::optional<int64_t> total;
};
constexpr JsonField<Collection> kCollectionFields[] = {
    {"totalItems", read_count_field<&Collection::total>, RepairReason::kBadCount}};

// Of newer servers; of others it is the address of a list, or nothing.
template <auto kCount, typename Target>
bool read_total_field(JsonCursor& value, Target& target, FieldNotes& notes) {
  if (!value.is_object()) return value.skip(), true;
  Collection collection;
  read_known_members(value, kCollectionFields, collection, notes);
  target.*kCount = collection.total;
  return true;
}

constexpr JsonField<MastodonMedium> kMediumFields[] = {
    {"type", read_text_field<&MastodonMedium::type>},
    {"mediaType", read_text_field<&MastodonMedium::media_type>},
    {"url", read_reference_field<&MastodonMedium::address>},
    {"href", read_text_field<&MastodonMedium::address>},
    {"name", read_text_field<&MastodonMedium::alt>},
    {"icon", read_reference_field<&MastodonMedium::poster>},
    {"width", read_small_number_field<&MastodonMedium::width_px>},
    {"height", read_small_number_field<&MastodonMedium::height_px>},
    {"duration", [](JsonCursor& value, MastodonMedium& to, FieldNotes&) {
       if (value.is_text()) return value.skip(), true;  // "PT3S"
       return read_seconds(value, to.duration_millis);
     }}};

bool read_attachments(JsonCursor& value, MastodonPost& post, FieldNotes& notes) {
  post.media.clear();
  const auto fresh = [&post] {
    return post.media.size() < kMostMedia ? &post.media.emplace_back() : nullptr;
  };
  if (value.is_object()) return read_known_members(value, kMediumFields, *fresh(), notes), true;
  return read_list(value, kMediumFields, notes, RepairReason::kBadMedia, fresh);
}

constexpr JsonField<MastodonTag> kTagFields[] = {
    {"type", read_text_field<&MastodonTag::type>},
    {"name", read_text_field<&MastodonTag::name>},
    {"href", read_text_field<&MastodonTag::address>},
};

bool read_tags(JsonCursor& value, MastodonPost& post, FieldNotes& notes) {
  post.tags.clear();
  if (value.is_object()) return read_known_members(value, kTagFields, post.tags.emplace_back(), notes), true;
  return read_list(value, kTagFields, notes, RepairReason::kBadEntity, post.tags, kMostTags);
}

constexpr JsonField<MastodonOption> kOptionFields[] = {
    {"name", read_text_field<&MastodonOption::text>},
    {"replies", read_total_field<&MastodonOption::votes>},
};

bool read_options(JsonCursor& value, MastodonPost& post, FieldNotes& notes) {
  post.poll.options.clear();
  return read_list(value, kOptionFields, notes, RepairReason::kBadPoll, post.poll.options, kMostOptions);
}

// {"en": "<p>...</p>"}: of several nobody knows which one it was written in.
bool read_languages(JsonCursor& value, MastodonPost& post, FieldNotes&) {
  if (!value.is_object()) return false;
  size_t count = 0;
  std::string_view name;
  std::string html;
  for (value.enter(); value.next_member(name);) {
    if (++count == 1) post.language = name;
    if (value.is_text())
      html = value.text();
    else
      value.skip();
  }
  if (count != 1) post.language.clear();
  if (post.html.empty()) post.html = std::move(html);
  return true;
}

bool read_content(JsonCursor& value, MastodonPost& post, FieldNotes&) {
  post.has_bad_text = !read_text(value, post.html);
  return !post.has_bad_text;
}

constexpr JsonField<MastodonPost> kPostFields[] = {
    {"id", read_text_field<&MastodonPost::id>},
    {"type", read_text_field<&MastodonPost::type>},
    {"summary", read_text_field<&MastodonPost::warning>},
    {"inReplyTo", read_reference_field<&MastodonPost::reply_to>},
    {"published", read_moment_field<&MastodonPost::created>, RepairReason::kBadTime},
    {"url", read_reference_field<&MastodonPost::address>},
    {"attributedTo", read_reference_field<&MastodonPost::author>},
    {"to", read_addressees<&MastodonPost::to>, RepairReason::kBadField, true},
    {"cc", read_addressees<&MastodonPost::cc>, RepairReason::kBadField, true},
    {"sensitive",
     [](JsonCursor& value, MastodonPost& to, FieldNotes&) { return read_boolean(value, to.is_sensitive); }},
    {"name", read_text_field<&MastodonPost::title>},
    {"content", read_content},
    {"contentMap", read_languages},
    {"updated", read_text_field<&MastodonPost::edited>},
    {"attachment", read_attachments},
    {"tag", read_tags},
    {"likes", read_total_field<&MastodonPost::likes>},
    {"shares", read_total_field<&MastodonPost::reposts>},
    {"quote", read_reference_field<&MastodonPost::quoted>},
    {"quoteUri", read_reference_field<&MastodonPost::quoted>},
    {"quoteUrl", read_reference_field<&MastodonPost::quoted>},
    {"_misskey_quote", read_reference_field<&MastodonPost::quoted>},
    {"oneOf", read_options, RepairReason::kBadPoll},
    {"anyOf", read_options, RepairReason::kBadPoll},
    {"endTime",
     [](JsonCursor& value, MastodonPost& to, FieldNotes&) { return read_text(value, to.poll.ends); }},
    {"closed",
     [](JsonCursor& value, MastodonPost& to, FieldNotes&) {
       if (value.is_text()) return read_text(value, to.poll.closed);
       return value.skip(), true;  // only whether
     }},
    {"votersCount",
     [](JsonCursor& value, MastodonPost& to, FieldNotes& notes) {
       return read_count_field<&MastodonPoll::voters>(value, to.poll, notes);
     },
     RepairReason::kBadCount}};

bool read_object(JsonCursor& value, Activity& activity, FieldNotes& notes) {
  activity.is_object = value.is_object();
  if (!activity.is_object) return read_text(value, activity.item.boosted);
  activity.item.post = MastodonPost();
  read_known_members(value, kPostFields, activity.item.post, notes);
  return true;
}

constexpr JsonField<Activity> kActivityFields[] = {
    {"id", [](JsonCursor& value, Activity& to, FieldNotes&) { return read_text(value, to.item.id); }},
    {"type", read_text_field<&Activity::type>},
    {"actor", [](JsonCursor& value, Activity& to,
                 FieldNotes& notes) { return read_reference(value, to.item.actor, notes); }},
    {"published",
     [](JsonCursor& value, Activity& to, FieldNotes& notes) {
       return read_moment(value, to.item.created, notes);
     },
     RepairReason::kBadTime},
    {"to",
     [](JsonCursor& value, Activity& to, FieldNotes& notes) {
       return read_addressees<&MastodonItem::to>(value, to.item, notes);
     },
     RepairReason::kBadField, true},
    {"cc",
     [](JsonCursor& value, Activity& to, FieldNotes& notes) {
       return read_addressees<&MastodonItem::cc>(value, to.item, notes);
     },
     RepairReason::kBadField, true},
    {"object", read_object},
};

bool is_post(const MastodonPost& post) {
  constexpr std::string_view kPosts[] = {"Note",  "Question", "Article", "Page",
                                         "Image", "Video",    "Audio",   "Event"};
  return std::find(std::begin(kPosts), std::end(kPosts), post.type) != std::end(kPosts);
}

Audience audience_from(const Addressees& to, const Addressees& cc, const std::string& actor,
                       std::string_view followers) {
  if (to.has_public) return Audience::kPublic;
  if (cc.has_public) return Audience::kUnlisted;
  // Not by its ending: an account may be called so.
  const auto is_own = [&](const std::string& address) {
    return address == followers || (!actor.empty() && address == actor + "/followers");
  };
  const auto has_own = [&is_own](const Addressees& all) {
    return std::any_of(all.followers.begin(), all.followers.end(), is_own);
  };
  return has_own(to) || has_own(cc) ? Audience::kFollowers : Audience::kDirect;
}

}  // namespace

bool read_moment(JsonCursor& value, KnownTime& time, FieldNotes& notes) {
  if (!value.is_text()) return false;
  return read_loose_time(value.text(), time, notes);
}

void read_outbox_item(JsonCursor& value, MastodonItem& item, FieldNotes& notes) {
  Activity activity = {item, {}};
  if (!read_object_field<kActivityFields>(value, activity, notes))
    return notes.skip_because(SkipReason::kNotAnObject);
  item.is_boost = activity.type == "Announce";
  item.has_post = activity.is_object && is_post(item.post);
  const bool has_address = !activity.is_object && !item.boosted.empty();
  const bool is_known =
      item.is_boost ? item.has_post || has_address : activity.type == "Create" && item.has_post;
  if (!is_known) notes.skip_because(SkipReason::kOtherActivity);
}

Audience audience_of(const MastodonItem& item, std::string_view followers) {
  if (item.audience) return *item.audience;
  const MastodonPost& post = item.post;
  const bool is_told = item.to.is_given || item.cc.is_given;
  const bool is_told_inside = item.has_post && (post.to.is_given || post.cc.is_given);
  const std::string& author = post.author.empty() ? item.actor : post.author;
  const Audience outside =
      is_told ? audience_from(item.to, item.cc, item.actor, followers) : Audience::kPublic;
  // A boost says nothing of who may see what it has brought along.
  const Audience untold = item.is_boost && item.has_post ? Audience::kDirect : Audience::kPublic;
  const Audience inside = is_told_inside ? audience_from(post.to, post.cc, author, followers) : untold;
  return is_told || is_told_inside ? std::max(outside, inside) : Audience::kDirect;
}

}  // namespace backscroll
