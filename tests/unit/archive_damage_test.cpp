// A block that was damaged on its way is refused, or it can at least be read without touching memory outside of it.
// The sanitizer build of the tests is what makes these cases sharp.
#include <doctest/doctest.h>

#include <cstring>

#include "archive/archive.h"
#include "archive_reading.h"
#include "archive_support.h"

namespace backscroll {
namespace {

std::vector<std::byte> sample_block() {
  const std::string path = std::string(BACKSCROLL_TEST_DATA_DIR) + "/archives/every-field.json";
  const Archive archive = testing::imported(testing::read_file(path)).archive;
  return {archive.bytes().begin(), archive.bytes().end()};
}

// Opens the block and reads what was accepted. Whether it was accepted.
bool survives(std::vector<std::byte> block) {
  const testing::Coming coming = testing::opened_as_it_comes(block, block.size() / 3 + 1);
  const Result<Archive> archive = Archive::from_bytes(std::move(block));
  CHECK(coming.archive.ok() == archive.ok());
  if (coming.archive.ok()) CHECK(testing::sum_of_all(coming.archive.value()) < SIZE_MAX);
  if (!archive.ok()) {
    const ErrorCode code = archive.status().code();
    CHECK((code == ErrorCode::kDamaged || code == ErrorCode::kOtherVersion));
    return false;
  }
  CHECK(testing::sum_of_all(archive.value()) < SIZE_MAX);
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

TEST_CASE("a block that comes in pieces is the same, and known to be right before ids and texts are there") {
  const std::vector<std::byte> block = sample_block();
  const size_t whole = testing::sum_of_all(Archive::from_bytes(block).value());
  for (const size_t piece_bytes : {size_t{1}, size_t{7}, size_t{1000}, block.size()}) {
    const testing::Coming coming = testing::opened_as_it_comes(block, piece_bytes);
    REQUIRE(coming.archive.ok());
    CHECK(testing::sum_of_all(coming.archive.value()) == whole);
    if (piece_bytes == 1) CHECK(coming.opened_bytes < coming.archive.value().ids_end_bytes());
  }
}

TEST_CASE("a block of another version says so") {
  std::vector<std::byte> block = sample_block();
  block[8] ^= std::byte{1};
  CHECK(Archive::from_bytes(block).status().code() == ErrorCode::kOtherVersion);
  block[0] ^= std::byte{1};
  CHECK(Archive::from_bytes(std::move(block)).status().code() == ErrorCode::kDamaged);
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
