// import_api: see the header.
#include "api/import_api.h"

#include <string_view>
#include <utility>

#include "api/core_api.h"
#include "api/core_state.h"
#include "api/query_json.h"
#include "archive/block_memory.h"
#include "import/backscroll/backscroll_export.h"
#include "import/sample_archive.h"
#include "index/threads.h"

namespace backscroll {
namespace {

// The archive that is open, or why there is none.
struct Opened {
  BlockMemory block;  // to be filled
  Result<Archive> archive = Status(ErrorCode::kNoArchive);
};

Opened& opened() {
  static Opened instance;
  return instance;
}

}  // namespace
}  // namespace backscroll

using backscroll::opened;

int bs_import_sample(uint32_t posts, uint32_t seed, int is_brief) {
  bs_core_reset();
  backscroll::BlockOut block;
  backscroll::ArchiveBuilder builder(block);
  backscroll::add_sample({.posts = posts, .seed = seed, .is_brief = is_brief != 0}, builder);
  const backscroll::Status status = builder.finish_block();
  if (!status.ok()) return backscroll::fail_with(status);
  return backscroll::answer_with_info("sample", builder.profile(), builder.totals(), {});
}

uint8_t* bs_import_space(uint32_t size_bytes) {
  bs_import_close();  // first, so that two archives never need memory at once
  opened().block = backscroll::BlockMemory(size_bytes);
  return reinterpret_cast<uint8_t*>(opened().block.bytes().data());
}

int bs_import_open() {
  backscroll::Archive::open_in_steps(std::move(opened().block), opened().archive).finish();
  return opened().archive.ok() ? backscroll::answer_with({})
                               : backscroll::fail_with(opened().archive.status());
}

void bs_import_close() { opened() = backscroll::Opened(); }

uint32_t bs_import_threads() {
  if (!opened().archive.ok()) return 0;
  const auto threads = backscroll::Threads::from_archive(opened().archive.value());
  return static_cast<uint32_t>(threads.all().size());
}

int bs_import_export() {
  if (!opened().archive.ok()) return backscroll::fail_with(opened().archive.status());
  return backscroll::answer_with(backscroll::json_from_archive(opened().archive.value()));
}

int bs_import_query(const uint8_t* json, uint32_t size_bytes) {
  if (!opened().archive.ok()) return backscroll::fail_with(opened().archive.status());
  const std::string_view query(reinterpret_cast<const char*>(json), size_bytes);
  backscroll::Result<std::string> answer = backscroll::Status(backscroll::ErrorCode::kNoArchive);
  backscroll::answer_query(opened().archive.value(), std::string(query), answer).finish();
  return answer.ok() ? backscroll::answer_with(std::move(answer.value()))
                     : backscroll::fail_with(answer.status());
}
