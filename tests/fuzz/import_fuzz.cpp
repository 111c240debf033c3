// Any file is read or refused; what was read comes out again and is read as the same archive, without a row lost.
// However the file is cut into pieces, the same comes of it.
#include <algorithm>
#include <cstring>

#include "archive_difference.h"
#include "fuzz_support.h"
#include "import/backscroll/backscroll_export.h"
#include "import/importer.h"
#include "import/info_json.h"

namespace {

using namespace backscroll;
using backscroll::fuzz::fail;
using backscroll::fuzz::require;

Result<Imported> imported_in_pieces(std::string_view file, size_t piece_bytes) {
  MemorySink memory;
  Importer importer(memory);
  Status status;
  for (size_t at = 0; at < file.size() && status.ok(); at += piece_bytes) {
    const std::string_view piece = file.substr(at, piece_bytes);
    std::memcpy(importer.space(piece.size()), piece.data(), piece.size());
    status = importer.take(piece.size());
  }
  if (status.ok()) status = importer.finish();
  if (!status.ok()) return status;
  Result<Archive> archive = Archive::from_bytes(memory.take_block());
  if (!archive.ok()) return archive.status();
  return Imported{std::move(archive.value()), importer.report(), importer.format()};
}

std::string outcome(const Result<Imported>& result) {
  return result.ok() ? info_json(result.value(), 0) + json_from_archive(result.value().archive)
                     : result.status().message();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size_bytes) {
  const std::string_view file = fuzz::text_of(bytes, size_bytes);
  const Result<Imported> first = import_bytes(file);
  require(outcome(imported_in_pieces(file, size_bytes % 97 + 1)) == outcome(first),
          "what is read depends on how the file is cut");
  if (!first.ok()) {
    require(first.status().code() != ErrorCode::kDamaged, "an import wrote a block that cannot be opened");
    return 0;
  }
  const std::string exported = json_from_archive(first.value().archive);
  const Result<Imported> second = import_bytes(exported);
  if (!second.ok()) fail("an export cannot be read: " + second.status().message() + "\n" + exported);
  if (second.value().report.skipped() > 0) fail("a row is lost:\n" + exported);
  const std::string difference = testing::difference(first.value().archive, second.value().archive);
  if (!difference.empty()) fail(difference + " differs:\n" + exported);
  const std::string again = json_from_archive(second.value().archive);
  if (again != exported) fail("the next export differs:\n" + exported + again);
  return 0;
}
