// export_parts: see the header. Leaves out what is unknown.
#include "import/backscroll/export_parts.h"

#include <algorithm>

namespace backscroll {
namespace {

void write_details(JsonWriter& writer, const Archive& archive, PostIndex row,
                   std::span<const DetailField> fields) {
  for (const DetailField& field : fields) {
    const std::string_view text = archive.detail(row, field.detail);
    if (text.empty()) continue;
    writer.key(field.name);
    field.is_number ? writer.raw(text) : writer.text(text);
  }
}

// 12500 milliseconds are written as 12.5.
void write_duration(JsonWriter& writer, uint32_t millis) {
  if (millis == 0) return;
  std::string text = std::to_string(millis / kMillisPerSecond);
  if (millis % kMillisPerSecond != 0) {
    text += '.';
    text += std::to_string(millis % kMillisPerSecond + kMillisPerSecond).substr(1);
    text.erase(text.find_last_not_of('0') + 1);
  }
  writer.key("duration");
  writer.raw(text);
}

}  // namespace

void write_known(JsonWriter& writer, std::string_view name, std::string_view text) {
  if (!text.empty()) writer.member(name, text);
}

void write_time(JsonWriter& writer, std::string_view name, const KnownTime& time, std::string_view age,
                std::string_view extra) {
  if (time.precision == TimePrecision::kUnknown) return;
  writer.key(name);
  if (time.precision == TimePrecision::kExact) return writer.text(rfc3339_from_utc(time.begin));
  writer.begin_object();
  writer.member("from", std::string_view(rfc3339_from_utc(time.begin)));
  writer.member("to", std::string_view(rfc3339_from_utc(time.end)));
  write_known(writer, "age", age);
  writer.members(extra);
  writer.end_object();
}

void write_count(JsonWriter& writer, std::string_view name, Count count, std::string_view extra) {
  if (count.precision == CountPrecision::kUnknown) return;
  if (count.precision == CountPrecision::kExact) return writer.member(name, count.value);
  writer.key(name);
  writer.begin_object();
  writer.member("about", count.value);
  writer.members(extra);
  writer.end_object();
}

void write_part(JsonWriter& writer, std::string_view name, const Archive& archive, PostIndex row,
                std::span<const DetailField> fields, std::string_view extra) {
  const bool has_detail = std::any_of(fields.begin(), fields.end(), [&](const DetailField& field) {
    return !archive.detail(row, field.detail).empty();
  });
  if (!has_detail && extra.empty()) return;
  writer.key(name);
  writer.begin_object();
  write_details(writer, archive, row, fields);
  writer.members(extra);
  writer.end_object();
}

void write_media(JsonWriter& writer, const Archive& archive, PostIndex row) {
  if (archive.media_count(row) == 0) return;
  writer.key("media");
  writer.begin_array();
  for (const Media& media : archive.media(row)) {
    writer.begin_object();
    writer.member("kind", id_in(kMediaKindIds, media.kind));
    if (media.has_alt) writer.member("alt", media.alt);
    if (media.width_px > 0) writer.member("width", media.width_px);
    if (media.height_px > 0) writer.member("height", media.height_px);
    write_known(writer, "source", media.source);
    if (media.poster != media.source) write_known(writer, "poster", media.poster);
    write_duration(writer, media.duration_millis);
    writer.members(media.extra);
    writer.end_object();
  }
  writer.end_array();
}

void write_poll(JsonWriter& writer, const Archive& archive, PostIndex row) {
  const std::optional<Poll> poll = archive.poll(row);
  if (!poll) return;
  writer.key("poll");
  writer.begin_object();
  writer.key("options");
  writer.begin_array();
  for (const PollOption& option : poll->options) {
    writer.begin_object();
    writer.member("text", option.text);
    write_count(writer, "votes", option.votes, option.extra_votes);
    writer.members(option.extra);
    writer.end_object();
  }
  writer.end_array();
  write_time(writer, "ends", poll->ends, {}, poll->extra_ends);
  write_count(writer, "voters", poll->voters, poll->extra_voters);
  writer.members(poll->extra);
  writer.end_object();
}

void write_card(JsonWriter& writer, const Archive& archive, PostIndex row) {
  constexpr DetailField kFields[] = {{"url", Detail::kCardUrl, false},
                                     {"title", Detail::kCardTitle, false},
                                     {"description", Detail::kCardDescription, false},
                                     {"site", Detail::kCardSite, false},
                                     {"picture", Detail::kCardPicture, false},
                                     {"width", Detail::kCardWidth, true},
                                     {"height", Detail::kCardHeight, true}};
  write_part(writer, "card", archive, row, kFields, archive.detail(row, Detail::kExtraCard));
}

}  // namespace backscroll
