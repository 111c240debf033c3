// A block from anywhere is refused, or everything that is done with an archive can be done with it.
#include <cstring>

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
  BlockMemory memory(size_bytes);
  if (size_bytes > 0) std::memcpy(memory.bytes().data(), bytes, size_bytes);
  Result<Archive> opened = Status(ErrorCode::kDamaged);
  Archive::open_in_steps(std::move(memory), opened).finish();
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
