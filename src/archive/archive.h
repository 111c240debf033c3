// archive: one profile and its posts as immutable columns over one block of bytes.
// The block is what travels between the worker and the page: opening it checks it once and copies nothing.
// ArchiveBuilder makes one; docs of the fields are in data/README.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/block_memory.h"
#include "archive/string_column.h"
#include "base/status.h"
#include "base/steps.h"
#include "base/strong_index.h"
#include "base/time.h"

namespace backscroll {

enum class PostKind : uint8_t { kOriginal, kReply, kRepost, kQuote };
enum class TextKind : uint8_t { kOriginal, kSummary };
enum class EntityKind : uint8_t { kLink, kMention, kHashtag, kCashtag };
enum class MediaKind : uint8_t { kUnknown, kImage, kVideo, kGif, kAudio };
// For whom a post was, where that is not everybody, or that it is gone where it came from.
enum class Visibility : uint8_t { kUnlisted, kFollowers, kCircle, kDeleted, kCommunity };
enum class CountPrecision : uint8_t { kExact, kRounded, kUnknown };

struct Count {
  int64_t value = 0;  // the nominal value when rounded, zero when unknown
  CountPrecision precision = CountPrecision::kUnknown;
  friend bool operator==(const Count&, const Count&) = default;
};

// Rows: the posts first, sorted by time (an interval by its middle, unknown times last, ties in file order), then
// the quoted posts, in the order of the posts that quote them.
using PostIndex = StrongIndex<struct PostTag>;
constexpr PostIndex kNoPost{0xFFFFFFFF};
using AuthorIndex = uint32_t;
constexpr AuthorIndex kOwner = 0xFFFFFFFE;          // the profile's owner
constexpr AuthorIndex kUnknownAuthor = 0xFFFFFFFF;  // a quote whose author the source does not say

// What the posts are sorted by.
constexpr int64_t sort_millis(const KnownTime& time) {
  if (time.precision == TimePrecision::kUnknown) return std::numeric_limits<int64_t>::max();
  return time.begin.value + (time.end.value - time.begin.value) / 2;
}

// Facts that few posts have, kept sparsely as text.
enum class Detail : uint8_t {
  kLanguage,  // BCP 47
  kReplyToId,
  kReplyToHandle,
  kThreadId,
  kThreadPosition,  // decimal, from 1
  kThreadSize,      // decimal
  kAge,             // the age as the source printed it: "5 years"
  kSourceUrl,
  kSourceLine,  // decimal, from 1
  kWarning,     // what the text is about, for who would rather not read it
  kVisibility,  // one of kVisibilityIds; none: public
  kCardUrl,     // the card: see LinkPreview
  kCardTitle,
  kCardDescription,
  kCardSite,
  kCardPicture,
  kCardWidth,   // decimal
  kCardHeight,  // decimal
  // Unknown fields, kept for export: the members of a JSON object without its braces, compact.
  kExtraPost,
  kExtraCounts,
  kExtraTime,
  kExtraReplyTo,
  kExtraThread,
  kExtraSource,
  kExtraReplies,  // of a rounded count
  kExtraReposts,
  kExtraLikes,
  kExtraCard,
};
constexpr Detail kLastDetail = Detail::kExtraCard;
constexpr size_t kDetailCount = static_cast<size_t>(kLastDetail) + 1;
static_assert(kDetailCount <= 32);  // see Archive::sparse_details()

struct Author {
  std::string_view name;
  std::string_view handle;  // without "@"
  std::string_view badge;
  std::string_view avatar;  // address, may be empty
  std::string_view extra;
};

struct Entity {
  EntityKind kind;
  uint32_t begin_bytes;  // in the UTF-8 text
  uint32_t end_bytes;
  std::string_view target;   // address, handle or tag; no "@" or "#"
  std::string_view display;  // to be shown instead of that part of the text; empty: none
  std::string_view extra;
};

struct Media {
  MediaKind kind;
  uint32_t width_px;  // 0: unknown
  uint32_t height_px;
  uint32_t duration_millis;  // 0: unknown
  bool has_alt;              // an empty alt text is not the same as none
  std::string_view alt;
  std::string_view source;
  std::string_view poster;  // address of a still picture of a video, may be empty
  std::string_view extra;
};

struct PollOption {
  std::string_view text;
  Count votes;
  std::string_view extra;
  std::string_view extra_votes;  // of a rounded count
};

struct Poll {
  std::vector<PollOption> options;
  KnownTime ends;
  Count voters;
  std::string_view extra;
  std::string_view extra_ends;
  std::string_view extra_voters;
};

// What the source shows of a page that the post links to.
struct LinkPreview {
  std::string_view url;
  std::string_view title;
  std::string_view description;
  std::string_view site;
  std::string_view picture;  // address
  uint32_t width_px;         // of the picture; 0: unknown
  uint32_t height_px;
};

struct Profile {
  std::string_view name;
  std::string_view handle;  // without "@"
  std::string_view badge;
  std::string_view bio;
  TextKind bio_kind;
  std::string_view place;
  KnownTime joined;
  KnownTime captured;
  Count followers;
  Count following;
  Count media;
  Count posts;
  std::string_view avatar;  // address, may be empty
  std::string_view banner;
  std::string_view source_name;
  std::string_view source_url;
  std::string_view source_format;
  std::string_view extra;            // unknown fields of the profile
  std::string_view extra_counts;     // of its counts
  std::string_view extra_followers;  // of a rounded count
  std::string_view extra_following;
  std::string_view extra_media;
  std::string_view extra_posts;
  std::string_view extra_bio;     // of its bio object
  std::string_view extra_source;  // of its source object
  std::string_view extra_joined;
  std::string_view extra_captured;
  std::string_view extra_archive;  // of the top level of the file
};

class Archive {
 public:
  // Checks the block and takes it over. kDamaged when any offset, count or kind in it is out of range.
  static Result<Archive> from_bytes(std::vector<std::byte> block);
  // The same a little at a time, as far as the block is there; `opened` holds a status until it is done. By then all
  // is there but, it may be, ids and texts: how long they are is known.
  static Steps open_in_steps(BlockMemory block, Arrival& arrival, Result<Archive>& opened);
  size_t ids_end_bytes() const;  // in the block
  Archive();                     // no profile, no posts
  Archive(Archive&&) noexcept = default;
  Archive& operator=(Archive&&) noexcept = default;

