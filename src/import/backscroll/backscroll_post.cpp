// backscroll_post: one small function per field, and the tables that name them. A post is skipped when it is no object,
// or its id or text is unusable; anything else that is wrong is left out and noted.
#include "import/backscroll/backscroll_parts.h"

#include "import/backscroll/backscroll_fields.h"
#include "import/backscroll/post_details.h"

namespace backscroll {
namespace {

template <Detail kWhich>
bool read_id_detail(JsonCursor& value, PostInput& post, FieldNotes&) {
  std::string id;
  if (!read_id(value, id)) return false;
  add_detail(post, kWhich, std::move(id));
  return true;
}

bool read_post_id(JsonCursor& value, PostInput& post, FieldNotes&) { return read_id(value, post.id); }

bool read_post_kind(JsonCursor& value, PostInput& post, FieldNotes& notes) {
  notes.is_kind_known = read_kind(value, kPostKindIds, post.kind);
  return notes.is_kind_known;
}

// Where the file does not say.
PostKind kind_from_row(const PostInput& post) {
  if (post.quote != nullptr) return PostKind::kQuote;
  const bool is_reply =
      !post.detail(Detail::kReplyToId).empty() || !post.detail(Detail::kReplyToHandle).empty();
  if (is_reply) return PostKind::kReply;
  // How reposts are marked by hand, and in exports of old posts.
  return post.text.starts_with("RT @") ? PostKind::kRepost : PostKind::kOriginal;
}

constexpr JsonField<AuthorInput> kAuthorFields[] = {
    {.name = "name",
     .read = [](JsonCursor& value, AuthorInput& to,
                FieldNotes& notes) { return read_name(value, to.name, notes); },
     .is_always_written = true},
    {.name = "handle",
     .read = [](JsonCursor& value, AuthorInput& to,
                FieldNotes& notes) { return read_name(value, to.handle, notes); },
     .is_always_written = true},
    {"badge",
     [](JsonCursor& value, AuthorInput& to, FieldNotes& notes) { return read_name(value, to.badge, notes); }},
    {"avatar", [](JsonCursor& value, AuthorInput& to, FieldNotes&) { return read_text(value, to.avatar); }},
};

bool read_author(JsonCursor& value, PostInput& post, FieldNotes& notes) {
  constexpr AuthorIndex kOwnAuthor = 0;
  if (value.is_null() && notes.is_in_quote) {
    post.author_kind = kUnknownAuthor;
    return true;
  }
  if (!value.is_object()) return false;
  post.author_kind = kOwnAuthor;
  read_members(value, kAuthorFields, post.author, post.author.extra, notes);
  return true;
}

bool read_post_time(JsonCursor& value, PostInput& post, FieldNotes& notes) {
  if (!value.is_object()) return read_plain_time(value, post.time, notes);
  ReadTime read;
  if (!read_time(value, read, notes)) return false;
  post.time = read.time;
  add_detail(post, Detail::kAge, std::move(read.age));
  add_detail(post, Detail::kExtraTime, std::move(read.extra));
  return true;
}

bool read_post_text(JsonCursor& value, PostInput& post, FieldNotes& notes) {
  if (!read_text(value, post.text)) notes.skip_because(SkipReason::kBadText);
  return true;
}

template <Count PostInput::*kCount, Detail kExtra>
bool read_post_count(JsonCursor& value, PostInput& post, FieldNotes& notes) {
  if (!value.is_object()) return read_plain_count(value, post.*kCount, notes);
  ReadCount read;
  if (!read_count(value, read, notes)) return false;
  post.*kCount = read.count;
  add_detail(post, kExtra, std::move(read.extra));
  return true;
}

constexpr JsonField<PostInput> kCountFields[] = {
    {"replies", read_post_count<&PostInput::replies, Detail::kExtraReplies>, RepairReason::kBadCount},
    {"reposts", read_post_count<&PostInput::reposts, Detail::kExtraReposts>, RepairReason::kBadCount},
    {"likes", read_post_count<&PostInput::likes, Detail::kExtraLikes>, RepairReason::kBadCount},
};

bool read_counts(JsonCursor& value, PostInput& post, FieldNotes& notes) {
  return read_part(value, kCountFields, post, Detail::kExtraCounts, notes);
}

bool read_quote(JsonCursor& value, PostInput& post,
                FieldNotes& notes) {  // NOLINT(misc-no-recursion): one level
  if (notes.is_in_quote) {
    notes.repairs.push_back(RepairReason::kQuoteInQuote);
    return true;  // and not kept: a file with a quote in a quote is not valid
  }
  FieldNotes quote_notes;
  quote_notes.is_in_quote = true;
  auto quote = std::make_unique<PostInput>();
  read_post(value, *quote, quote_notes);
  if (quote_notes.skip) return false;
  post.quote = std::move(quote);
  notes.add_repairs(quote_notes);
  return true;
}

bool read_reply_handle(JsonCursor& value, PostInput& post, FieldNotes& notes) {
  std::string handle;
  if (!read_name(value, handle, notes)) return false;
  add_detail(post, Detail::kReplyToHandle, std::move(handle));
  return true;
}

constexpr JsonField<PostInput> kReplyToFields[] = {
    {"id", read_id_detail<Detail::kReplyToId>},
    {"handle", read_reply_handle},
};

constexpr JsonField<PostInput> kThreadFields[] = {
    {"id", read_id_detail<Detail::kThreadId>},
    {"position", read_ordinal_detail<Detail::kThreadPosition>},
    {"size", read_ordinal_detail<Detail::kThreadSize>},
    {"marked", [](JsonCursor& value, PostInput& post,
                  FieldNotes&) { return read_boolean(value, post.is_thread_marked); }},
};

constexpr JsonField<PostInput> kSourceFields[] = {
    {"url", read_text_detail<Detail::kSourceUrl>},
    {"line", read_ordinal_detail<Detail::kSourceLine>},
};

bool read_visibility(JsonCursor& value, PostInput& post, FieldNotes&) {
  if (!value.is_text()) return false;
  const auto visibility = kind_in<Visibility>(kVisibilityIds, value.text());
  if (visibility) set_visibility(post, *visibility);
  return visibility.has_value();
}

constexpr JsonField<PostInput> kPostFields[] = {
    {"id", read_post_id},
    {.name = "kind", .read = read_post_kind, .if_bad = RepairReason::kUnknownKind, .is_always_written = true},
    {.name = "author", .read = read_author, .takes_null = true},
    {"time", read_post_time, RepairReason::kBadTime},
    {"text", read_post_text},
    {"textKind", [](JsonCursor& value, PostInput& post,
                    FieldNotes&) { return read_kind(value, kTextKindIds, post.text_kind); }},
    {"entities", [](JsonCursor& value, PostInput& post,
                    FieldNotes& notes) { return read_entities(value, post.entities, notes); }},
    {"media", read_media},
    {.name = "quote", .read = read_quote, .if_bad = RepairReason::kBadQuote},
    {"replyTo",
     [](JsonCursor& value, PostInput& post, FieldNotes& notes) {
       return read_part(value, kReplyToFields, post, Detail::kExtraReplyTo, notes);
     }},
    {"thread",
     [](JsonCursor& value, PostInput& post, FieldNotes& notes) {
       return read_part(value, kThreadFields, post, Detail::kExtraThread, notes);
     }},
    {"counts", read_counts, RepairReason::kBadCount},
    {"language", read_text_detail<Detail::kLanguage>},
    {"source",
     [](JsonCursor& value, PostInput& post, FieldNotes& notes) {
       return read_part(value, kSourceFields, post, Detail::kExtraSource, notes);
     }},
    {"warning", read_text_detail<Detail::kWarning>},
    {"sensitive",
     [](JsonCursor& value, PostInput& post, FieldNotes&) { return read_boolean(value, post.is_sensitive); }},
    {"visibility", read_visibility},
    {"poll", read_poll},
    {"card", read_card},
};

}  // namespace

void read_post(JsonCursor& value, PostInput& post,
               FieldNotes& notes) {  // NOLINT(misc-no-recursion): one level
  if (!value.is_object()) return notes.skip_because(SkipReason::kNotAnObject);
  read_part(value, kPostFields, post, Detail::kExtraPost, notes);
  if (!notes.is_kind_known) post.kind = kind_from_row(post);
  drop_misplaced_entities(post.entities, post.text, notes);
  if (post.id.empty() && !notes.is_in_quote) notes.skip_because(SkipReason::kNoId);
}

}  // namespace backscroll
