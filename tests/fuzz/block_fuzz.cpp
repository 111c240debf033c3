// A block from anywhere is refused, or everything that is done with an archive can be done with it.
#include <cstddef>
#include <span>

#include "archive/archive.h"
#include "archive_reading.h"
#include "fuzz_support.h"
#include "import/backscroll/backscroll_export.h"
#include "index/calendar.h"
#include "index/finder.h"
#include "index/search.h"
#include "index/threads.h"
#include "index/time_index.h"

using namespace backscroll;
using backscroll::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size_bytes) {
  const std::span<const std::byte> block = std::as_bytes(std::span(bytes, size_bytes));
  const Result<Archive> whole = Archive::from_bytes({block.begin(), block.end()});
  const Result<Archive> opened = std::move(testing::opened_as_it_comes(block, size_bytes / 7 + 1).archive);
  require(whole.ok() == opened.ok(), "a block that comes in pieces is another one");
  if (!opened.ok()) {
    const ErrorCode code = opened.status().code();
    require(code == ErrorCode::kDamaged || code == ErrorCode::kOtherVersion, "a refusal is of another kind");
    return 0;
  }
  const Archive& archive = opened.value();
  require(testing::sum_of_all(archive) < SIZE_MAX, "the bytes cannot be added up");
  require(!json_from_archive(archive).empty(), "there is no export");
  const TimeIndex index = TimeIndex::from_archive(archive);
  const Threads threads = Threads::from_archive(archive);
  require(threads.all().size() <= archive.post_count(), "there are too many threads");
  const Search search("is:thread likes:>1 e");
  Hits hits;
  Finder(archive, index, threads).find(search, hits).finish();
  require(hits.count() <= archive.post_count(), "more is found than there is");
  return 0;
}
