// draft: an archive while it is collected. What a post says goes to the block at once, in the order of the file; kept
// is only what is needed to find a post again and to put them in order. Private to src/archive.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "archive/block_sink.h"
#include "archive/builder.h"
#include "archive/kept_strings.h"

namespace backscroll {

class Draft {
 public:
  explicit Draft(BlockSink& sink);

  // False when there is a post with this id; it is not added then.
  bool add_post(const PostInput& post);
  bool has_post(std::string_view id) const { return ids_.find(id) != StringTable::kNone; }
  void order_ties_by_id() { has_ties_by_id_ = true; }
  uint32_t post_count() const { return static_cast<uint32_t>(sort_keys_.size()); }
  // Sorts and ends the block. False when it would pass 4 GB.
  bool finish(const ProfileInput& profile);
  // When it is finished.
  const ArchiveTotals& totals() const { return totals_; }

 private:
  struct MediaOfPost {
    uint32_t post;  // in file order
    uint32_t count;
  };
  // A post that quotes, and the quoted one, which stands in the place after it.
  struct Quote {
    uint32_t post;   // in file order
    uint32_t place;  // of the quoted one
    uint32_t media_count;
  };

  void add_row(const PostInput& post);
  void add_numbers(const PostInput& post);
  void add_count(block::Section which, Count count, block::LargeCount slot);
  // Whether it has a code; else its name is one of the details.
  bool add_language(const PostInput& post);
  void add_entities(const std::vector<EntityInput>& entities, std::string_view text);
  void add_media(const std::vector<MediaInput>& media);
  void add_details(const PostInput& post, bool has_language_code);
  void add_poll(const PollInput& poll);
  uint32_t author_of(const PostInput& post);
  uint32_t media_count_of(uint32_t post) const;

  bool is_before(uint32_t a, uint32_t b) const;
  std::vector<uint32_t> sorted_posts() const;
  void write_order(std::vector<uint32_t> posts);
  void write_authors(const ProfileInput& profile);
  void write_profile(const ProfileInput& profile);

  BlockWriter writer_;
  uint32_t place_count_ = 0;
  ChunkedVector<int64_t> sort_keys_;  // of the posts, in file order
  ArchiveTotals totals_;
  std::vector<MediaOfPost> media_of_posts_;  // ascending, of those that have any
  bool has_ties_by_id_ = false;
  DistinctStrings ids_;  // of the posts
  std::vector<Quote> quotes_;
  KeptStrings quote_ids_;
  KeptStrings author_keys_;  // all of an author with the lengths, to find one again
  StringTable author_table_;
  std::vector<AuthorInput> authors_;
  std::vector<std::string> languages_;  // that have a code
  std::string author_key_;              // kept from one post to the next
  uint32_t row_count_ = 0;              // of the archive, when finished
};

}  // namespace backscroll
