// builder: collects the posts of an import and writes them as one archive block. Owns the invariants: sorted rows,
// entity positions inside their text and on code-point borders, one row per id among the posts.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/archive.h"

namespace backscroll {

class BlockSink;

struct AuthorInput {
  std::string name, handle, badge, avatar, extra;
};

struct EntityInput {
  EntityKind kind = EntityKind::kLink;
  uint32_t begin_code_points = 0;
  uint32_t end_code_points = 0;
  std::string target, display, extra;
};

struct MediaInput {
  MediaKind kind = MediaKind::kUnknown;
  uint32_t width_px = 0;
  uint32_t height_px = 0;
  uint32_t duration_millis = 0;
  std::optional<std::string> alt;
  std::string source, poster, extra;
};

struct PollOptionInput {
  std::string text, extra, extra_votes;
  Count votes;
};

struct PollInput {
  std::vector<PollOptionInput> options;
  KnownTime ends;
  Count voters;
  std::string extra, extra_ends, extra_voters;
};

struct PostInput {
  std::string id;
  PostKind kind = PostKind::kOriginal;
  AuthorIndex author_kind = kOwner;  // kOwner, kUnknownAuthor, or anything else: `author` holds it
  AuthorInput author;
  KnownTime time;
  std::string text;
  TextKind text_kind = TextKind::kOriginal;
  bool is_thread_marked = false;
  bool is_sensitive = false;
  Count replies, reposts, likes;
  std::vector<EntityInput> entities;
  std::vector<MediaInput> media;
  std::vector<std::pair<Detail, std::string>> details;
  std::unique_ptr<PollInput> poll;
  std::unique_ptr<PostInput> quote;

  std::string_view detail(Detail which) const;  // the last one; empty: none
  void clear();                                 // keeps its memory for the next one
};

struct ProfileInput {
  std::string name, handle, badge, bio, place, avatar, banner, source_name, source_url, source_format;
  std::string extra, extra_counts, extra_followers, extra_following, extra_media, extra_posts;
  std::string extra_bio, extra_source, extra_joined, extra_captured, extra_archive;
  TextKind bio_kind = TextKind::kOriginal;
  std::vector<EntityInput> bio_entities;
  KnownTime joined, captured;
  Count followers, following, media, posts;
  uint64_t skipped_count = 0;  // rows of the file that became no post
};

// What an archive holds in all.
struct ArchiveTotals {
  uint32_t posts = 0;
  uint32_t quotes = 0;  // posts that quote
  uint64_t media = 0;   // of posts and of what they quote, as often as it is shown
  KnownTime span;       // from the earliest to the latest that any post may be; unknown: no post has a time
};

// Sorts the entities and takes out those that are empty, reach past the text or overlap an earlier one. Returns how
// many were taken out.
size_t keep_usable_entities(std::vector<EntityInput>& entities, size_t text_code_points);

class ArchiveBuilder {
 public:
  ArchiveBuilder();  // for an archive in memory
  // The block goes to the sink, which outlives the builder.
  explicit ArchiveBuilder(BlockSink& sink);
  ArchiveBuilder(ArchiveBuilder&&) noexcept;
  ArchiveBuilder& operator=(ArchiveBuilder&&) noexcept;
  ~ArchiveBuilder();

  void set_profile(ProfileInput profile);
  const ProfileInput& profile() const { return *profile_; }
  // Whether a post with this id was added; the ids of quotes do not count.
  bool has_post(std::string_view id) const;
  // False when there is a post with this id already; it is not added then. Entities outside the text are dropped by the
  // reader beforehand, not here. A quote of a quote is not kept.
  bool add_post(const PostInput& post);
  // Posts of one time go by their ids, which are numbers, and not as they come; until the posts are cleared.
  void order_ties_by_id();
  void clear_posts();  // the same list came twice: the last one wins
  uint32_t post_count() const;
  // Of a builder in memory: sorts, ends the block and opens it. kTooLarge above 4 GB.
  Result<Archive> finish();
  // Of a builder with a sink: sorts and ends the block.
  Status finish_block();
  // Of what was finished last.
  const ArchiveTotals& totals() const { return totals_; }

 private:
  std::unique_ptr<class MemorySink> memory_;
  BlockSink* sink_;
  std::unique_ptr<class Draft> draft_;
  std::unique_ptr<ProfileInput> profile_;
  ArchiveTotals totals_;
};

}  // namespace backscroll
