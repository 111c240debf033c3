// open_block: Archive::from_bytes. Checks every number of a block that an accessor will trust, so that a damaged
// block is refused here and no accessor needs a check. Text is not checked to be UTF-8.
#include <algorithm>
#include <cstring>
#include <limits>

#include "archive/archive.h"
#include "archive/block.h"

namespace backscroll {
namespace {

using block::Section;

constexpr uint32_t index_of(Section which) { return static_cast<uint32_t>(which); }

template <typename Enum>
bool all_at_most(std::span<const uint8_t> codes, Enum last) {
  return std::all_of(codes.begin(), codes.end(),
                     [last](uint8_t code) { return code <= static_cast<uint8_t>(last); });
}

// Whether the table cuts [0, total) into consecutive ranges.
bool is_range_table(std::span<const uint32_t> ends, size_t total) {
  return ends.front() == 0 && ends.back() == total && std::is_sorted(ends.begin(), ends.end());
}

bool is_valid_time(KnownTime time) {
  if (time.begin < kFirstUtc || time.end > kLastUtc) return false;
  switch (time.precision) {
    case TimePrecision::kExact: return time.begin == time.end;
    case TimePrecision::kInterval: return time.begin < time.end;
    case TimePrecision::kUnknown: return time == KnownTime{};
  }
  return false;
}

bool is_valid_count(Count count) {
  switch (count.precision) {
    case CountPrecision::kExact:
    case CountPrecision::kRounded: return count.value >= 0;
    case CountPrecision::kUnknown: return count.value == 0;
  }
  return false;
}

}  // namespace

Result<Archive> Archive::from_bytes(std::vector<std::byte> block) {
  Archive archive(std::move(block));
  if (!archive.open()) return Status(ErrorCode::kDamaged);
  return archive;
}

bool Archive::open() {
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
  return post_count_ <= row_count_ && row_count_ <= place_count_ && open_posts() && open_attachments() &&
         open_details() && open_polls() && open_profile();
}

std::span<const std::byte> Archive::section(uint32_t which) const {
  const auto* header = reinterpret_cast<const block::Header*>(block_.data());
  const block::SectionPlace place = header->sections[which];
  return std::span(block_).subspan(place.offset_bytes, place.size_bytes);
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
         open_strings(index_of(Section::kAuthorStrings), author_strings_) && open_order() &&
         open_sparse_numbers() && rows_are_valid() && quotes_are_valid() && posts_are_sorted();
}

bool Archive::open_order() {
  if (!open_whole_column(index_of(Section::kOrder), order_)) return false;
  if (order_.empty()) return row_count_ == place_count_;
  const auto is_place = [this](uint32_t place) { return place < place_count_; };
  return order_.size() == row_count_ && std::all_of(order_.begin(), order_.end(), is_place);
}

// What is kept for few rows is there for just those whose column says so.
bool Archive::open_sparse_numbers() {
  if (!open_whole_column(index_of(Section::kIntervalRows), interval_rows_)) return false;
  if (!open_column(index_of(Section::kIntervalEnds), interval_rows_.size(), interval_ends_)) return false;
  if (!open_whole_column(index_of(Section::kQuotingPosts), quoting_posts_)) return false;
  if (!open_column(index_of(Section::kQuotedRows), quoting_posts_.size(), quoted_rows_)) return false;
  if (!open_whole_column(index_of(Section::kLargeCountSlots), large_count_slots_)) return false;
  if (!open_column(index_of(Section::kLargeCounts), large_count_slots_.size(), large_counts_)) return false;
  size_t intervals = 0;
  size_t large_counts = 0;
  const auto count_if_large = [&](uint32_t place, std::span<const uint32_t> values, uint32_t which) {
    if (values[place] != block::kLargeCount) return true;
    const uint64_t slot = uint64_t{place} * 4 + which;
    return large_counts < large_count_slots_.size() && large_count_slots_[large_counts++] == slot;
  };
  for (uint32_t place = 0; place < place_count_; ++place) {
    const uint8_t precision = flags_[place] & block::kTimePrecisionMask;
    const bool is_interval = precision == static_cast<uint8_t>(TimePrecision::kInterval);
    if (is_interval && (intervals >= interval_rows_.size() || interval_rows_[intervals++] != place))
      return false;
    if (!count_if_large(place, replies_, block::kLargeReplies) ||
        !count_if_large(place, reposts_, block::kLargeReposts) ||
        !count_if_large(place, likes_, block::kLargeLikes))
      return false;
  }
  return intervals == interval_rows_.size() && large_counts == large_count_slots_.size();
}

bool Archive::rows_are_valid() const {
  const size_t authors = author_indexes_.size();
  const size_t named_authors = author_strings_.size() / block::kAuthorStringCount;
  if (author_strings_.size() % block::kAuthorStringCount != 0) return false;
  if (!all_at_most(kinds_, PostKind::kQuote) || !all_at_most(flags_, block::kAllFlags)) return false;
  for (const AuthorIndex index : author_indexes_) {
    if (index != kOwner && index >= named_authors) return false;
  }
  for (uint32_t place = 0; place < place_count_; ++place) {
    if (authors_of_rows_[place] < kOwner && authors_of_rows_[place] >= authors) return false;
    if (languages_[place] > language_names_.size() && languages_[place] != block::kOtherLanguage)
      return false;
    if (!is_valid_time(time_at(place)) || count_precisions_[place] >= 1 << 6) return false;
    if (!is_valid_count(count_at(place, replies_, block::kLargeReplies)) ||
        !is_valid_count(count_at(place, reposts_, block::kLargeReposts)) ||
        !is_valid_count(count_at(place, likes_, block::kLargeLikes)))
      return false;
  }
  return true;
}

// Every post that says so quotes, and no other row.
bool Archive::quotes_are_valid() const {
  size_t quotes = 0;
  for (PostIndex row = 0; row < row_count_; ++row) {
    if ((flags_[place(row)] & block::kHasQuote) == 0) continue;
    if (quotes >= quoting_posts_.size() || quoting_posts_[quotes++] != row) return false;
  }
  const auto is_row = [this](PostIndex row) { return row < row_count_; };
  return quotes == quoting_posts_.size() && (quotes == 0 || quoting_posts_.back() < post_count_) &&
         std::all_of(quoted_rows_.begin(), quoted_rows_.end(), is_row);
}

bool Archive::posts_are_sorted() const {
  int64_t last = std::numeric_limits<int64_t>::min();
  for (PostIndex post = 0; post < post_count_; ++post) {
    const int64_t millis = sort_millis(time(post));
    if (millis < last) return false;
    last = millis;
  }
  return true;
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
  if (!are_open || !is_range_table(entity_ends_, entities) || !is_range_table(media_ends_, media))
    return false;
  if (entity_strings_.size() != entities * block::kEntityStringCount) return false;
  if (media_strings_.size() != media * block::kMediaStringCount) return false;
  if (!all_at_most(entity_kinds_, EntityKind::kCashtag)) return false;
  for (const uint8_t code : media_kinds_) {
    if ((code & ~block::kMediaHasAlt) > static_cast<int>(MediaKind::kAudio)) return false;
  }
  for (uint32_t place = 0; place < place_count_; ++place) {
    if (!entities_are_inside(place, texts_[place])) return false;
  }
  return true;
}

bool Archive::entities_are_inside(uint32_t slot, std::string_view text) const {
  uint32_t last_stop = 0;
  for (size_t i = entity_ends_[slot]; i < entity_ends_[slot + 1]; ++i) {
    if (entity_begins_[i] < last_stop || entity_stops_[i] < entity_begins_[i]) return false;
    last_stop = entity_stops_[i];
  }
  return last_stop <= text.size();
}

bool Archive::open_details() {
  if (!open_strings(index_of(Section::kDetailStrings), detail_strings_)) return false;
  const size_t details = detail_strings_.size();
  if (!open_column(index_of(Section::kDetailRows), details, detail_rows_)) return false;
  if (!open_column(index_of(Section::kDetailKinds), details, detail_kinds_)) return false;
  if (!all_at_most(detail_kinds_, kLastDetail)) return false;
  for (size_t i = 1; i < details; ++i) {
    const bool is_same_row = detail_rows_[i] == detail_rows_[i - 1];
    if (detail_rows_[i] < detail_rows_[i - 1]) return false;
    if (is_same_row && detail_kinds_[i] <= detail_kinds_[i - 1]) return false;
  }
  return true;
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
  return are_open && is_range_table(poll_option_ends_, options) &&
         poll_strings_.size() == polls * block::kPollStringCount &&
         option_strings_.size() == options * block::kOptionStringCount && polls_are_valid();
}

bool Archive::polls_are_valid() const {
  for (size_t i = 0; i < poll_rows_.size(); ++i) {
    if (i > 0 && poll_rows_[i] <= poll_rows_[i - 1]) return false;
    const Poll poll = poll_at(i);
    if (!is_valid_time(poll.ends) || !is_valid_count(poll.voters)) return false;
    const auto has_valid_votes = [](const PollOption& option) { return is_valid_count(option.votes); };
    if (!std::all_of(poll.options.begin(), poll.options.end(), has_valid_votes)) return false;
  }
  return true;
}

bool Archive::open_profile() {
  if (!open_strings(index_of(Section::kProfileStrings), profile_strings_)) return false;
  if (!open_column(index_of(Section::kProfileNumbers), block::kProfileNumberCount, profile_numbers_))
    return false;
  if (!open_column(index_of(Section::kProfileCodes), block::kProfileCodeCount, profile_codes_)) return false;
  if (profile_strings_.size() != block::kProfileStringCount) return false;
  const Profile opened = profile();
  return opened.bio_kind <= TextKind::kSummary && is_valid_time(opened.joined) &&
         is_valid_time(opened.captured) && is_valid_count(opened.followers) &&
         is_valid_count(opened.following) && is_valid_count(opened.media) && is_valid_count(opened.posts) &&
         entities_are_inside(place_count_, opened.bio);
}

}  // namespace backscroll
