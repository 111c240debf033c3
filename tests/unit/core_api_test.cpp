// The boundary as C++ sees it; what JavaScript sees of it is tested under tests/node.
#include "api/core_api.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <vector>

#include "api/core_state.h"
#include "api/import_api.h"
#include "archive/archive.h"
#include "archive/block_sink.h"
#include "archive_support.h"
#include "import/backscroll/backscroll_export.h"
#include "index/threads.h"
#include "index_literals.h"

namespace backscroll {
namespace {

// What JavaScript makes of a block that comes out.
struct BlockThatCame {
  MemorySink sink;
  std::vector<std::byte> bytes;
};

BlockThatCame& block_that_came() {
  static BlockThatCame instance;
  return instance;
}

std::string_view reply_text() {
  const BsCoreReply* reply = bs_core_reply();
  return {reinterpret_cast<const char*>(reply->data), reply->size_bytes};
}

bool says(std::string_view part) { return reply_text().find(part) != std::string_view::npos; }

Archive archive_that_came() {
  Result<Archive> archive = Archive::from_bytes(block_that_came().bytes);
  REQUIRE(archive.ok());
  return std::move(archive.value());
}

int open(const std::vector<std::byte>& block) {
  const auto size_bytes = static_cast<uint32_t>(block.size());
  std::copy(block.begin(), block.end(), reinterpret_cast<std::byte*>(bs_import_space(size_bytes)));
  return bs_import_open();
}

int import(std::string_view file, size_t piece_bytes = 1000) {
  bs_block_clear();
  bs_core_begin();
  for (; !file.empty(); file.remove_prefix(std::min(piece_bytes, file.size()))) {
    const std::string_view piece = file.substr(0, piece_bytes);
    const auto size_bytes = static_cast<uint32_t>(piece.size());
    std::copy(piece.begin(), piece.end(), bs_core_space(size_bytes));
    if (bs_core_take(size_bytes) == 0) return 0;
  }
  return bs_core_finish();
}

int query(std::string_view json) {
  return bs_import_query(reinterpret_cast<const uint8_t*>(json.data()), static_cast<uint32_t>(json.size()));
}

}  // namespace

TEST_CASE("the block of an archive goes out while its file is read, and the answer says what it holds") {
  REQUIRE_EQ(import(testing::file_with_posts(R"({"id": "a", "text": "Tea"}, {"id": "b"}, 5)")), 1);
  CHECK_EQ(bs_core_reply()->ok, 1);
  CHECK(says("\"name\": \"Robin Vale\""));
  CHECK(says("\"posts\": 2, \"hidden\": 0, \"skipped\": 1"));
  const Archive archive = archive_that_came();
  CHECK_EQ(archive.post_count(), 2);
  CHECK_EQ(archive.profile().name, "Robin Vale");
}

TEST_CASE("a list of posts that comes twice goes out once") {
  const std::string twice = R"({"format": "backscroll", "version": 1, "posts": [{"id": "a"}, {"id": "b"}],
                                "posts": [{"id": "c"}], "profile": {"name": "R", "handle": "r"}})";
  REQUIRE_EQ(import(twice), 1);
  CHECK(says("\"posts\": 1, "));
  CHECK_EQ(archive_that_came().id(0_post), "c");
}

