// archive_reading: see the header.
#include "archive_reading.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace backscroll::testing {
namespace {

size_t sum(std::string_view text) {
  size_t total = text.size();
  for (const char c : text) total += static_cast<uint8_t>(c);
  return total;
}

size_t sum_of_attachments(const Archive& archive, PostIndex row) {
  size_t total = sum(archive.author(row).avatar) + (archive.is_sensitive(row) ? 1 : 0);
  if (const auto preview = archive.link_preview(row)) total += sum(preview->title) + preview->width_px;
  const std::optional<Poll> poll = archive.poll(row);
  if (!poll) return total;
  total += sum(poll->extra) + sum(poll->extra_ends) + sum(poll->extra_voters);
  for (const PollOption& option : poll->options)
    total += sum(option.text) + sum(option.extra) + sum(option.extra_votes);
  return total;
}

}  // namespace

size_t sum_of_all(const Archive& archive) {
  const Profile profile = archive.profile();
  size_t total = sum(profile.name) + sum(profile.bio) + sum(profile.extra_archive);
  for (const Entity& entity : archive.bio_entities()) {
    total += sum(profile.bio.substr(entity.begin_bytes, entity.end_bytes - entity.begin_bytes));
  }
  for (const PostIndex row : archive.rows()) {
    const std::string_view text = archive.text(row);
    total +=
        sum(archive.id(row)) + sum(text) + sum(archive.author(row).name) + sum(archive.author(row).extra);
    total += static_cast<size_t>(archive.likes(row).value & 1) + static_cast<size_t>(archive.kind(row));
    if (archive.quote(row) != kNoPost) total += sum(archive.text(archive.quote(row)));
    for (const Entity& entity : archive.entities(row)) {
      total += sum(entity.target) + sum(entity.display) +
               sum(text.substr(entity.begin_bytes, entity.end_bytes - entity.begin_bytes));
    }
    for (const Media& media : archive.media(row))
      total += sum(media.alt) + sum(media.source) + sum(media.poster) + sum(media.extra);
    total += sum_of_attachments(archive, row);
    for (size_t which = 0; which <= static_cast<size_t>(kLastDetail); ++which) {
      total += sum(archive.detail(row, static_cast<Detail>(which)));
    }
  }
  return total;
}

Coming opened_as_it_comes(std::span<const std::byte> block, size_t piece_bytes) {
  BlockMemory memory(block.size());
  const std::span<std::byte> space = memory.bytes();
  std::ranges::fill(space, std::byte{0xAA});
  Coming coming;
  Arrival arrival;
  Steps steps = Archive::open_in_steps(std::move(memory), arrival, coming.archive);
  while (steps.step()) {
    if (!arrival.is_awaited) continue;
    const size_t size = std::min(block.size() - arrival.bytes, piece_bytes);
    if (size == 0) break;  // more is awaited than there is
    std::ranges::copy(block.subspan(arrival.bytes, size), space.subspan(arrival.bytes).begin());
    arrival.bytes += size;
  }
  coming.opened_bytes = arrival.bytes;
  if (coming.archive.ok())
    std::ranges::copy(block.subspan(arrival.bytes), space.subspan(arrival.bytes).begin());
  return coming;
}

}  // namespace backscroll::testing
