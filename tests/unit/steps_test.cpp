// Work that is done a little at a time comes to the same end as work that is done at once.
#include "base/steps.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/sort_indexes.h"
#include "import/sample_archive.h"
#include "index/id_table.h"
#include "index/threads.h"
#include "view/timeline/timeline_data.h"
#include "view_support.h"

namespace backscroll {
namespace {

Steps write_letters(std::string& text) {
  for (const char letter : {'a', 'b', 'c'}) {
    text += letter;
    co_await Steps::pause;
  }
}

Steps write_words(std::string& text) {
  text += '(';
  co_await write_letters(text);
  co_await write_letters(text);
  text += ')';
}

// How often it may be interrupted.
size_t pauses_of(Steps steps) {
  size_t pauses = 0;
  while (steps.step()) ++pauses;
  return pauses;
}

}  // namespace

TEST_CASE("steps go on where they paused, also in what they wait for") {
  std::string text;
  Steps steps = write_words(text);
  CHECK(text.empty());
  std::vector<std::string> seen;
  while (steps.step()) seen.push_back(text);
  CHECK(text == "(abcabc)");
  CHECK(std::find(seen.begin(), seen.end(), "(ab") != seen.end());
  CHECK(std::find(seen.begin(), seen.end(), "(abca") != seen.end());
  CHECK(steps.is_done());
  CHECK_FALSE(steps.step());
}

TEST_CASE("steps can be dropped in the middle") {
  std::string text;
  {
    Steps steps = write_words(text);
    for (int i = 0; i < 3; ++i) steps.step();
  }
  CHECK(text == "(ab");
  CHECK(Steps().is_done());
}

TEST_CASE("sorting in steps keeps equal ones in their places, like sorting at once") {
  for (const size_t count :
       {size_t{0}, size_t{1}, size_t{1023}, size_t{1024}, size_t{1025}, size_t{10'000}}) {
    std::vector<uint32_t> values;
    uint32_t state = 7;
    for (size_t i = 0; i < count; ++i) {
      state = state * 1664525 + 1013904223;
      values.push_back(state >> 26);  // 64 different ones
    }
    const auto is_before = [&](uint32_t a, uint32_t b) { return values[a] < values[b]; };
    std::vector<uint32_t> order(count);
    for (uint32_t i = 0; i < count; ++i) order[i] = i;
    sort_indexes_in_steps(order, is_before).finish();
    CHECK(order == sorted_indexes(count, is_before));
  }
}

TEST_CASE("a table of ids finds the number of each and of no other") {
  std::vector<std::string> ids;
  for (int i = 0; i < 5000; ++i) ids.push_back("post-" + std::to_string(i * 7919));
  const auto id_of = [&](uint32_t number) { return std::string_view(ids[number]); };
  IdTable table(ids.size());
  for (uint32_t i = 0; i < ids.size(); ++i) CHECK(table.find_or_add(ids[i], i, id_of) == i);
  for (uint32_t i = 0; i < ids.size(); ++i) CHECK(table.find(ids[i], id_of) == i);
  CHECK(table.find_or_add(ids[5], 99, id_of) == 5);
  CHECK(table.find("post-1", id_of) == IdTable::kNone);
  CHECK(table.find("", id_of) == IdTable::kNone);
}

// No step takes long when each is about as much work as the others: there are many of them.
TEST_CASE("everything that is found out about an archive can be interrupted often") {
  constexpr uint32_t kPosts = 40'000;
  const Archive archive = std::move(make_sample({.posts = kPosts}).value());
  const std::vector<std::byte> block(archive.bytes().begin(), archive.bytes().end());
  BlockMemory memory(block.size());
  std::copy(block.begin(), block.end(), memory.bytes().begin());
  Arrival arrival{.bytes = block.size()};
  Result<Archive> opened = Status(ErrorCode::kDamaged);
  constexpr size_t kOnePass = kPosts / Steps::kStride;
  CHECK(pauses_of(Archive::open_in_steps(std::move(memory), arrival, opened)) >= 8 * kOnePass);
  REQUIRE(opened.ok());
  TimeIndex index;
  CHECK(pauses_of(TimeIndex::build(archive, index)) >= kOnePass);
  Threads threads;
  CHECK(pauses_of(Threads::build(archive, threads)) >= 5 * kOnePass);
  CHECK_FALSE(threads.all().empty());
  TimelineData data;
  CHECK(pauses_of(TimelineData::build(archive, index, data)) >= 7 * kOnePass);
  CHECK(data.years.size() == 17);
}

TEST_CASE("the indexes of an archive in order take less than forty bytes a post") {
  constexpr uint32_t kPosts = 50'000;
  const Archive archive = std::move(make_sample({.posts = kPosts}).value());
  const TimeIndex index = TimeIndex::from_archive(archive);
  const TimelineData data = TimelineData::from_archive(archive, index);
  const size_t bytes = index.heap_bytes() + Threads::from_archive(archive).heap_bytes() +
                       data.likes_index.heap_bytes() + data.spread.heap_bytes() + data.density.heap_bytes();
  CHECK(bytes < size_t{40} * kPosts);
}

}  // namespace backscroll
