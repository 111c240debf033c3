// mastodon_post: an entry becomes a post: whose words they are, for whom, what it answers and quotes, where its
// pictures are.
#include "import/mastodon/mastodon_post.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/time.h"
#include "base/utf8.h"
#include "import/backscroll/post_details.h"
#include "import/json/json_writer.h"
#include "import/mastodon/mastodon_text.h"

namespace backscroll {
namespace {

// What a server writes for readers that know no quotes.
constexpr std::string_view kQuoteInWords = "quote-inline";

MediaKind kind_of(const MastodonMedium& medium) {
  const std::string_view type = medium.type;
  const auto is_of = [&medium, type](std::string_view kind, std::string_view upper, std::string_view word) {
    return medium.media_type.starts_with(kind) || type == upper || type == word;
  };
  if (type == "gifv") return MediaKind::kGif;
  if (is_of("image/", "Image", "image")) return MediaKind::kImage;
  if (is_of("video/", "Video", "video")) return MediaKind::kVideo;
  return is_of("audio/", "Audio", "audio") ? MediaKind::kAudio : MediaKind::kUnknown;
}

MediaInput medium_from(const MastodonMedium& from, const MastodonFileNames& files) {
  MediaInput medium;
  medium.kind = kind_of(from);
  medium.width_px = from.width_px;
  medium.height_px = from.height_px;
  medium.duration_millis = from.duration_millis;
  if (!from.alt.empty()) medium.alt = from.alt;
  if (!from.address.empty()) medium.source = files.find(from.address);
  const bool is_film = medium.kind == MediaKind::kVideo || medium.kind == MediaKind::kGif;
  if (is_film && !from.poster.empty()) medium.poster = files.find(from.poster);
  if (is_film && medium.poster.empty() && files.has(medium.source)) medium.poster = medium.source;  // a frame
  return medium;
}

void set_media(const MastodonPost& from, const MastodonFileNames& files, PostInput& post) {
  for (const MastodonMedium& medium : from.media) {
    if (medium.type == "Link")
      add_detail(post, Detail::kCardUrl, medium.address);
    else
      post.media.push_back(medium_from(medium, files));
  }
  if (from.card_address.empty()) return;
  add_detail(post, Detail::kCardUrl, from.card_address);
  add_detail(post, Detail::kCardTitle, from.card_title);
  add_detail(post, Detail::kCardDescription, from.card_description);
  add_detail(post, Detail::kCardSite, from.card_site);
}

Count count_from(const std::optional<int64_t>& count) {
  return count ? Count{*count, CountPrecision::kExact} : Count();
}

void set_poll(const MastodonPoll& from, PostInput& post, FieldNotes& notes) {
  if (from.options.empty()) return;
  post.poll = std::make_unique<PollInput>();
  for (const MastodonOption& option : from.options) {
    PollOptionInput& made = post.poll->options.emplace_back();
    made.text = option.text;
    made.votes = count_from(option.votes);
  }
  const std::string& ends = from.ends.empty() ? from.closed : from.ends;
  const auto time = time_from_text(ends);
  if (time) post.poll->ends = time->time;
  if (!time && !ends.empty()) notes.repairs.push_back(RepairReason::kBadTime);
  post.poll->voters = count_from(from.voters);
}

// By what an address says of who wrote what is there: an account, or no more than a server.
void set_author(std::string_view handle, std::string_view address, const MastodonAccount& account,
                PostInput& post) {
  if (!handle.empty() && handle == account.handle) return;  // the owner
  post.author_kind = 0;
  post.author.handle = handle;
  post.author.name = handle.empty() ? host_of(address) : user_of(handle);
}

void set_quote(const MastodonPost& from, const MastodonAccount& account, PostInput& post) {
  if (from.quoted.empty()) return;
  post.quote = std::make_unique<PostInput>();
  post.quote->id = from.quoted;
  const std::string handle = handle_of_post(from.quoted);
  post.quote->author_kind = kUnknownAuthor;
  if (!handle.empty()) {
    post.quote->author_kind = kOwner;
    set_author(handle, from.quoted, account, *post.quote);
  }
  add_detail(*post.quote, Detail::kSourceUrl, from.quoted);
}

void set_text(const MastodonPost& from, PostInput& post, FieldNotes& notes) {
  const std::string_view left_out = post.quote == nullptr ? std::string_view() : kQuoteInWords;
  MastodonText text = text_from_mastodon(from.html, from.tags, left_out);
  if (!from.title.empty() && from.type != "Question") {
    MastodonText titled = {from.title, {}};
    if (!text.text.empty()) titled.text += "\n\n";
    append_text(std::move(text), titled);
    text = std::move(titled);
  }
  post.text = std::move(text.text);
  post.entities = std::move(text.entities);
  drop_misplaced_entities(post.entities, post.text, notes);
}

// The account that is answered, if anything says who that is: its address, or the mention that the text begins with.
void set_reply(const MastodonPost& from, PostInput& post) {
  if (from.reply_to.empty()) return;
  post.kind = PostKind::kReply;
  add_detail(post, Detail::kReplyToId, from.reply_to);
  std::string handle = handle_of_post(from.reply_to);
  const bool has_mention = !post.entities.empty() && post.entities[0].kind == EntityKind::kMention &&
                           post.entities[0].begin_code_points == 0;
  if (handle.empty() && has_mention) handle = post.entities[0].target;
  add_detail(post, Detail::kReplyToHandle, std::move(handle));
}

// The model has no place for it, but an export gives it back.
void set_edited(const std::string& edited, PostInput& post) {
  const auto time = time_from_text(edited);
  if (!time || time->time.precision != TimePrecision::kExact) return;
  std::string extra;
  JsonWriter(extra).member("edited", rfc3339_from_utc(time->time.begin));
  add_detail(post, Detail::kExtraPost, std::move(extra));
}

void set_visibility_from(Audience audience, PostInput& post) {
  if (audience == Audience::kUnlisted) set_visibility(post, Visibility::kUnlisted);
  if (audience == Audience::kFollowers) set_visibility(post, Visibility::kFollowers);
}

// "https://ex.social/users/robin/statuses/9/activity": the boost has no other name than what made it.
std::string_view without_activity(std::string_view id) {
  constexpr std::string_view kEnding = "/activity";
  return id.ends_with(kEnding) ? id.substr(0, id.size() - kEnding.size()) : id;
}

void set_post(const MastodonPost& from, const MastodonContext& context, PostInput& post, FieldNotes& notes) {
  if (from.has_bad_text) notes.skip_because(SkipReason::kBadText);
  set_quote(from, context.account, post);
  set_text(from, post, notes);
  set_media(from, context.files, post);
  set_poll(from.poll, post, notes);
  set_edited(from.edited, post);
  add_detail(post, Detail::kLanguage, from.language);
  add_detail(post, Detail::kWarning, from.warning);
  add_detail(post, Detail::kSourceUrl, from.address);
  post.is_sensitive = from.is_sensitive;
  post.replies = count_from(from.replies);
  post.reposts = count_from(from.reposts);
  post.likes = count_from(from.likes);
}

void set_boost(const MastodonItem& from, const MastodonContext& context, PostInput& post, FieldNotes& notes) {
  post.kind = PostKind::kRepost;
  if (from.has_post) {
    set_post(from.post, context, post, notes);
    const MastodonAuthor& author = from.post_author;
    const std::string& address = author.address.empty() ? from.post.author : author.address;
    std::string handle = handle_of_account(address);
    if (handle.empty()) handle = author.handle.empty() ? handle_of_post(from.post.id) : author.handle;
    if (!from.actor.empty() && address == from.actor) return;  // one's own
    set_author(handle, address.empty() ? from.post.id : address, context.account, post);
    if (post.author_kind != kOwner && !author.name.empty()) post.author.name = author.name;
    return;
  }
  set_author(handle_of_post(from.boosted), from.boosted, context.account, post);
  add_detail(post, Detail::kCardUrl, from.boosted);  // all there is to be seen of it
  add_detail(post, Detail::kSourceUrl, from.boosted);
}

}  // namespace

void make_post(const MastodonItem& from, Audience audience, const MastodonContext& context, PostInput& post,
               FieldNotes& notes) {
  if (from.is_boost) {
    post.id = without_activity(from.id);
    post.time = from.created;
    set_boost(from, context, post, notes);
  } else {
    post.id = from.post.id;
    const bool is_dated = from.post.created.precision != TimePrecision::kUnknown;
    post.time = is_dated ? from.post.created : from.created;
    set_post(from.post, context, post, notes);
    set_reply(from.post, post);
    if (post.quote != nullptr) post.kind = PostKind::kQuote;
  }
  if (post.id.empty()) notes.skip_because(SkipReason::kNoId);
  set_visibility_from(audience, post);
}

}  // namespace backscroll
