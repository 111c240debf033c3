// core_api: see the header.
#include "api/core_api.h"

#include <utility>

#include "api/core_state.h"
#include "import/backscroll/backscroll_reader.h"
#include "import/info_json.h"
#include "import/json/json_writer.h"

namespace backscroll {
namespace {

// A file that is being read.
struct Reading {
  MemorySink block;
  Importer importer{block};
};

struct Core {
  std::unique_ptr<Reading> reading;
  std::unique_ptr<Imported> imported;
  std::string answer;
  BsCoreReply reply = {};
};

Core& core() {
  static Core instance;
  return instance;
}

int reply_with(ErrorCode code, const void* data, size_t size_bytes) {
  const uint32_t ok = code == ErrorCode::kOk ? 1 : 0;
  core().reply = {ok, static_cast<uint32_t>(code), static_cast<const uint8_t*>(data),
                  static_cast<uint32_t>(size_bytes)};
  return static_cast<int>(ok);
}

int answer_with_block() {
  const auto block = core().imported->archive.bytes();
  return reply_with(ErrorCode::kOk, block.data(), block.size());
}

}  // namespace

std::unique_ptr<Imported>& kept_archive() { return core().imported; }

int keep(Result<Imported> imported) {
  if (!imported.ok()) return fail_with(imported.status());
  core().imported = std::make_unique<Imported>(std::move(imported.value()));
  return answer_with_block();
}

int answer_with(std::string text) {
  core().answer = std::move(text);
  return reply_with(ErrorCode::kOk, core().answer.data(), core().answer.size());
}

int fail_with(const Status& status) {
  std::string& answer = core().answer;
  answer.clear();
  JsonWriter writer(answer);
  writer.begin_object();
  writer.member("code", id_of(status.code()));
  writer.member("message", std::string_view(status.message()));
  writer.end_object();
  return reply_with(status.code(), answer.data(), answer.size());
}

int fail_without_archive() { return fail_with(Status(ErrorCode::kNoArchive)); }

}  // namespace backscroll

using backscroll::core;

const BsCoreReply* bs_core_reply() { return &core().reply; }

uint32_t bs_core_version() { return static_cast<uint32_t>(backscroll::kArchiveVersion); }

void bs_core_begin() {
  bs_core_reset();  // first, so that two archives never need memory at once
  core().reading = std::make_unique<backscroll::Reading>();
}

uint8_t* bs_core_space(uint32_t size_bytes) {
  if (core().reading == nullptr) return nullptr;
  return reinterpret_cast<uint8_t*>(core().reading->importer.space(size_bytes));
}

int bs_core_take(uint32_t size_bytes) {
  if (core().reading == nullptr) return backscroll::fail_without_archive();
  const backscroll::Status status = core().reading->importer.take(size_bytes);
  if (status.ok()) return backscroll::answer_with({});
  core().reading.reset();
  return backscroll::fail_with(status);
}

int bs_core_finish() {
  if (core().reading == nullptr) return backscroll::fail_without_archive();
  const std::unique_ptr<backscroll::Reading> reading = std::move(core().reading);
  return backscroll::keep(backscroll::finish_import(reading->importer, reading->block));
}

int bs_core_info() {
  if (core().imported == nullptr) return backscroll::fail_without_archive();
  return backscroll::answer_with(backscroll::info_json(*core().imported));
}

int bs_core_block() {
  if (core().imported == nullptr) return backscroll::fail_without_archive();
  return backscroll::answer_with_block();
}

void bs_core_reset() {
  core().reading.reset();
  core().imported.reset();
  core().answer = std::string();
  core().reply = {};
}
