// draft_writer: sorts the rows of a draft and writes its columns as one block.
#include <algorithm>

#include "archive/block.h"
#include "archive/block_writer.h"
#include "archive/draft.h"

namespace backscroll {
namespace {

using block::Section;

// Where everything goes: final positions mapped to positions in the draft.
struct Order {
  std::vector<uint32_t> rows;
  std::vector<PostIndex> quotes;           // final rows
  std::vector<AuthorIndex> authors;        // of final rows, in final numbers
  std::vector<uint32_t> authors_in_draft;  // by final number
  std::vector<uint32_t> entities, media, details, polls, options;
  std::vector<uint32_t> entity_ends, media_ends, detail_rows, poll_rows, option_ends;
};

// The posts by time, then the quotes of each that are no posts themselves.
void order_rows(const Draft& draft, Order& order) {
  order.rows = draft.posts;
  const auto is_earlier = [&draft](uint32_t a, uint32_t b) {
    return sort_millis(draft.time(a)) < sort_millis(draft.time(b));
  };
  if (!std::is_sorted(order.rows.begin(), order.rows.end(), is_earlier)) {
    std::stable_sort(order.rows.begin(), order.rows.end(), is_earlier);
  }
  std::vector<PostIndex> final_of_draft(draft.row_count(), kNoPost);
  const size_t posts = order.rows.size();
  for (size_t i = 0; i < posts; ++i) final_of_draft[order.rows[i]] = static_cast<PostIndex>(i);

  order.quotes.assign(posts, kNoPost);
  for (size_t i = 0; i < posts; ++i) {
    const uint32_t quoted = draft.quotes[order.rows[i]];
    if (quoted == kNoPost) continue;
    const uint32_t same_post =
        draft.ids[quoted].empty() ? StringTable::kNone : draft.id_table.find(draft.ids, draft.ids[quoted]);
    if (same_post != StringTable::kNone) {
      order.quotes[i] = final_of_draft[same_post];
    } else {
      order.quotes[i] = static_cast<PostIndex>(order.rows.size());
      order.rows.push_back(quoted);
    }
  }
  order.quotes.resize(order.rows.size(), kNoPost);
}

bool is_owner(const Draft& draft, AuthorIndex author) {
  const size_t first = size_t{author} * block::kAuthorStringCount;
  const std::string_view avatar = draft.author_strings[first + block::kAuthorAvatar];
  if (!avatar.empty() && avatar != draft.profile.avatar) return false;
  return draft.author_strings[first + block::kAuthorName] == draft.profile.name &&
         draft.author_strings[first + block::kAuthorHandle] == draft.profile.handle &&
         draft.author_strings[first + block::kAuthorBadge] == draft.profile.badge &&
         draft.author_strings[first + block::kAuthorExtra].empty();
}

// Numbers the authors by first use, so that an export that is imported again gets the same numbers. An author who is
// written exactly like the profile is the owner.
void order_authors(const Draft& draft, Order& order) {
  std::vector<AuthorIndex> final_of_draft(draft.author_keys.size(), kUnknownAuthor);
  for (const uint32_t row : order.rows) {
    AuthorIndex author = draft.authors[row];
    if (author < kOwner) {
      AuthorIndex& number = final_of_draft[author];
      if (number == kUnknownAuthor && is_owner(draft, author)) number = kOwner;
      if (number == kUnknownAuthor) {
        number = static_cast<AuthorIndex>(order.authors_in_draft.size());
        order.authors_in_draft.push_back(author);
      }
      author = number;
    }
    order.authors.push_back(author);
  }
}

void append_range(std::vector<uint32_t>& to, const std::vector<uint32_t>& ends, uint32_t slot) {
  for (uint32_t i = ends[slot]; i < ends[slot + 1]; ++i) to.push_back(i);
}

void order_attachments(const Draft& draft, Order& order) {
  order.entity_ends.push_back(0);
  order.media_ends.push_back(0);
  for (size_t i = 0; i < order.rows.size(); ++i) {
    append_range(order.entities, draft.entity_ends, order.rows[i]);
    append_range(order.media, draft.media_ends, order.rows[i]);
    append_range(order.details, draft.detail_ends, order.rows[i]);
    order.entity_ends.push_back(static_cast<uint32_t>(order.entities.size()));
    order.media_ends.push_back(static_cast<uint32_t>(order.media.size()));
    order.detail_rows.resize(order.details.size(), static_cast<uint32_t>(i));
  }
  append_range(order.entities, draft.entity_ends, draft.row_count());  // the bio's
  order.entity_ends.push_back(static_cast<uint32_t>(order.entities.size()));
}

void order_polls(const Draft& draft, Order& order) {
  order.option_ends.push_back(0);
  if (draft.poll_rows.empty()) return;
  for (size_t i = 0; i < order.rows.size(); ++i) {
    const auto found = std::lower_bound(draft.poll_rows.begin(), draft.poll_rows.end(), order.rows[i]);
    if (found == draft.poll_rows.end() || *found != order.rows[i]) continue;
    const auto poll = static_cast<uint32_t>(found - draft.poll_rows.begin());
    order.polls.push_back(poll);
    order.poll_rows.push_back(static_cast<uint32_t>(i));
    append_range(order.options, draft.option_ends, poll);
    order.option_ends.push_back(static_cast<uint32_t>(order.options.size()));
  }
}

void write_rows(BlockWriter& writer, const Draft& draft, const Order& order) {
  const size_t rows = order.rows.size();
  const auto in_order = [&order](const auto& column) {
    return [&order, &column](size_t i) { return column[order.rows[i]]; };
  };
  writer.column<uint8_t>(Section::kKinds, rows, in_order(draft.kinds));
  writer.column<uint8_t>(Section::kFlags, rows, in_order(draft.flags));
  writer.column<uint8_t>(Section::kCountPrecisions, rows, in_order(draft.count_precisions));
  writer.column<uint32_t>(Section::kAuthorsOfRows, rows, [&](size_t i) { return order.authors[i]; });
  writer.column<uint32_t>(Section::kQuotes, rows, [&](size_t i) { return order.quotes[i]; });
  writer.column<int64_t>(Section::kTimeBegins, rows, in_order(draft.time_begins));
  writer.column<int64_t>(Section::kTimeEnds, rows, in_order(draft.time_ends));
  writer.column<int64_t>(Section::kReplies, rows, in_order(draft.replies));
  writer.column<int64_t>(Section::kReposts, rows, in_order(draft.reposts));
  writer.column<int64_t>(Section::kLikes, rows, in_order(draft.likes));
  writer.strings(Section::kIds, rows, in_order(draft.ids));
  writer.strings(Section::kTexts, rows, in_order(draft.texts));
}

// Each record of `order` has `fields` values in a row in the draft.
auto fields_in_order(const auto& values, const std::vector<uint32_t>& order, size_t fields) {
  return [&values, &order, fields](size_t i) { return values[order[i / fields] * fields + i % fields]; };
}

void write_polls(BlockWriter& writer, const Draft& draft, const Order& order) {
  const size_t polls = order.polls.size();
  const size_t options = order.options.size();
  writer.column<uint32_t>(Section::kPollRows, polls, [&](size_t i) { return order.poll_rows[i]; });
  writer.column<uint32_t>(Section::kPollOptionEnds, polls + 1,
                          [&](size_t i) { return order.option_ends[i]; });
  writer.column<int64_t>(Section::kPollNumbers, polls * block::kPollNumberCount,
                         fields_in_order(draft.poll_numbers, order.polls, block::kPollNumberCount));
  writer.column<uint8_t>(Section::kPollCodes, polls * block::kPollCodeCount,
                         fields_in_order(draft.poll_codes, order.polls, block::kPollCodeCount));
  writer.strings(Section::kPollStrings, polls * block::kPollStringCount,
                 fields_in_order(draft.poll_strings, order.polls, block::kPollStringCount));
  writer.column<int64_t>(Section::kOptionVotes, options,
                         [&](size_t i) { return draft.option_votes[order.options[i]]; });
  writer.column<uint8_t>(Section::kOptionPrecisions, options,
                         [&](size_t i) { return draft.option_precisions[order.options[i]]; });
  writer.strings(Section::kOptionStrings, options * block::kOptionStringCount,
                 fields_in_order(draft.option_strings, order.options, block::kOptionStringCount));
}

void write_attachments(BlockWriter& writer, const Draft& draft, const Order& order) {
  const auto in_order = [](const auto& column, const std::vector<uint32_t>& positions) {
    return [&column, &positions](size_t i) { return column[positions[i]]; };
  };
  const auto as_is = [](const std::vector<uint32_t>& column) {
    return [&column](size_t i) { return column[i]; };
  };
  const size_t entities = order.entities.size();
  const size_t media = order.media.size();
  const size_t details = order.details.size();
  writer.column<uint32_t>(Section::kEntityEnds, order.entity_ends.size(), as_is(order.entity_ends));
  writer.column<uint8_t>(Section::kEntityKinds, entities, in_order(draft.entity_kinds, order.entities));
  writer.column<uint32_t>(Section::kEntityBegins, entities, in_order(draft.entity_begins, order.entities));
  writer.column<uint32_t>(Section::kEntityStops, entities, in_order(draft.entity_stops, order.entities));
  writer.strings(Section::kEntityStrings, entities * block::kEntityStringCount,
                 fields_in_order(draft.entity_strings, order.entities, block::kEntityStringCount));
  writer.column<uint32_t>(Section::kMediaEnds, order.media_ends.size(), as_is(order.media_ends));
  writer.column<uint8_t>(Section::kMediaKinds, media, in_order(draft.media_kinds, order.media));
  writer.column<uint32_t>(Section::kMediaWidths, media, in_order(draft.media_widths, order.media));
  writer.column<uint32_t>(Section::kMediaHeights, media, in_order(draft.media_heights, order.media));
  writer.column<uint32_t>(Section::kMediaDurations, media, in_order(draft.media_durations, order.media));
  writer.strings(Section::kMediaStrings, media * block::kMediaStringCount,
                 fields_in_order(draft.media_strings, order.media, block::kMediaStringCount));
  writer.strings(Section::kAuthorStrings, order.authors_in_draft.size() * block::kAuthorStringCount,
                 fields_in_order(draft.author_strings, order.authors_in_draft, block::kAuthorStringCount));
  writer.column<uint32_t>(Section::kDetailRows, details, as_is(order.detail_rows));
  writer.column<uint8_t>(Section::kDetailKinds, details, in_order(draft.detail_kinds, order.details));
  writer.strings(Section::kDetailStrings, details, fields_in_order(draft.detail_strings, order.details, 1));
}

void write_profile(BlockWriter& writer, const ProfileInput& profile) {
  const std::string_view strings[block::kProfileStringCount] = {
      profile.name,
      profile.handle,
      profile.badge,
      profile.bio,
      profile.place,
      profile.avatar,
      profile.banner,
      profile.source_name,
      profile.source_url,
      profile.source_format,
      profile.extra,
      profile.extra_counts,
      profile.extra_followers,
      profile.extra_following,
      profile.extra_media,
      profile.extra_posts,
      profile.extra_bio,
      profile.extra_source,
      profile.extra_joined,
      profile.extra_captured,
      profile.extra_archive,
  };
  const int64_t numbers[block::kProfileNumberCount] = {
      profile.joined.begin.value, profile.joined.end.value, profile.captured.begin.value,
      profile.captured.end.value, profile.followers.value,  profile.following.value,
      profile.media.value,        profile.posts.value,
  };
  const uint8_t codes[block::kProfileCodeCount] = {
      static_cast<uint8_t>(profile.bio_kind),
      static_cast<uint8_t>(profile.joined.precision),
      static_cast<uint8_t>(profile.captured.precision),
      static_cast<uint8_t>(profile.followers.precision),
      static_cast<uint8_t>(profile.following.precision),
      static_cast<uint8_t>(profile.media.precision),
      static_cast<uint8_t>(profile.posts.precision),
  };
  writer.strings(Section::kProfileStrings, block::kProfileStringCount, [&](size_t i) { return strings[i]; });
  writer.column<int64_t>(Section::kProfileNumbers, block::kProfileNumberCount,
                         [&](size_t i) { return numbers[i]; });
  writer.column<uint8_t>(Section::kProfileCodes, block::kProfileCodeCount,
                         [&](size_t i) { return codes[i]; });
}

void write_sections(BlockWriter& writer, const Draft& draft, const Order& order) {
  write_rows(writer, draft, order);
  write_attachments(writer, draft, order);
  write_polls(writer, draft, order);
  write_profile(writer, draft.profile);
}

}  // namespace

std::vector<std::byte> block_from_draft(Draft& draft) {
  Order order;
  draft.add_entities(draft.profile.bio_entities, draft.profile.bio);
  order_rows(draft, order);
  order_authors(draft, order);
  order_attachments(draft, order);
  order_polls(draft, order);
  BlockWriter writer(static_cast<uint32_t>(draft.posts.size()), static_cast<uint32_t>(order.rows.size()));
  write_sections(writer, draft, order);
  if (!writer.begin_writing()) return {};
  write_sections(writer, draft, order);
  return writer.take_block();
}

}  // namespace backscroll
