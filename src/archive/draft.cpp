// draft: takes the fields of a post apart and adds each to its column.
#include "archive/draft.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace backscroll {
namespace {

using block::Section;

uint8_t flags_of(const PostInput& post) {
  int flags = static_cast<int>(post.time.precision);
  if (post.text_kind == TextKind::kSummary) flags |= block::kIsSummary;
  if (post.is_thread_marked) flags |= block::kIsThreadMarked;
  if (post.is_sensitive) flags |= block::kIsSensitive;
  if (post.quote != nullptr) flags |= block::kHasQuote;
  return static_cast<uint8_t>(flags);
}

uint8_t count_precisions_of(const PostInput& post) {
  const auto code = [](Count count) { return static_cast<int>(count.precision); };
  return static_cast<uint8_t>(code(post.replies) | code(post.reposts) << 2 | code(post.likes) << 4);
}

void widen(KnownTime& span, const KnownTime& time) {
  if (time.precision == TimePrecision::kUnknown) return;
  if (span.precision == TimePrecision::kUnknown) span = time;
  span.begin = std::min(span.begin, time.begin);
  span.end = std::max(span.end, time.end);
}

void append_with_length(std::string& key, std::string_view part) {
  key += std::to_string(part.size());
  key += ':';
  key += part;
}

}  // namespace

Draft::Draft(BlockSink& sink) : writer_(sink) {
  for (const Section column :
       {Section::kIds, Section::kTexts, Section::kLanguageNames, Section::kEntityStrings,
        Section::kMediaStrings, Section::kAuthorStrings, Section::kDetailStrings, Section::kPollStrings,
        Section::kOptionStrings, Section::kProfileStrings})
    writer_.begin_strings(column);
  for (const Section ends : {Section::kEntityEnds, Section::kMediaEnds, Section::kPollOptionEnds})
    writer_.add<uint32_t>(ends, 0);
}

bool Draft::add_post(const PostInput& post) {
  if (!ids_.add(post.id)) return false;
  const auto number = static_cast<uint32_t>(sort_keys_.size());
  sort_keys_.push_back(sort_millis(post.time));
  widen(totals_.span, post.time);
  if (!post.media.empty()) media_of_posts_.push_back({number, static_cast<uint32_t>(post.media.size())});
  add_row(post);
  if (post.quote == nullptr) return true;
  quotes_.push_back({number, place_count_, static_cast<uint32_t>(post.quote->media.size())});
  quote_ids_.add(post.quote->id);
  add_row(*post.quote);
  return true;
}

void Draft::add_row(const PostInput& post) {
  add_numbers(post);
  const bool has_code = add_language(post);
  writer_.add_string(Section::kIds, post.id);
  writer_.add_string(Section::kTexts, post.text);
  writer_.add(Section::kAuthorsOfRows, author_of(post));
  add_entities(post.entities, post.text);
  add_media(post.media);
  add_details(post, has_code);
  if (post.poll != nullptr) add_poll(*post.poll);
  ++place_count_;
}

void Draft::add_numbers(const PostInput& post) {
  writer_.add(Section::kKinds, static_cast<uint8_t>(post.kind));
  writer_.add(Section::kFlags, flags_of(post));
  writer_.add(Section::kCountPrecisions, count_precisions_of(post));
  writer_.add(Section::kTimes, post.time.begin.value);
  if (post.time.precision == TimePrecision::kInterval) {
    writer_.add(Section::kIntervalRows, place_count_);
    writer_.add(Section::kIntervalEnds, post.time.end.value);
  }
  add_count(Section::kReplies, post.replies, block::kLargeReplies);
  add_count(Section::kReposts, post.reposts, block::kLargeReposts);
  add_count(Section::kLikes, post.likes, block::kLargeLikes);
}

void Draft::add_count(Section which, Count count, block::LargeCount slot) {
  if (count.value < int64_t{block::kLargeCount}) {
    writer_.add(which, static_cast<uint32_t>(count.value));
    return;
  }
  writer_.add(which, block::kLargeCount);
  writer_.add(Section::kLargeCountSlots, uint64_t{place_count_} * 4 + slot);
  writer_.add(Section::kLargeCounts, count.value);
}