  // The whole archive, to be given to from_bytes() somewhere else.
  std::span<const std::byte> bytes() const { return block_; }

  uint32_t post_count() const { return post_count_; }  // rows [0, post_count)
  uint32_t row_count() const { return row_count_; }    // with the quoted posts
  IndexRange<PostIndex> posts() const { return {PostIndex{0}, PostIndex(post_count_)}; }
  IndexRange<PostIndex> rows() const { return {PostIndex{0}, PostIndex(row_count_)}; }
  // Rows of the file that could not be read and are no posts here.
  uint64_t skipped_count() const;
  Profile profile() const;
  std::vector<Entity> bio_entities() const;

  std::string_view id(PostIndex row) const;
  std::string_view text(PostIndex row) const;
  PostKind kind(PostIndex row) const { return static_cast<PostKind>(kinds_[place(row)]); }
  TextKind text_kind(PostIndex row) const;
  bool is_thread_marked(PostIndex row) const;  // the text carries a thread sign of its author
  bool is_sensitive(PostIndex row) const;      // its media are not for everybody
  KnownTime time(PostIndex row) const;
  Count replies(PostIndex row) const;
  Count reposts(PostIndex row) const;
  Count likes(PostIndex row) const;
  AuthorIndex author_index(PostIndex row) const {
    const AuthorIndex index = authors_of_rows_[place(row)];
    return index < kOwner ? author_indexes_[index] : index;
  }
  // The author as printed. For kOwner what the profile says; for kUnknownAuthor all empty.
  Author author(PostIndex row) const;
  PostIndex quote(PostIndex row) const;  // kNoPost: none
  std::vector<Entity> entities(PostIndex row) const;
  std::vector<Media> media(PostIndex row) const;
  uint32_t media_count(PostIndex row) const {
    const uint32_t at = place(row);
    return media_ends_[at + 1] - media_ends_[at];
  }
  // Of the language that the post is said to be in: 0 none, kOtherLanguage: only detail() knows it.
  uint8_t language_code(PostIndex row) const { return languages_[place(row)]; }
  static constexpr uint8_t kOtherLanguage = 255;
  size_t language_count() const { return language_names_.size(); }  // codes from 1 to this
  std::string_view language_name(uint8_t code) const { return language_names_[code - size_t{1}]; }
  std::optional<Poll> poll(PostIndex row) const;
  std::optional<LinkPreview> link_preview(PostIndex row) const;
  std::string_view detail(PostIndex row, Detail which) const;  // empty: none
  // Bit per Detail that it has, but for the language. Whoever goes through the rows in their order hands the same
  // `next` on, 0 at first, and nothing is searched.
  uint32_t sparse_details(PostIndex row, size_t& next) const;
  std::optional<int64_t> detail_number(PostIndex row, Detail which) const;  // for the decimal ones

