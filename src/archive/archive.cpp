// archive: reading the columns of a block that was checked when it was opened (see open_block.cpp).
#include "archive/archive.h"

#include <algorithm>
#include <charconv>

#include "archive/block.h"

namespace backscroll {
namespace {

KnownTime known_time(int64_t begin, int64_t end, uint8_t precision) {
  return {{begin}, {end}, static_cast<TimePrecision>(precision)};
}

}  // namespace

Profile Archive::profile() const {
  const auto count = [this](block::ProfileNumber which, block::ProfileCode precision) {
    return Count{profile_numbers_[which], static_cast<CountPrecision>(profile_codes_[precision])};
  };
  const auto time = [this](block::ProfileNumber begin, block::ProfileCode precision) {
    return known_time(profile_numbers_[begin], profile_numbers_[begin + 1], profile_codes_[precision]);
  };
  Profile profile = {};
#define BACKSCROLL_PROFILE_STRING(member, name) profile.member = profile_strings_[block::name];
#include "archive/profile_strings.def"
#undef BACKSCROLL_PROFILE_STRING
  profile.bio_kind = static_cast<TextKind>(profile_codes_[block::kBioKind]);
  profile.joined = time(block::kJoinedBegin, block::kJoinedPrecision);
  profile.captured = time(block::kCapturedBegin, block::kCapturedPrecision);
  profile.followers = count(block::kFollowers, block::kFollowersPrecision);
  profile.following = count(block::kFollowing, block::kFollowingPrecision);
  profile.media = count(block::kMediaTotal, block::kMediaPrecision);
  profile.posts = count(block::kPostsTotal, block::kPostsPrecision);
  return profile;
}

uint64_t Archive::skipped_count() const {
  return static_cast<uint64_t>(profile_numbers_[block::kSkippedCount]);
}

std::vector<Entity> Archive::bio_entities() const { return entities_of_slot(place_count_); }

std::string_view Archive::id(PostIndex row) const { return ids_[place(row)]; }

std::string_view Archive::text(PostIndex row) const { return texts_[place(row)]; }

TextKind Archive::text_kind(PostIndex row) const {
  return (flags_[place(row)] & block::kIsSummary) != 0 ? TextKind::kSummary : TextKind::kOriginal;
}

bool Archive::is_thread_marked(PostIndex row) const {
  return (flags_[place(row)] & block::kIsThreadMarked) != 0;
}

bool Archive::is_sensitive(PostIndex row) const { return (flags_[place(row)] & block::kIsSensitive) != 0; }

KnownTime Archive::time(PostIndex row) const { return time_at(place(row)); }

KnownTime Archive::time_at(uint32_t place) const {
  const uint8_t precision = flags_[place] & block::kTimePrecisionMask;
  if (precision != static_cast<uint8_t>(TimePrecision::kInterval))
    return known_time(times_[place], times_[place], precision);
  const auto found = std::lower_bound(interval_rows_.begin(), interval_rows_.end(), place);
  return known_time(times_[place], interval_ends_[static_cast<size_t>(found - interval_rows_.begin())],
                    precision);
}

Count Archive::count_at(uint32_t place, std::span<const uint32_t> values, uint32_t which) const {
  const auto precision = static_cast<CountPrecision>((count_precisions_[place] >> 2 * which) & 3);
  if (values[place] != block::kLargeCount) return {int64_t{values[place]}, precision};
  const uint64_t slot = uint64_t{place} * 4 + which;
  const auto found = std::lower_bound(large_count_slots_.begin(), large_count_slots_.end(), slot);
  return {large_counts_[static_cast<size_t>(found - large_count_slots_.begin())], precision};
}

Count Archive::replies(PostIndex row) const { return count_at(place(row), replies_, block::kLargeReplies); }

Count Archive::reposts(PostIndex row) const { return count_at(place(row), reposts_, block::kLargeReposts); }

Count Archive::likes(PostIndex row) const { return count_at(place(row), likes_, block::kLargeLikes); }

PostIndex Archive::quote(PostIndex row) const {
  if ((flags_[place(row)] & block::kHasQuote) == 0) return kNoPost;
  const auto found = std::lower_bound(quoting_posts_.begin(), quoting_posts_.end(), row.value());
  return PostIndex(quoted_rows_[static_cast<size_t>(found - quoting_posts_.begin())]);
}

Author Archive::author(PostIndex row) const {
  const AuthorIndex index = author_index(row);
  if (index == kUnknownAuthor) return {};
  if (index == kOwner) {
    return {.name = profile_strings_[block::kProfileName],
            .handle = profile_strings_[block::kProfileHandle],
            .badge = profile_strings_[block::kProfileBadge],
            .avatar = profile_strings_[block::kProfileAvatar],
            .extra = {}};
  }
  const size_t first = size_t{index} * block::kAuthorStringCount;
  return {.name = author_strings_[first + block::kAuthorName],
          .handle = author_strings_[first + block::kAuthorHandle],
          .badge = author_strings_[first + block::kAuthorBadge],
          .avatar = author_strings_[first + block::kAuthorAvatar],
          .extra = author_strings_[first + block::kAuthorExtra]};
}

std::vector<Entity> Archive::entities(PostIndex row) const { return entities_of_slot(place(row)); }

std::vector<Entity> Archive::entities_of_slot(uint32_t slot) const {
  std::vector<Entity> entities;
  for (size_t i = entity_ends_[slot]; i < entity_ends_[slot + 1]; ++i) {
    const size_t first = i * block::kEntityStringCount;
    entities.push_back({.kind = static_cast<EntityKind>(entity_kinds_[i]),
                        .begin_bytes = entity_begins_[i],
                        .end_bytes = entity_stops_[i],
                        .target = entity_strings_[first + block::kEntityTarget],
                        .display = entity_strings_[first + block::kEntityDisplay],
                        .extra = entity_strings_[first + block::kEntityExtra]});
  }
  return entities;
}

std::vector<Media> Archive::media(PostIndex row) const {
  std::vector<Media> media;
  const uint32_t at = place(row);
  for (size_t i = media_ends_[at]; i < media_ends_[at + 1]; ++i) {
    const size_t first = i * block::kMediaStringCount;
    media.push_back({.kind = static_cast<MediaKind>(media_kinds_[i] & ~block::kMediaHasAlt),
                     .width_px = media_widths_[i],
                     .height_px = media_heights_[i],
                     .duration_millis = media_durations_[i],
                     .has_alt = (media_kinds_[i] & block::kMediaHasAlt) != 0,
                     .alt = media_strings_[first + block::kMediaAlt],
                     .source = media_strings_[first + block::kMediaSource],
                     .poster = media_strings_[first + block::kMediaPoster],
                     .extra = media_strings_[first + block::kMediaExtra]});
  }
  return media;
}

std::optional<Poll> Archive::poll(PostIndex row) const {
  const uint32_t at = place(row);
  const auto found = std::lower_bound(poll_rows_.begin(), poll_rows_.end(), at);
  if (found == poll_rows_.end() || *found != at) return std::nullopt;
  return poll_at(static_cast<size_t>(found - poll_rows_.begin()));
}

Poll Archive::poll_at(size_t index) const {
  const auto numbers = poll_numbers_.subspan(index * block::kPollNumberCount, block::kPollNumberCount);
  const auto codes = poll_codes_.subspan(index * block::kPollCodeCount, block::kPollCodeCount);
  const size_t first = index * block::kPollStringCount;
  Poll poll = {.options = {},
               .ends = known_time(numbers[block::kPollEndsBegin], numbers[block::kPollEndsEnd],
                                  codes[block::kPollEndsPrecision]),
               .voters = {numbers[block::kPollVoters],
                          static_cast<CountPrecision>(codes[block::kPollVotersPrecision])},
               .extra = poll_strings_[first + block::kPollExtra],
               .extra_ends = poll_strings_[first + block::kPollExtraEnds],
               .extra_voters = poll_strings_[first + block::kPollExtraVoters]};
  for (size_t i = poll_option_ends_[index]; i < poll_option_ends_[index + 1]; ++i) {
    const size_t strings = i * block::kOptionStringCount;
    poll.options.push_back({.text = option_strings_[strings + block::kOptionText],
                            .votes = {option_votes_[i], static_cast<CountPrecision>(option_precisions_[i])},
                            .extra = option_strings_[strings + block::kOptionExtra],
                            .extra_votes = option_strings_[strings + block::kOptionExtraVotes]});
  }
  return poll;
}

std::optional<LinkPreview> Archive::link_preview(PostIndex row) const {
  const auto size = [this, row](Detail which) {
    return static_cast<uint32_t>(
        std::clamp<int64_t>(detail_number(row, which).value_or(0), 0, std::numeric_limits<uint32_t>::max()));
  };
  const LinkPreview preview = {.url = detail(row, Detail::kCardUrl),
                               .title = detail(row, Detail::kCardTitle),
                               .description = detail(row, Detail::kCardDescription),
                               .site = detail(row, Detail::kCardSite),
                               .picture = detail(row, Detail::kCardPicture),
                               .width_px = size(Detail::kCardWidth),
                               .height_px = size(Detail::kCardHeight)};
  const bool says_something = !preview.url.empty() || !preview.title.empty() ||
                              !preview.description.empty() || !preview.picture.empty();
  return says_something ? std::optional(preview) : std::nullopt;
}

std::string_view Archive::detail(PostIndex row, Detail which) const {
  const uint32_t at = place(row);
  if (which == Detail::kLanguage && languages_[at] != block::kOtherLanguage)
    return languages_[at] == 0 ? std::string_view() : language_name(languages_[at]);
  const auto rows = std::equal_range(detail_rows_.begin(), detail_rows_.end(), at);
  for (auto it = rows.first; it != rows.second; ++it) {
    const auto index = static_cast<size_t>(it - detail_rows_.begin());
    if (detail_kinds_[index] == static_cast<uint8_t>(which)) return detail_strings_[index];
  }
  return {};
}

uint32_t Archive::sparse_details(PostIndex row, size_t& next) const {
  const uint32_t at = place(row);
  const size_t size = detail_rows_.size();
  const bool is_there = next <= size && (next == size || detail_rows_[next] >= at) &&
                        (next == 0 || detail_rows_[next - 1] < at);
  if (!is_there) {
    const auto first = std::lower_bound(detail_rows_.begin(), detail_rows_.end(), at);
    next = static_cast<size_t>(first - detail_rows_.begin());
  }
  uint32_t bits = 0;
  for (; next < size && detail_rows_[next] == at; ++next) bits |= uint32_t{1} << detail_kinds_[next];
  return bits;
}

std::optional<int64_t> Archive::detail_number(PostIndex row, Detail which) const {
  const std::string_view text = detail(row, which);
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace backscroll
