// draft: takes the fields of a post apart and appends each to its column.
#include "archive/draft.h"

#include <array>

#include "archive/block.h"
#include "base/utf8.h"

namespace backscroll {
namespace {

uint8_t flags_of(const PostInput& post) {
  int flags = static_cast<int>(post.time.precision);
  if (post.text_kind == TextKind::kSummary) flags |= block::kIsSummary;
  if (post.is_thread_marked) flags |= block::kIsThreadMarked;
  if (post.is_sensitive) flags |= block::kIsSensitive;
  return static_cast<uint8_t>(flags);
}

uint8_t count_precisions_of(const PostInput& post) {
  const auto code = [](Count count) { return static_cast<int>(count.precision); };
  return static_cast<uint8_t>(code(post.replies) | code(post.reposts) << 2 | code(post.likes) << 4);
}

void append_with_length(std::string& key, std::string_view part) {
  key += std::to_string(part.size());
  key += ':';
  key += part;
}

}  // namespace

KnownTime Draft::time(uint32_t row) const {
  const auto precision = static_cast<TimePrecision>(flags[row] & block::kTimePrecisionMask);
  return {{time_begins[row]}, {time_ends[row]}, precision};
}

uint32_t Draft::add_row(const PostInput& post) {
  const uint32_t row = row_count();
  add_numbers(post);
  ids.add(post.id);
  texts.add(post.text);
  authors.push_back(author_of(post));
  quotes.push_back(kNoPost);
  add_entities(post.entities, post.text);
  add_media(post.media);
  add_details(post);
  if (post.poll != nullptr) add_poll(row, *post.poll);
  return row;
}

void Draft::add_numbers(const PostInput& post) {
  kinds.push_back(static_cast<uint8_t>(post.kind));
  flags.push_back(flags_of(post));
  count_precisions.push_back(count_precisions_of(post));
  time_begins.push_back(post.time.begin.value);
  time_ends.push_back(post.time.end.value);
  replies.push_back(post.replies.value);
  reposts.push_back(post.reposts.value);
  likes.push_back(post.likes.value);
}

void Draft::add_entities(const std::vector<EntityInput>& entities, std::string_view text) {
  // One walk along the text, because the entities are sorted and do not overlap.
  size_t offset = 0;
  size_t code_points = 0;
  const auto advance_to = [&](size_t target) {
    offset += byte_offset_of_code_point(text.substr(offset), target - code_points);
    code_points = target;
    return static_cast<uint32_t>(offset);
  };
  for (const EntityInput& entity : entities) {
    if (entity.begin_code_points < code_points || entity.end_code_points < entity.begin_code_points) continue;
    entity_kinds.push_back(static_cast<uint8_t>(entity.kind));
    entity_begins.push_back(advance_to(entity.begin_code_points));
    entity_stops.push_back(advance_to(entity.end_code_points));
    entity_strings.add(entity.target);
    entity_strings.add(entity.display);
    entity_strings.add(entity.extra);
  }
  entity_ends.push_back(static_cast<uint32_t>(entity_kinds.size()));
}

void Draft::add_media(const std::vector<MediaInput>& media) {
  for (const MediaInput& item : media) {
    const int alt_flag = item.alt ? block::kMediaHasAlt : 0;
    media_kinds.push_back(static_cast<uint8_t>(static_cast<int>(item.kind) | alt_flag));
    media_widths.push_back(item.width_px);
    media_heights.push_back(item.height_px);
    media_durations.push_back(item.duration_millis);
    media_strings.add(item.alt ? *item.alt : std::string());
    media_strings.add(item.source);
    media_strings.add(item.poster);
    media_strings.add(item.extra);
  }
  media_ends.push_back(static_cast<uint32_t>(media_kinds.size()));
}

void Draft::add_details(const PostInput& post) {
  if (!post.details.empty()) {
    std::array<const std::string*, kDetailCount> found = {};  // the last one, if a detail was given twice
    for (const auto& [which, text] : post.details) found[static_cast<size_t>(which)] = &text;
    for (size_t which = 0; which < kDetailCount; ++which) {
      if (found[which] == nullptr || found[which]->empty()) continue;
      detail_kinds.push_back(static_cast<uint8_t>(which));
      detail_strings.add(*found[which]);
    }
  }
  detail_ends.push_back(static_cast<uint32_t>(detail_kinds.size()));
}

void Draft::add_poll(uint32_t row, const PollInput& poll) {
  poll_rows.push_back(row);
  for (const PollOptionInput& option : poll.options) {
    option_votes.push_back(option.votes.value);
    option_precisions.push_back(static_cast<uint8_t>(option.votes.precision));
    for (const std::string* part : {&option.text, &option.extra, &option.extra_votes})
      option_strings.add(*part);
  }
  option_ends.push_back(static_cast<uint32_t>(option_votes.size()));
  for (const int64_t number : {poll.ends.begin.value, poll.ends.end.value, poll.voters.value})
    poll_numbers.push_back(number);
  poll_codes.push_back(static_cast<uint8_t>(poll.ends.precision));
  poll_codes.push_back(static_cast<uint8_t>(poll.voters.precision));
  for (const std::string* part : {&poll.extra, &poll.extra_ends, &poll.extra_voters}) poll_strings.add(*part);
}

AuthorIndex Draft::author_of(const PostInput& post) {
  if (post.author_kind == kOwner || post.author_kind == kUnknownAuthor) return post.author_kind;
  const AuthorInput& author = post.author;
  const std::string* const parts[block::kAuthorStringCount] = {&author.name, &author.handle, &author.badge,
                                                               &author.avatar, &author.extra};
  std::string key;
  for (const std::string* part : parts) append_with_length(key, *part);
  const uint32_t known = author_table.find(author_keys, key);
  if (known != StringTable::kNone) return known;
  const auto index = static_cast<uint32_t>(author_keys.size());
  author_keys.add(key);
  author_table.add(author_keys, index);
  for (const std::string* part : parts) author_strings.add(*part);
  return index;
}

}  // namespace backscroll