bool Draft::add_language(const PostInput& post) {
  const std::string_view name = post.detail(Detail::kLanguage);
  if (name.empty()) {
    writer_.add(Section::kLanguages, uint8_t{0});
    return false;
  }
  auto known = std::find(languages_.begin(), languages_.end(), name);
  if (known == languages_.end() && languages_.size() + 1 < block::kOtherLanguage) {
    writer_.add_string(Section::kLanguageNames, name);
    known = languages_.emplace(known, name);
  }
  const auto code = known == languages_.end() ? block::kOtherLanguage : known - languages_.begin() + 1;
  writer_.add(Section::kLanguages, static_cast<uint8_t>(code));
  return known != languages_.end();
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
    writer_.add(Section::kEntityKinds, static_cast<uint8_t>(entity.kind));
    writer_.add(Section::kEntityBegins, advance_to(entity.begin_code_points));
    writer_.add(Section::kEntityStops, advance_to(entity.end_code_points));
    for (const std::string* part : {&entity.target, &entity.display, &entity.extra})
      writer_.add_string(Section::kEntityStrings, *part);
  }
  writer_.add(Section::kEntityEnds, static_cast<uint32_t>(writer_.size_bytes(Section::kEntityKinds)));
}

void Draft::add_media(const std::vector<MediaInput>& media) {
  for (const MediaInput& item : media) {
    const int alt_flag = item.alt ? block::kMediaHasAlt : 0;
    writer_.add(Section::kMediaKinds, static_cast<uint8_t>(static_cast<int>(item.kind) | alt_flag));
    writer_.add(Section::kMediaWidths, item.width_px);
    writer_.add(Section::kMediaHeights, item.height_px);
    writer_.add(Section::kMediaDurations, item.duration_millis);
    writer_.add_string(Section::kMediaStrings, item.alt ? std::string_view(*item.alt) : std::string_view());
    for (const std::string* part : {&item.source, &item.poster, &item.extra})
      writer_.add_string(Section::kMediaStrings, *part);
  }
  writer_.add(Section::kMediaEnds, static_cast<uint32_t>(writer_.size_bytes(Section::kMediaKinds)));
}

void Draft::add_details(const PostInput& post, bool has_language_code) {
  if (post.details.size() == (has_language_code ? 1 : 0)) return;
  std::array<const std::string*, kDetailCount> found = {};  // the last one, if a detail was given twice
  for (const auto& [which, text] : post.details) found[static_cast<size_t>(which)] = &text;
  if (has_language_code) found[static_cast<size_t>(Detail::kLanguage)] = nullptr;
  for (size_t which = 0; which < kDetailCount; ++which) {
    if (found[which] == nullptr || found[which]->empty()) continue;
    writer_.add(Section::kDetailRows, place_count_);
    writer_.add(Section::kDetailKinds, static_cast<uint8_t>(which));
    writer_.add_string(Section::kDetailStrings, *found[which]);
  }
}

void Draft::add_poll(const PollInput& poll) {
  writer_.add(Section::kPollRows, place_count_);
  for (const PollOptionInput& option : poll.options) {
    writer_.add(Section::kOptionVotes, option.votes.value);
    writer_.add(Section::kOptionPrecisions, static_cast<uint8_t>(option.votes.precision));
    for (const std::string* part : {&option.text, &option.extra, &option.extra_votes})
      writer_.add_string(Section::kOptionStrings, *part);
  }
  writer_.add(Section::kPollOptionEnds,
              static_cast<uint32_t>(writer_.size_bytes(Section::kOptionPrecisions)));
  for (const int64_t number : {poll.ends.begin.value, poll.ends.end.value, poll.voters.value})
    writer_.add(Section::kPollNumbers, number);
  writer_.add(Section::kPollCodes, static_cast<uint8_t>(poll.ends.precision));
  writer_.add(Section::kPollCodes, static_cast<uint8_t>(poll.voters.precision));
  for (const std::string* part : {&poll.extra, &poll.extra_ends, &poll.extra_voters})
    writer_.add_string(Section::kPollStrings, *part);
}

AuthorIndex Draft::author_of(const PostInput& post) {
  if (post.author_kind == kOwner || post.author_kind == kUnknownAuthor) return post.author_kind;
  const AuthorInput& author = post.author;
  author_key_.clear();
  for (const std::string* part : {&author.name, &author.handle, &author.badge, &author.avatar, &author.extra})
    append_with_length(author_key_, *part);
  const uint32_t known = author_table_.add(author_keys_, author_key_);
  if (known != StringTable::kNone) return known;
  authors_.push_back(author);
  return static_cast<AuthorIndex>(authors_.size() - 1);
}

}  // namespace backscroll