TEST_CASE("a file says the same in pieces of any size, and only when one has begun") {
  const std::string file = testing::file_with_posts(R"({"id": "a", "text": "Tea"}, {"id": "b"}, 5)");
  REQUIRE_EQ(import(file), 1);
  const std::vector<std::byte> block = block_that_came().bytes;
  for (const size_t piece_bytes : {size_t{1}, size_t{7}, size_t{64}, size_t{100'000}}) {
    REQUIRE_EQ(import(file, piece_bytes), 1);
    CHECK(block_that_came().bytes == block);
  }
  CHECK_EQ(bs_core_space(10), nullptr);
  CHECK_EQ(bs_core_take(10), 0);
  CHECK_EQ(bs_core_finish(), 0);
  bs_core_begin();
  bs_core_begin();  // the one before was given up
  CHECK_EQ(bs_core_finish(), 0);
  CHECK(says("the file is empty"));
  bs_core_reset();
}

TEST_CASE("a sample is answered like an import") {
  REQUIRE_EQ(bs_import_sample(300, 7, 0), 1);
  CHECK(says("\"format\": \"sample\""));
  CHECK(says("\"posts\": 300,"));
  const size_t full_bytes = block_that_came().bytes.size();
  CHECK_EQ(archive_that_came().post_count(), 300);
  REQUIRE_EQ(bs_import_sample(300, 7, 1), 1);  // the same posts with less to say
  CHECK_LT(block_that_came().bytes.size(), full_bytes);
}

TEST_CASE("as many threads are told as the page shows") {
  REQUIRE_EQ(bs_import_sample(2000, 7, 0), 1);
  const size_t threads = Threads::from_archive(archive_that_came()).all().size();
  CHECK(threads > 10);
  REQUIRE_EQ(open(block_that_came().bytes), 1);
  CHECK_EQ(bs_import_threads(), threads);
  bs_import_close();
  CHECK_EQ(bs_import_threads(), 0);
}

TEST_CASE("an error is answered with its id and its sentence as JSON") {
  CHECK_EQ(import("{"), 0);
  CHECK_EQ(bs_core_reply()->ok, 0);
  CHECK_EQ(bs_core_reply()->code, static_cast<uint32_t>(ErrorCode::kNotJson));
  CHECK_EQ(reply_text(),
           R"({"code": "not_json", "message": "This file is not valid JSON: line 1, column 2: the file )"
           R"(ends in the middle; it was cut off, fetch or export it again"})");
}

TEST_CASE("an archive that was given back is searched and exported, until it is closed") {
  REQUIRE_EQ(import(testing::file_with_posts(R"({"id": "a", "text": "Tea"}, {"id": "b"})")), 1);
  REQUIRE_EQ(open(block_that_came().bytes), 1);
  REQUIRE_EQ(query(R"({"text": "tea"})"), 1);
  CHECK_EQ(reply_text(), "[\n{\"id\": \"a\", \"kind\": \"original\", \"text\": \"Tea\"}]");
  REQUIRE_EQ(bs_import_export(), 1);
  CHECK_EQ(reply_text(), json_from_archive(archive_that_came()));
  bs_import_close();
  for (const int ok : {bs_import_export(), query("{}")}) CHECK_EQ(ok, 0);
  CHECK_EQ(reply_text(), R"({"code": "no_archive", "message": "There is no archive yet"})");
}

TEST_CASE("a block that is none is not opened") {
  std::vector<std::byte> block(400);
  CHECK_EQ(open(block), 0);
  CHECK(says("\"damaged\""));
  CHECK_EQ(bs_import_export(), 0);
  bs_import_close();
}

}  // namespace backscroll

void bs_block_append(uint32_t section, const void* bytes, uint32_t size_bytes) {
  const std::span<const std::byte> piece(static_cast<const std::byte*>(bytes), size_bytes);
  backscroll::block_that_came().sink.append(static_cast<backscroll::block::Section>(section), piece);
}

void bs_block_clear() { backscroll::block_that_came().sink.clear(); }

void bs_block_finish(const void* bytes, uint32_t, const uint32_t* places, uint32_t place_count,
                     uint32_t block_bytes) {
  backscroll::block::Header header;
  std::memcpy(&header, bytes, sizeof(header));
  CHECK_EQ(place_count, 2 * backscroll::block::kSectionCount);
  CHECK_EQ(places[1], header.sections[0].size_bytes);
  CHECK_EQ(block_bytes, header.size_bytes);
  backscroll::block_that_came().sink.finish(header);
  backscroll::block_that_came().bytes = backscroll::block_that_came().sink.take_block();
}
