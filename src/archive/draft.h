// draft: the posts of an archive while they are collected, in file order and in flat vectors. Private to src/archive.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/archive.h"
#include "archive/builder.h"
#include "archive/flat_strings.h"

namespace backscroll {

struct Draft {
  // Rows in file order; the quote of a post stands right after it.
  std::vector<uint32_t> posts;  // rows that are posts, not quotes
  std::vector<uint8_t> kinds, flags, count_precisions;
  std::vector<AuthorIndex> authors;  // kOwner, kUnknownAuthor or a position in author_keys
  std::vector<uint32_t> quotes;      // a row, or kNoPost
  std::vector<int64_t> time_begins, time_ends, replies, reposts, likes;
  FlatStrings ids, texts;

  // What belongs to row r stands in [ends[r], ends[r + 1]).
  std::vector<uint32_t> entity_ends = {0}, media_ends = {0}, detail_ends = {0};
  std::vector<uint8_t> entity_kinds, media_kinds, detail_kinds;
  std::vector<uint32_t> entity_begins, entity_stops, media_widths, media_heights, media_durations;
  FlatStrings entity_strings, media_strings, detail_strings;

  // Polls are rare: each knows its row. What belongs to poll p stands in [option_ends[p], option_ends[p + 1]).
  std::vector<uint32_t> poll_rows;  // ascending
  std::vector<uint32_t> option_ends = {0};
  std::vector<int64_t> poll_numbers, option_votes;
  std::vector<uint8_t> poll_codes, option_precisions;
  FlatStrings poll_strings, option_strings;

  FlatStrings author_strings;  // several of each author, see block::AuthorString
  FlatStrings author_keys;     // all of them with their lengths, to find an author again
  StringTable author_table;    // of author_keys
  StringTable id_table;        // of ids, posts only

  ProfileInput profile;

  uint32_t row_count() const { return static_cast<uint32_t>(kinds.size()); }
  KnownTime time(uint32_t row) const;
  // Adds the row and its quote; returns its number.
  uint32_t add_row(const PostInput& post);
  // Closes the entities of one more row.
  void add_entities(const std::vector<EntityInput>& entities, std::string_view text);

 private:
  void add_numbers(const PostInput& post);
  void add_media(const std::vector<MediaInput>& media);
  void add_details(const PostInput& post);
  void add_poll(uint32_t row, const PollInput& poll);
  AuthorIndex author_of(const PostInput& post);
};

// The sorted draft as a block; empty when it would pass 4 GB.
std::vector<std::byte> block_from_draft(Draft& draft);

}  // namespace backscroll
