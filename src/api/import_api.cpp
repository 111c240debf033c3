// import_api: see the header.
#include "api/import_api.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "api/core_api.h"
#include "api/core_state.h"
#include "api/query_json.h"
#include "archive/block_memory.h"
#include "import/backscroll/backscroll_export.h"
#include "import/formats.h"
#include "import/json/json_writer.h"
#include "import/members/members_importer.h"
#include "import/report/json_fields.h"
#include "import/sample_archive.h"
#include "index/threads.h"

namespace backscroll {
namespace {

// The archive that is open, or why there is none.
struct Opened {
  BlockMemory block;  // to be filled
  Result<Archive> archive = Status(ErrorCode::kNoArchive);
};

// What bs_import_members() began, if that is what is being read.
MembersImporter* begun_members = nullptr;

MembersImporter* members() {
  const Reading* const now = reading();
  return now != nullptr && now->reader.get() == begun_members ? begun_members : nullptr;
}

constexpr JsonField<ImportOptions> kOptionFields[] = {
    {"include",
     [](JsonCursor& value, ImportOptions& options, FieldNotes&) {
       if (!value.is_array()) return false;
       for (value.enter(); value.next_element();) {
         if (!value.is_text()) {
           value.skip();
           continue;
         }
         const std::string_view kind = value.text();
         if (kind == "deleted") options.with_deleted = true;
         if (kind == "circle") options.with_circle = true;
         if (kind == "followers") options.with_followers = true;
       }
       return true;
     }},
    {"captured",
     [](JsonCursor& value, ImportOptions& options, FieldNotes&) {
       const auto time = value.is_text() ? time_from_text(value.text()) : std::nullopt;
       if (time) options.captured = time->time;
       return time.has_value();
     }},
};

// What is wrong was written by a program, and is left out.
ImportOptions options_from(std::string_view json) {
  ImportOptions options;
  FieldNotes unused;
  JsonCursor cursor(json);
  if (cursor.is_object()) read_known_members(cursor, kOptionFields, options, unused);
  return options;
}

Opened& opened() {
  static Opened instance;
  return instance;
}

}  // namespace
}  // namespace backscroll

using backscroll::opened;

int bs_import_members(const uint8_t* json, uint32_t size_bytes) {
  const std::string_view text(reinterpret_cast<const char*>(json), size_bytes);
  backscroll::Reading& reading = backscroll::begin_reading();
  auto importer = std::make_unique<backscroll::MembersImporter>(reading.block, backscroll::all_formats(),
                                                                backscroll::options_from(text));
  backscroll::begun_members = importer.get();
  reading.reader = std::move(importer);
  return backscroll::answer_with({});
}

uint32_t bs_import_use(const uint8_t* path, uint32_t path_bytes) {
  const backscroll::MembersImporter* const importer = backscroll::members();
  if (importer == nullptr) return 0;
  return static_cast<uint32_t>(importer->use_of_name({reinterpret_cast<const char*>(path), path_bytes}));
}

uint32_t bs_import_add(const uint8_t* path, uint32_t path_bytes, double file_bytes, int is_chosen) {
  backscroll::MembersImporter* const importer = backscroll::members();
  if (importer == nullptr) return 0;
  std::string name(reinterpret_cast<const char*>(path), path_bytes);
  return static_cast<uint32_t>(importer->add(
      std::move(name), file_bytes >= 0 && file_bytes < 1e18 ? static_cast<uint64_t>(file_bytes) : 0,
      is_chosen != 0));
}

void bs_import_look(uint32_t member, const uint8_t* head, uint32_t size_bytes) {
  backscroll::MembersImporter* const importer = backscroll::members();
  if (importer != nullptr)
    importer->look(member, std::string_view(reinterpret_cast<const char*>(head), size_bytes));
}

int bs_import_plan() {
  backscroll::MembersImporter* const importer = backscroll::members();
  if (importer == nullptr)
    return backscroll::fail_with(backscroll::Status(backscroll::ErrorCode::kNoArchive));
  const backscroll::Status status = importer->plan();
  if (!status.ok()) return backscroll::fail_with(status);
  std::string json;
  backscroll::JsonWriter writer(json);
  writer.begin_object();
  writer.member("format", importer->format());
  writer.key("order");
  writer.begin_array();
  for (const uint32_t member : importer->order()) writer.number(member);
  writer.end_array();
  writer.end_object();
  return backscroll::answer_with(std::move(json));
}

int bs_import_begin(uint32_t member) {
  backscroll::MembersImporter* const importer = backscroll::members();
  if (importer == nullptr || !importer->is_planned())
    return backscroll::fail_with(backscroll::Status(backscroll::ErrorCode::kNoArchive));
  importer->begin_member(member);
  return backscroll::answer_with({});
}

int bs_import_end() {
  backscroll::MembersImporter* const importer = backscroll::members();
  if (importer == nullptr || !importer->is_planned())
    return backscroll::fail_with(backscroll::Status(backscroll::ErrorCode::kNoArchive));
  const backscroll::Status status = importer->end();
  return status.ok() ? backscroll::answer_with({}) : backscroll::fail_with(status);
}

uint32_t bs_import_rows() {
  backscroll::MembersImporter* const importer = backscroll::members();
  if (importer == nullptr || !importer->is_planned()) return 0;
  return static_cast<uint32_t>(importer->collector().report().rows());
}

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
  backscroll::Arrival arrival{.bytes = opened().block.bytes().size()};
  backscroll::Archive::open_in_steps(std::move(opened().block), arrival, opened().archive).finish();
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
