// A block that was damaged on its way is refused, or it can at least be read without touching memory outside of it.
// The sanitizer build of the tests is what makes these cases sharp.
#include <doctest/doctest.h>

#include <cstring>

#include "archive/archive.h"
#include "archive_support.h"

namespace backscroll {
namespace {

std::vector<std::byte> sample_block() {
  const std::string path = std::string(BACKSCROLL_TEST_DATA_DIR) + "/archives/every-field.json";
  const Archive archive = testing::imported(testing::read_file(path)).archive;
  return {archive.bytes().begin(), archive.bytes().end()};
}

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

// Reads every byte that any accessor gives.
size_t read_all(const Archive& archive) {
  const Profile profile = archive.profile();
  size_t total = sum(profile.name) + sum(profile.bio) + sum(profile.extra_archive);
  for (const Entity& entity : archive.bio_entities()) {
    total += sum(profile.bio.substr(entity.begin_bytes, entity.end_bytes - entity.begin_bytes));
  }
  for (PostIndex row = 0; row < archive.row_count(); ++row) {
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

// Opens the block and reads what was accepted. Whether it was accepted.
bool survives(std::vector<std::byte> block) {
  const Result<Archive> archive = Archive::from_bytes(std::move(block));
  if (!archive.ok()) {
    CHECK(archive.status().code() == ErrorCode::kDamaged);
    return false;
  }
  CHECK(read_all(archive.value()) < SIZE_MAX);
  return true;
}

}  // namespace

TEST_CASE("a block that is whole is accepted, one that is cut off is not") {
  const std::vector<std::byte> block = sample_block();
  CHECK(survives(block));
  for (size_t size = 0; size < block.size(); size += 7) {
    CHECK_FALSE(survives({block.begin(), block.begin() + static_cast<std::ptrdiff_t>(size)}));
  }
}

TEST_CASE("a block with a byte changed is refused or still safe to read") {
  const std::vector<std::byte> block = sample_block();
  size_t refused = 0;
  for (size_t at = 0; at < block.size(); ++at) {
    for (const int flip : {1, 4, 0x80, 0xFF}) {
      std::vector<std::byte> damaged = block;
      damaged[at] ^= static_cast<std::byte>(flip);
      refused += survives(std::move(damaged)) ? 0 : 1;
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("a block with a number replaced by a huge one is refused or still safe to read") {
  const std::vector<std::byte> block = sample_block();
  for (size_t at = 0; at + sizeof(uint32_t) <= block.size(); at += sizeof(uint32_t)) {
    for (const uint32_t number : {0u, 0x7FFFFFFFu, 0xFFFFFFF8u, 0xFFFFFFFEu, 0xFFFFFFFFu}) {
      std::vector<std::byte> damaged = block;
      std::memcpy(damaged.data() + at, &number, sizeof(number));
      survives(std::move(damaged));
    }
  }
}

TEST_CASE("bytes that were never a block are refused") {
  CHECK_FALSE(survives({}));
  CHECK_FALSE(survives(std::vector<std::byte>(4096)));
  CHECK_FALSE(survives(std::vector<std::byte>(4096, std::byte{0xFF})));
}

}  // namespace backscroll
