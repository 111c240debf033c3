// core_api: see the header.
#include "api/core_api.h"

#include <memory>
#include <utility>

#include "api/core_state.h"
#include "import/backscroll/backscroll_reader.h"
#include "import/importer.h"
#include "import/info_json.h"
#include "import/json/json_writer.h"

namespace backscroll {
namespace {

struct Core {
  std::unique_ptr<Reading> reading;
  std::string answer;
  BsCoreReply reply = {};
};

Core& core() {
  static Core instance;
  return instance;
}

int reply_with(ErrorCode code) {
  const uint32_t ok = code == ErrorCode::kOk ? 1 : 0;
  const std::string& answer = core().answer;
  core().reply = {ok, static_cast<uint32_t>(code), reinterpret_cast<const uint8_t*>(answer.data()),
                  static_cast<uint32_t>(answer.size())};
  return static_cast<int>(ok);
}

int fail_without_file() { return fail_with(Status(ErrorCode::kNoArchive)); }

}  // namespace

Reading& begin_reading() {
  bs_core_reset();  // first, so that two archives never need memory at once
  core().reading = std::make_unique<Reading>();
  return *core().reading;
}

Reading* reading() { return core().reading.get(); }

void BlockOut::append(block::Section which, std::span<const std::byte> bytes) {
  bs_block_append(static_cast<uint32_t>(which), bytes.data(), static_cast<uint32_t>(bytes.size()));
}

void BlockOut::clear() { bs_block_clear(); }

void BlockOut::finish(const block::Header& header) {
  static_assert(sizeof(block::SectionPlace) == 2 * sizeof(uint32_t));
  const auto* const places = reinterpret_cast<const uint32_t*>(header.sections);
  bs_block_finish(&header, sizeof(header), places, 2 * block::kSectionCount, header.size_bytes);
}

int answer_with(std::string text) {
  core().answer = std::move(text);
  return reply_with(ErrorCode::kOk);
}

int answer_with_info(std::string_view format, const ProfileInput& profile, const ArchiveTotals& totals,
                     const ImportReport& report) {
  ArchiveBuilder builder;  // of no posts: the profile is written as that of any archive
  builder.set_profile(profile);
  const Result<Archive> with_profile = builder.finish();
  if (!with_profile.ok()) return fail_with(with_profile.status());
  return answer_with(info_json(format, with_profile.value(), totals, report));
}

int fail_with(const Status& status) {
  std::string& answer = core().answer;
  answer.clear();
  JsonWriter writer(answer);
  writer.begin_object();
  writer.member("code", id_of(status.code()));
  writer.member("message", std::string_view(status.message()));
  writer.end_object();
  return reply_with(status.code());
}

}  // namespace backscroll

using backscroll::core;

const BsCoreReply* bs_core_reply() { return &core().reply; }

uint32_t bs_core_version() { return static_cast<uint32_t>(backscroll::kArchiveVersion); }

void bs_core_begin() {
  backscroll::Reading& reading = backscroll::begin_reading();
  reading.reader = std::make_unique<backscroll::Importer>(reading.block);
}

uint8_t* bs_core_space(uint32_t size_bytes) {
  if (core().reading == nullptr) return nullptr;
  return reinterpret_cast<uint8_t*>(core().reading->reader->space(size_bytes));
}

int bs_core_take(uint32_t size_bytes) {
  if (core().reading == nullptr) return backscroll::fail_without_file();
  const backscroll::Status status = core().reading->reader->take(size_bytes);
  if (status.ok()) return backscroll::answer_with({});
  core().reading.reset();
  return backscroll::fail_with(status);
}

int bs_core_finish() {
  if (core().reading == nullptr) return backscroll::fail_without_file();
  const std::unique_ptr<backscroll::Reading> reading = std::move(core().reading);
  backscroll::FileReader& reader = *reading->reader;
  const backscroll::Status status = reader.finish();
  if (!status.ok()) return backscroll::fail_with(status);
  const backscroll::Collector& collector = reader.collector();
  return backscroll::answer_with_info(reader.format(), collector.profile(), collector.totals(),
                                      collector.report());
}

void bs_core_reset() {
  core().reading.reset();
  core().answer = std::string();
  core().reply = {};
}