 private:
  explicit Archive(std::vector<std::byte> block) : vector_(std::move(block)), block_(vector_) {}
  explicit Archive(BlockMemory block) : memory_(std::move(block)), block_(memory_.bytes()) {}

  friend class BlockCheck;

  static Steps open_in_steps(Archive archive, Arrival& arrival, Result<Archive>& opened);
  // open_block.cpp: each says whether the sections it opens have the right sizes.
  bool open_header();
  size_t checked_end_bytes() const;
  bool open_columns();
  // block_check.cpp: whether every number in the columns that an accessor will trust may be trusted, so that none of
  // them needs a check. Text is not checked to be UTF-8.
  Steps check(bool& is_right) const;
  bool open_posts();
  bool open_order();
  bool open_sparse_numbers();
  bool open_attachments();
  bool open_details();
  bool open_polls();
  bool open_profile();
  std::span<const std::byte> section(uint32_t which) const;
  size_t end_of(uint32_t which) const;  // in bytes of the block; 0: there is nothing in it
  template <typename T>
  bool open_column(uint32_t which, size_t count, std::span<const T>& column) const;
  template <typename T>
  bool open_whole_column(uint32_t which, std::span<const T>& column) const;
  bool open_strings(uint32_t which, StringColumn& column) const;

  // Where the row stands in the block.
  uint32_t place(PostIndex row) const { return order_.empty() ? row.value() : order_[row.value()]; }
  KnownTime time_at(uint32_t place) const;
  Count count_at(uint32_t place, std::span<const uint32_t> values, uint32_t which) const;
  Poll poll_at(size_t index) const;
  std::vector<Entity> entities_of_slot(uint32_t slot) const;

  std::vector<std::byte> vector_;  // one of these two holds the block
  BlockMemory memory_;
  std::span<const std::byte> block_;
  uint32_t post_count_ = 0;
  uint32_t row_count_ = 0;
  uint32_t place_count_ = 0;  // rows of the block
  // All of these look into block_; their rows are places.
  std::span<const uint32_t> order_;
  std::span<const uint8_t> kinds_;
  std::span<const uint8_t> flags_;
  std::span<const uint8_t> count_precisions_;
  std::span<const AuthorIndex> authors_of_rows_;
  std::span<const AuthorIndex> author_indexes_;
  std::span<const uint8_t> languages_;
  StringColumn language_names_;
  std::span<const int64_t> times_;
  std::span<const uint32_t> replies_;
  std::span<const uint32_t> reposts_;
  std::span<const uint32_t> likes_;
  std::span<const uint32_t> interval_rows_;
  std::span<const int64_t> interval_ends_;
  std::span<const uint64_t> large_count_slots_;
  std::span<const int64_t> large_counts_;
  std::span<const uint32_t> quoting_posts_;  // these two are rows of the archive
  std::span<const uint32_t> quoted_rows_;
  StringColumn ids_;
  StringColumn texts_;
  std::span<const uint32_t> entity_ends_;  // slot place_count_ is the bio
  std::span<const uint8_t> entity_kinds_;
  std::span<const uint32_t> entity_begins_;
  std::span<const uint32_t> entity_stops_;
  StringColumn entity_strings_;
  std::span<const uint32_t> media_ends_;  // media of a row: [media_ends_[row], media_ends_[row + 1])
  std::span<const uint8_t> media_kinds_;
  std::span<const uint32_t> media_widths_;
  std::span<const uint32_t> media_heights_;
  std::span<const uint32_t> media_durations_;
  StringColumn media_strings_;
  StringColumn author_strings_;
  std::span<const uint32_t> detail_rows_;
  std::span<const uint8_t> detail_kinds_;
  StringColumn detail_strings_;
  std::span<const uint32_t> poll_rows_;
  std::span<const uint32_t> poll_option_ends_;  // options of poll p: [ends[p], ends[p + 1])
  std::span<const int64_t> poll_numbers_;
  std::span<const uint8_t> poll_codes_;
  StringColumn poll_strings_;
  std::span<const int64_t> option_votes_;
  std::span<const uint8_t> option_precisions_;
  StringColumn option_strings_;
  StringColumn profile_strings_;
  std::span<const int64_t> profile_numbers_;
  std::span<const uint8_t> profile_codes_;
};

}  // namespace backscroll
