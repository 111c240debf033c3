// mastodon_item: an entry of an outbox, or of a list of statuses, as the file has it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/builder.h"
#include "import/report/json_fields.h"

namespace backscroll {

// From all to few: of two of them the later one holds.
enum class Audience : uint8_t { kPublic, kUnlisted, kFollowers, kDirect };

// "to" or "cc", of which only what decides on the audience is kept.
struct Addressees {
  bool is_given = false;
  bool has_public = false;
  std::vector<std::string> followers;  // what may be the followers of somebody
};

// Of one post; more than any server allows.
constexpr size_t kMostMedia = 100;
constexpr size_t kMostOptions = 100;
constexpr size_t kMostTags = 1000;

struct MastodonMedium {
  std::string type;        // "Document", "Image"; of a status "image", "gifv"
  std::string media_type;  // "image/png"
  std::string address;
  std::string poster;
  std::string alt;
  uint32_t width_px = 0;
  uint32_t height_px = 0;
  uint32_t duration_millis = 0;
};

struct MastodonTag {
  std::string type, name, address;
};

struct MastodonOption {
  std::string text;
  std::optional<int64_t> votes;
};

struct MastodonPoll {
  std::vector<MastodonOption> options;
  std::string ends, closed;
  std::optional<int64_t> voters;
};

struct MastodonPost {
  std::string id, address, type, author;
  Addressees to, cc;
  KnownTime created;
  std::string edited;
  std::string title, html, warning, language;
  bool has_bad_text = false;
  bool is_sensitive = false;
  std::string reply_to, reply_to_handle;
  std::string quoted;  // its address
  std::optional<int64_t> likes, reposts, replies;
  std::vector<MastodonMedium> media;
  std::vector<MastodonTag> tags;
  MastodonPoll poll;
  std::string card_address, card_title, card_description, card_site;
};

// Who a status is of.
struct MastodonAuthor {
  std::string name, handle, address;
};

struct MastodonItem {
  bool is_boost = false;
  std::string id, actor;
  KnownTime created;
  Addressees to, cc;
  std::optional<Audience> audience;  // where it is told in a word
  std::string boosted;               // the address, where that is all there is
  bool has_post = false;
  MastodonPost post;
  MastodonAuthor author;  // of the entry
  MastodonAuthor post_author;
};

// Take an entry. Note why it is none, or no post.
void read_outbox_item(JsonCursor& value, MastodonItem& item, FieldNotes& notes);
void read_status(JsonCursor& value, MastodonItem& item, FieldNotes& notes);

// "2023-05-01T10:00:00Z" into a time; false: it is none.
bool read_moment(JsonCursor& value, KnownTime& time, FieldNotes& notes);

// Who may see it. `followers`: what the actor says is the address of its followers, if it says so.
Audience audience_of(const MastodonItem& item, std::string_view followers);

}  // namespace backscroll
