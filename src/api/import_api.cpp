// import_api: see the header.
#include "api/import_api.h"

#include <utility>
#include <vector>

#include "api/core_state.h"
#include "api/query_json.h"
#include "import/backscroll/backscroll_export.h"
#include "import/info_json.h"
#include "import/sample_archive.h"
#include "index/query.h"
#include "index/threads.h"

namespace backscroll {
namespace {

int keep_archive(Result<Archive> made, std::string_view format) {
  if (!made.ok()) return fail_with(made.status());
  return keep(Imported{std::move(made.value()), {}, format});
}

}  // namespace
}  // namespace backscroll

using backscroll::fail_with;
using backscroll::kept_archive;

int bs_import_open(const uint8_t* block, uint32_t size_bytes) {
  bs_core_reset();
  const auto* bytes = reinterpret_cast<const std::byte*>(block);
  return backscroll::keep_archive(backscroll::Archive::from_bytes({bytes, bytes + size_bytes}), "backscroll");
}

int bs_import_sample(uint32_t posts, uint32_t seed, int is_brief) {
  bs_core_reset();
  return backscroll::keep_archive(
      backscroll::make_sample({.posts = posts, .seed = seed, .is_brief = is_brief != 0}), "sample");
}

int bs_import_info() {
  if (kept_archive() == nullptr) return backscroll::fail_without_archive();
  const size_t threads = backscroll::Threads::from_archive(kept_archive()->archive).all().size();
  return backscroll::answer_with(backscroll::info_json(*kept_archive(), threads));
}

int bs_import_export() {
  if (kept_archive() == nullptr) return backscroll::fail_without_archive();
  return backscroll::answer_with(backscroll::json_from_archive(kept_archive()->archive));
}

int bs_import_query(const uint8_t* json, uint32_t size_bytes) {
  if (kept_archive() == nullptr) return backscroll::fail_without_archive();
  const auto query = backscroll::query_from_json(backscroll::text_from(json, size_bytes));
  if (!query.ok()) return fail_with(query.status());
  const backscroll::Archive& archive = kept_archive()->archive;
  return backscroll::answer_with(
      backscroll::json_of_posts(archive, backscroll::find_posts(archive, query.value())));
}
