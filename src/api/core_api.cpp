// core_api: keeps what was imported and the text of the last answer. The only state of the core module.
#include "api/core_api.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "api/query_json.h"
#include "import/backscroll_export.h"
#include "import/backscroll_reader.h"
#include "import/importer.h"
#include "import/info_json.h"
#include "import/json_writer.h"
#include "import/sample_archive.h"
#include "index/query.h"
#include "index/threads.h"

namespace {

using backscroll::ErrorCode;
using backscroll::Status;

struct Core {
  std::unique_ptr<backscroll::Imported> imported;  // null: none
  std::string answer;
  BsCoreReply reply = {};
};

Core& core() {
  static Core instance;
  return instance;
}

std::string_view text_from(const uint8_t* bytes, uint32_t size_bytes) {
  return {reinterpret_cast<const char*>(bytes), size_bytes};
}

int reply_with(ErrorCode code, const void* data, size_t size_bytes) {
  const uint32_t ok = code == ErrorCode::kOk ? 1 : 0;
  core().reply = {ok, static_cast<uint32_t>(code), static_cast<const uint8_t*>(data),
                  static_cast<uint32_t>(size_bytes)};
  return static_cast<int>(ok);
}

int answer_with(std::string text) {
  core().answer = std::move(text);
  return reply_with(ErrorCode::kOk, core().answer.data(), core().answer.size());
}

int fail_with(const Status& status) {
  std::string& answer = core().answer;
  answer.clear();
  backscroll::JsonWriter writer(answer);
  writer.begin_object();
  writer.member("code", id_of(status.code()));
  writer.member("message", std::string_view(status.message()));
  writer.end_object();
  return reply_with(status.code(), answer.data(), answer.size());
}

int fail_without_archive() { return fail_with(Status(ErrorCode::kNoArchive)); }

}  // namespace

const BsCoreReply* bs_core_reply() { return &core().reply; }

uint32_t bs_core_version() { return static_cast<uint32_t>(backscroll::kArchiveVersion); }

int bs_core_import(const uint8_t* bytes, uint32_t size_bytes) {
  bs_core_reset();  // first, so that two archives never need memory at once
  backscroll::Result<backscroll::Imported> imported = backscroll::import_bytes(text_from(bytes, size_bytes));
  if (!imported.ok()) return fail_with(imported.status());
  core().imported = std::make_unique<backscroll::Imported>(std::move(imported.value()));
  const auto block = core().imported->archive.bytes();
  return reply_with(ErrorCode::kOk, block.data(), block.size());
}

int bs_core_sample(uint32_t posts, uint32_t seed, int is_brief) {
  bs_core_reset();
  backscroll::Result<backscroll::Archive> made =
      backscroll::make_sample({.posts = posts, .seed = seed, .is_brief = is_brief != 0});
  if (!made.ok()) return fail_with(made.status());
  core().imported =
      std::make_unique<backscroll::Imported>(backscroll::Imported{std::move(made.value()), {}, "sample"});
  const auto block = core().imported->archive.bytes();
  return reply_with(ErrorCode::kOk, block.data(), block.size());
}

int bs_core_info() {
  if (core().imported == nullptr) return fail_without_archive();
  const size_t threads = backscroll::Threads::from_archive(core().imported->archive).all().size();
  return answer_with(backscroll::info_json(*core().imported, threads));
}

int bs_core_export() {
  if (core().imported == nullptr) return fail_without_archive();
  return answer_with(backscroll::json_from_archive(core().imported->archive));
}

int bs_core_query(const uint8_t* json, uint32_t size_bytes) {
  if (core().imported == nullptr) return fail_without_archive();
  const backscroll::Result<backscroll::PostQuery> query =
      backscroll::query_from_json(text_from(json, size_bytes));
  if (!query.ok()) return fail_with(query.status());
  const backscroll::Archive& archive = core().imported->archive;
  return answer_with(backscroll::json_of_posts(archive, backscroll::find_posts(archive, query.value())));
}

void bs_core_reset() {
  core().imported.reset();
  core().answer = std::string();
  core().reply = {};
}
