// What platforms give people, as any bytes: the file is read or refused, however it is cut, and what was read comes out
// as an archive that can be read again.
#include <cstring>

#include "fuzz_support.h"
#include "import/backscroll/backscroll_export.h"
#include "import/formats.h"
#include "import/importer.h"
#include "import/info_json.h"
#include "import/members/members_importer.h"

namespace {

using namespace backscroll;
using backscroll::fuzz::fail;
using backscroll::fuzz::require;

Status read(MembersImporter& importer, std::string_view file, size_t piece_bytes) {
  importer.add("file", file.size(), true);
  importer.look(0, file.substr(0, kSniffedBytes));
  Status status = importer.plan();
  if (!status.ok() || importer.order().empty()) return status;
  importer.begin_member(0);
  for (std::string_view rest = file; !rest.empty() && status.ok();) {
    const std::string_view piece = rest.substr(0, piece_bytes);
    std::memcpy(importer.space(piece.size()), piece.data(), piece.size());
    status = importer.take(piece.size());
    rest.remove_prefix(piece.size());
  }
  if (status.ok()) status = importer.end();
  return status.ok() ? importer.finish() : status;
}

// The sentence of a refusal, or the report and the archive.
std::string outcome(std::string_view file, size_t piece_bytes, bool& is_read) {
  MemorySink memory;
  MembersImporter importer(memory, all_formats(), {true, true, true, time_from_text("2024-02-29")->time});
  const Status status = read(importer, file, piece_bytes);
  is_read = status.ok();
  if (!is_read) return status.message();
  const Result<Archive> archive = Archive::from_bytes(memory.take_block());
  if (!archive.ok()) fail("an import wrote a block that cannot be opened");
  return info_json(importer.format(), archive.value(), importer.collector().totals(),
                   importer.collector().report()) +
         "\n" + json_from_archive(archive.value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size_bytes) {
  const std::string_view file = fuzz::text_of(bytes, size_bytes);
  bool is_read = false;
  const std::string whole = outcome(file, SIZE_MAX, is_read);
  require(outcome(file, size_bytes % 97 + 1, is_read) == whole,
          "what is read depends on how the file is cut");
  if (!is_read) return 0;
  const std::string exported = whole.substr(whole.find('\n') + 1);
  const Result<Imported> again = import_bytes(exported);
  if (!again.ok()) fail("an export cannot be read: " + again.status().message() + "\n" + exported);
  if (again.value().report.skipped() > 0) fail("a row is lost:\n" + exported);
  return 0;
}
