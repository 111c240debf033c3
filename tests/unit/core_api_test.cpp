// The boundary as C++ sees it; what JavaScript sees of it is tested under tests/node.
#include "api/core_api.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "api/import_api.h"

#include "archive/archive.h"
#include "archive_support.h"
#include "import/backscroll/backscroll_export.h"
#include "index/threads.h"

namespace backscroll {
namespace {

std::string_view reply_text() {
  const BsCoreReply* reply = bs_core_reply();
  return {reinterpret_cast<const char*>(reply->data), reply->size_bytes};
}

int import(std::string_view file, size_t piece_bytes = 1000) {
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

TEST_CASE("an import answers with the block of the archive, and the archive stays for the other calls") {
  const std::string file = testing::file_with_posts(R"({"id": "a", "text": "Tea"}, {"id": "b"}, 5)");
  REQUIRE_EQ(import(file), 1);
  CHECK_EQ(bs_core_reply()->ok, 1);
  const std::string_view block = reply_text();
  const auto* bytes = reinterpret_cast<const std::byte*>(block.data());
  const Result<Archive> archive = Archive::from_bytes({bytes, bytes + block.size()});
  REQUIRE(archive.ok());
  CHECK_EQ(archive.value().post_count(), 2);

  REQUIRE_EQ(bs_core_info(), 1);
  CHECK(reply_text().find("\"posts\": 2, \"hidden\": 0, \"skipped\": 1") != std::string_view::npos);
  REQUIRE_EQ(bs_import_query(reinterpret_cast<const uint8_t*>("{\"text\": \"tea\"}"), 15), 1);
  CHECK_EQ(reply_text(), "[\n{\"id\": \"a\", \"kind\": \"original\", \"text\": \"Tea\"}]");
  REQUIRE_EQ(bs_import_export(), 1);
  CHECK_EQ(reply_text(), json_from_archive(archive.value()));
  bs_core_reset();
}

TEST_CASE("a file says the same in pieces of any size, and only when one has begun") {
  const std::string file = testing::file_with_posts(R"({"id": "a", "text": "Tea"}, {"id": "b"}, 5)");
  REQUIRE_EQ(import(file), 1);
  const std::string block(reply_text());
  for (const size_t piece_bytes : {size_t{1}, size_t{7}, size_t{64}, size_t{100'000}}) {
    REQUIRE_EQ(import(file, piece_bytes), 1);
    CHECK_EQ(reply_text(), block);
  }
  CHECK_EQ(bs_core_space(10), nullptr);
  CHECK_EQ(bs_core_take(10), 0);
  CHECK_EQ(bs_core_finish(), 0);
  bs_core_begin();
  bs_core_begin();  // the one before was given up
  CHECK_EQ(bs_core_info(), 0);
  CHECK_EQ(bs_core_finish(), 0);
  CHECK_NE(reply_text().find("the file is empty"), std::string_view::npos);
  bs_core_reset();
}

TEST_CASE("a sample is answered like an import, and stays for the other calls") {
  REQUIRE_EQ(bs_import_sample(300, 7, 0), 1);
  const size_t full_bytes = reply_text().size();
  REQUIRE_EQ(bs_core_info(), 1);
  CHECK(reply_text().find("\"format\": \"sample\"") != std::string_view::npos);
  CHECK(reply_text().find("\"posts\": 300,") != std::string_view::npos);
  REQUIRE_EQ(bs_import_sample(300, 7, 1), 1);  // the same posts with less to say
  CHECK_LT(reply_text().size(), full_bytes);
  bs_core_reset();
}

TEST_CASE("as many threads are told as the page shows") {
  REQUIRE_EQ(bs_import_sample(2000, 7, 0), 1);
  const std::string_view block = reply_text();
  const auto* bytes = reinterpret_cast<const std::byte*>(block.data());
  const Result<Archive> archive = Archive::from_bytes({bytes, bytes + block.size()});
  REQUIRE(archive.ok());
  const size_t threads = Threads::from_archive(archive.value()).all().size();
  CHECK(threads > 10);
  REQUIRE_EQ(bs_import_info(), 1);
  CHECK(reply_text().find("\"threads\": " + std::to_string(threads) + ",") != std::string_view::npos);
  bs_core_reset();
}

TEST_CASE("an error is answered with its id and its sentence as JSON") {
  CHECK_EQ(import("{"), 0);
  CHECK_EQ(bs_core_reply()->ok, 0);
  CHECK_EQ(bs_core_reply()->code, static_cast<uint32_t>(ErrorCode::kNotJson));
  CHECK_EQ(reply_text(),
           R"({"code": "not_json", "message": "This file is not valid JSON: line 1, column 2: the file )"
           R"(ends in the middle; it was cut off, fetch or export it again"})");
}

TEST_CASE("without an archive there is nothing to ask") {
  REQUIRE_EQ(import(testing::file_with_posts("")), 1);
  CHECK_EQ(import("no archive"), 0);  // the one before is gone too
  for (const int ok : {bs_core_info(), bs_import_info(), bs_import_export(), query("{}")}) CHECK_EQ(ok, 0);
  CHECK_EQ(reply_text(), R"({"code": "no_archive", "message": "There is no archive yet"})");
}

TEST_CASE("an archive that one module has read is searched by another one") {
  REQUIRE_EQ(import(testing::file_with_posts(R"({"id": "a", "text": "Tea"}, {"id": "b"})")), 1);
  REQUIRE_EQ(bs_core_block(), 1);
  const std::string block(reply_text());
  bs_core_reset();
  CHECK_EQ(bs_core_block(), 0);
  REQUIRE_EQ(
      bs_import_open(reinterpret_cast<const uint8_t*>(block.data()), static_cast<uint32_t>(block.size())), 1);
  CHECK_EQ(reply_text(), block);
  REQUIRE_EQ(query(R"({"text": "tea"})"), 1);
  CHECK_NE(reply_text().find("\"id\": \"a\""), std::string_view::npos);
  CHECK_EQ(bs_import_open(reinterpret_cast<const uint8_t*>("BSCROLL?"), 8), 0);
  CHECK_EQ(bs_core_info(), 0);
  bs_core_reset();
}

}  // namespace backscroll
