// open_block: finds the columns of a block and checks their sizes. What is in them is for block_check to check: both
// before any accessor may trust it.
#include <algorithm>
#include <cstring>

#include "archive/archive.h"
#include "archive/block.h"
#include "archive/block_sink.h"

namespace backscroll {
namespace {

using block::Section;

constexpr uint32_t index_of(Section which) { return static_cast<uint32_t>(which); }

// Why a block cannot be opened. One from a file may be older or newer than this program.
Status refusal_of(std::span<const std::byte> bytes) {
  block::Header header;
  if (bytes.size() < sizeof(header)) return Status(ErrorCode::kDamaged);
  std::memcpy(&header, bytes.data(), sizeof(header));
  const bool is_block = std::memcmp(header.magic, block::kMagic, sizeof(header.magic)) == 0;
  return Status(is_block && header.version != block::kVersion ? ErrorCode::kOtherVersion
                                                              : ErrorCode::kDamaged);
}

}  // namespace

// Written here and not by the builder, so that a program that only reads archives does not carry what builds them.
Archive::Archive() {
  MemorySink memory;
  BlockWriter writer(memory);
  for (const Section column :
       {Section::kIds, Section::kTexts, Section::kLanguageNames, Section::kEntityStrings,
        Section::kMediaStrings, Section::kAuthorStrings, Section::kDetailStrings, Section::kPollStrings,
        Section::kOptionStrings, Section::kProfileStrings})
    writer.begin_strings(column);
  for (const Section ends :
       {Section::kEntityEnds, Section::kEntityEnds, Section::kMediaEnds, Section::kPollOptionEnds})
    writer.add<uint32_t>(ends, 0);
  for (uint32_t i = 0; i < block::kProfileStringCount; ++i) writer.add_string(Section::kProfileStrings, {});
  for (uint32_t i = 0; i < block::kProfileNumberCount; ++i) writer.add<int64_t>(Section::kProfileNumbers, 0);
  static_assert(static_cast<int>(CountPrecision::kUnknown) == static_cast<int>(TimePrecision::kUnknown));
  for (uint32_t i = 0; i < block::kProfileCodeCount; ++i) {
    const CountPrecision unknown = CountPrecision::kUnknown;
    writer.add(Section::kProfileCodes, i == block::kBioKind ? uint8_t{0} : static_cast<uint8_t>(unknown));
  }
  writer.finish(0, 0, 0);
  vector_ = memory.take_block();
  block_ = vector_;
  open_header();
  open_columns();
}

Result<Archive> Archive::from_bytes(std::vector<std::byte> block) {
  Result<Archive> opened = Status(ErrorCode::kDamaged);
  Arrival arrival{.bytes = block.size()};
  open_in_steps(Archive(std::move(block)), arrival, opened).finish();
  return opened;
}

Steps Archive::open_in_steps(BlockMemory block, Arrival& arrival, Result<Archive>& opened) {
  return open_in_steps(Archive(std::move(block)), arrival, opened);
}

// The archive is moved only when nothing looks at it any more. Until the steps are dropped it is there, whatever was
// found: whoever fills its memory may go on.
Steps Archive::open_in_steps(Archive archive, Arrival& arrival, Result<Archive>& opened) {
  opened = Status(ErrorCode::kDamaged);
  while (!arrival.has(std::min(sizeof(block::Header), archive.block_.size()))) co_await Steps::pause;
  if (!archive.open_header()) {
    opened = refusal_of(archive.block_);
    co_return;
  }
  while (!arrival.has(archive.checked_end_bytes())) co_await Steps::pause;
  bool is_right = archive.open_columns();
  if (is_right) co_await archive.check(is_right);
  if (is_right) opened = std::move(archive);
}

bool Archive::open_header() {
  block::Header header;
  if (block_.size() < sizeof(header)) return false;
  std::memcpy(&header, block_.data(), sizeof(header));
  if (std::memcmp(header.magic, block::kMagic, sizeof(header.magic)) != 0) return false;
  if (header.version != block::kVersion || header.size_bytes != block_.size()) return false;
  for (const block::SectionPlace& place : header.sections) {
    if (place.offset_bytes % block::kAlignment != 0 || place.offset_bytes < sizeof(header)) return false;
    if (uint64_t{place.offset_bytes} + place.size_bytes > block_.size()) return false;
  }
  post_count_ = header.post_count;
  row_count_ = header.row_count;
  place_count_ = header.place_count;
  return post_count_ <= row_count_ && row_count_ <= place_count_;
}

size_t Archive::end_of(uint32_t which) const {
  const std::span<const std::byte> bytes = section(which);
  return bytes.empty() ? 0 : static_cast<size_t>(bytes.data() + bytes.size() - block_.data());
}

size_t Archive::ids_end_bytes() const { return end_of(index_of(Section::kIdBytes)); }

// What is opened and checked is there when so many bytes are: nothing looks into an id or a text.
size_t Archive::checked_end_bytes() const {
  size_t end_bytes = 0;
  for (uint32_t which = 0; which < block::kSectionCount; ++which) {
    if (which != index_of(Section::kIdBytes) && which != index_of(Section::kTextBytes))
      end_bytes = std::max(end_bytes, end_of(which));
  }
  return end_bytes;
}

bool Archive::open_columns() {
  return open_posts() && open_attachments() && open_details() && open_polls() && open_profile();
}

std::span<const std::byte> Archive::section(uint32_t which) const {
  const auto* header = reinterpret_cast<const block::Header*>(block_.data());
  const block::SectionPlace place = header->sections[which];
  return block_.subspan(place.offset_bytes, place.size_bytes);
}

template <typename T>
bool Archive::open_column(uint32_t which, size_t count, std::span<const T>& column) const {
  const std::span<const std::byte> bytes = section(which);
  if (bytes.size() != uint64_t{count} * sizeof(T)) return false;
  column = {reinterpret_cast<const T*>(bytes.data()), count};
  return true;
}

template <typename T>
bool Archive::open_whole_column(uint32_t which, std::span<const T>& column) const {
  return open_column(which, section(which).size() / sizeof(T), column);
}

bool Archive::open_strings(uint32_t which, StringColumn& column) const {
  const std::optional<StringColumn> opened = StringColumn::from_sections(section(which), section(which + 1));
  if (opened) column = *opened;
  return opened.has_value();
}

bool Archive::open_posts() {
  const size_t places = place_count_;
  return open_column(index_of(Section::kKinds), places, kinds_) &&
         open_column(index_of(Section::kFlags), places, flags_) &&
         open_column(index_of(Section::kCountPrecisions), places, count_precisions_) &&
         open_column(index_of(Section::kAuthorsOfRows), places, authors_of_rows_) &&
         open_whole_column(index_of(Section::kAuthorIndexes), author_indexes_) &&
         open_column(index_of(Section::kLanguages), places, languages_) &&
         open_strings(index_of(Section::kLanguageNames), language_names_) &&
         open_column(index_of(Section::kTimes), places, times_) &&
         open_column(index_of(Section::kReplies), places, replies_) &&
         open_column(index_of(Section::kReposts), places, reposts_) &&
         open_column(index_of(Section::kLikes), places, likes_) &&
         open_strings(index_of(Section::kIds), ids_) && ids_.size() == places &&
         open_strings(index_of(Section::kTexts), texts_) && texts_.size() == places &&
         open_strings(index_of(Section::kAuthorStrings), author_strings_) &&
         author_strings_.size() % block::kAuthorStringCount == 0 && open_order() && open_sparse_numbers();
}

bool Archive::open_order() {
  if (!open_whole_column(index_of(Section::kOrder), order_)) return false;
  return order_.size() == row_count_ || (order_.empty() && row_count_ == place_count_);
}

bool Archive::open_sparse_numbers() {
  return open_whole_column(index_of(Section::kIntervalRows), interval_rows_) &&
         open_column(index_of(Section::kIntervalEnds), interval_rows_.size(), interval_ends_) &&
         open_whole_column(index_of(Section::kQuotingPosts), quoting_posts_) &&
         open_column(index_of(Section::kQuotedRows), quoting_posts_.size(), quoted_rows_) &&
         open_whole_column(index_of(Section::kLargeCountSlots), large_count_slots_) &&
         open_column(index_of(Section::kLargeCounts), large_count_slots_.size(), large_counts_);
}

bool Archive::open_attachments() {
  if (!open_column(index_of(Section::kEntityEnds), size_t{place_count_} + 2, entity_ends_)) return false;
  if (!open_column(index_of(Section::kMediaEnds), size_t{place_count_} + 1, media_ends_)) return false;
  const size_t entities = entity_ends_.back();
  const size_t media = media_ends_.back();
  const bool are_open = open_column(index_of(Section::kEntityKinds), entities, entity_kinds_) &&
                        open_column(index_of(Section::kEntityBegins), entities, entity_begins_) &&
                        open_column(index_of(Section::kEntityStops), entities, entity_stops_) &&
                        open_strings(index_of(Section::kEntityStrings), entity_strings_) &&
                        open_column(index_of(Section::kMediaKinds), media, media_kinds_) &&
                        open_column(index_of(Section::kMediaWidths), media, media_widths_) &&
                        open_column(index_of(Section::kMediaHeights), media, media_heights_) &&
                        open_column(index_of(Section::kMediaDurations), media, media_durations_) &&
                        open_strings(index_of(Section::kMediaStrings), media_strings_);
  return are_open && entity_strings_.size() == entities * block::kEntityStringCount &&
         media_strings_.size() == media * block::kMediaStringCount;
}

bool Archive::open_details() {
  if (!open_strings(index_of(Section::kDetailStrings), detail_strings_)) return false;
  const size_t details = detail_strings_.size();
  if (!open_column(index_of(Section::kDetailRows), details, detail_rows_)) return false;
  return open_column(index_of(Section::kDetailKinds), details, detail_kinds_);
}

bool Archive::open_polls() {
  const size_t polls = section(index_of(Section::kPollRows)).size() / sizeof(uint32_t);
  if (!open_column(index_of(Section::kPollRows), polls, poll_rows_)) return false;
  if (!open_column(index_of(Section::kPollOptionEnds), polls + 1, poll_option_ends_)) return false;
  const size_t options = poll_option_ends_.back();
  const bool are_open =
      open_column(index_of(Section::kPollNumbers), polls * block::kPollNumberCount, poll_numbers_) &&
      open_column(index_of(Section::kPollCodes), polls * block::kPollCodeCount, poll_codes_) &&
      open_strings(index_of(Section::kPollStrings), poll_strings_) &&
      open_column(index_of(Section::kOptionVotes), options, option_votes_) &&
      open_column(index_of(Section::kOptionPrecisions), options, option_precisions_) &&
      open_strings(index_of(Section::kOptionStrings), option_strings_);
  return are_open && poll_strings_.size() == polls * block::kPollStringCount &&
         option_strings_.size() == options * block::kOptionStringCount;
}

bool Archive::open_profile() {
  if (!open_strings(index_of(Section::kProfileStrings), profile_strings_)) return false;
  if (!open_column(index_of(Section::kProfileNumbers), block::kProfileNumberCount, profile_numbers_))
    return false;
  if (!open_column(index_of(Section::kProfileCodes), block::kProfileCodeCount, profile_codes_)) return false;
  return profile_strings_.size() == block::kProfileStringCount;
}

}  // namespace backscroll
