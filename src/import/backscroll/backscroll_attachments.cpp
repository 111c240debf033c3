// backscroll_attachments: a table of fields for each of them.
#include "import/backscroll/backscroll_parts.h"

#include <memory>

#include "import/backscroll/backscroll_fields.h"
#include "import/backscroll/post_details.h"

namespace backscroll {
namespace {

constexpr JsonField<MediaInput> kMediaFields[] = {
    {.name = "kind",
     .read = [](JsonCursor& value, MediaInput& to,
                FieldNotes&) { return read_kind(value, kMediaKindIds, to.kind); },
     .if_bad = RepairReason::kBadMedia,
     .is_always_written = true},
    {"alt",
     [](JsonCursor& value, MediaInput& to, FieldNotes&) {
       if (!value.is_text()) return false;
       to.alt = value.text();
       return true;
     }},
    {"width",
     [](JsonCursor& value, MediaInput& to, FieldNotes&) { return read_uint32(value, 1, to.width_px); }},
    {"height",
     [](JsonCursor& value, MediaInput& to, FieldNotes&) { return read_uint32(value, 1, to.height_px); }},
    {"source", [](JsonCursor& value, MediaInput& to, FieldNotes&) { return read_text(value, to.source); }},
    {"poster", [](JsonCursor& value, MediaInput& to, FieldNotes&) { return read_text(value, to.poster); }},
    {"duration",
     [](JsonCursor& value, MediaInput& to, FieldNotes&) { return read_seconds(value, to.duration_millis); }},
};

bool read_poll_count(JsonCursor& value, Count& count, std::string& extra, FieldNotes& notes) {
  ReadCount read;
  if (!read_count(value, read, notes)) return false;
  count = read.count;
  extra = std::move(read.extra);
  return true;
}

constexpr JsonField<PollOptionInput> kOptionFields[] = {
    {.name = "text",
     .read = [](JsonCursor& value, PollOptionInput& to, FieldNotes&) { return read_text(value, to.text); },
     .if_bad = RepairReason::kBadPoll,
     .is_always_written = true},
    {"votes",
     [](JsonCursor& value, PollOptionInput& to, FieldNotes& notes) {
       return read_poll_count(value, to.votes, to.extra_votes, notes);
     },
     RepairReason::kBadCount},
};

bool read_options(JsonCursor& value, PollInput& poll, FieldNotes& notes) {
  if (!value.is_array()) return false;
  for (value.enter(); value.next_element();) {
    if (!value.is_object()) {
      notes.repairs.push_back(RepairReason::kBadPoll);
      value.skip();
      continue;
    }
    PollOptionInput& option = poll.options.emplace_back();
    read_members(value, kOptionFields, option, option.extra, notes);
  }
  return true;
}

constexpr JsonField<PollInput> kPollFields[] = {
    {.name = "options", .read = read_options, .if_bad = RepairReason::kBadPoll, .is_always_written = true},
    {"ends",
     [](JsonCursor& value, PollInput& poll, FieldNotes& notes) {
       return read_time_and_rest(value, poll.ends, poll.extra_ends, notes);
     },
     RepairReason::kBadTime},
    {"voters",
     [](JsonCursor& value, PollInput& poll, FieldNotes& notes) {
       return read_poll_count(value, poll.voters, poll.extra_voters, notes);
     },
     RepairReason::kBadCount},
};

constexpr JsonField<PostInput> kCardFields[] = {
    {"url", read_text_detail<Detail::kCardUrl>},
    {"title", read_text_detail<Detail::kCardTitle>},
    {"description", read_text_detail<Detail::kCardDescription>},
    {"site", read_text_detail<Detail::kCardSite>},
    {"picture", read_text_detail<Detail::kCardPicture>},
    {"width", read_ordinal_detail<Detail::kCardWidth>},
    {"height", read_ordinal_detail<Detail::kCardHeight>},
};

}  // namespace

bool read_media(JsonCursor& value, PostInput& post, FieldNotes& notes) {
  if (!value.is_array()) return false;
  for (value.enter(); value.next_element();) {
    if (!value.is_object()) {
      notes.repairs.push_back(RepairReason::kBadMedia);
      value.skip();
      continue;
    }
    MediaInput& media = post.media.emplace_back();
    read_members(value, kMediaFields, media, media.extra, notes);
  }
  return true;
}

bool read_poll(JsonCursor& value, PostInput& post, FieldNotes& notes) {
  if (!value.is_object()) return false;
  post.poll = std::make_unique<PollInput>();
  read_members(value, kPollFields, *post.poll, post.poll->extra, notes);
  return true;
}

bool read_card(JsonCursor& value, PostInput& post, FieldNotes& notes) {
  return read_part(value, kCardFields, post, Detail::kExtraCard, notes);
}

}  // namespace backscroll
