// Any file is read or refused; what was read comes out again and is read as the same archive, without a row lost.
// However the file is cut into pieces, the same comes of it.
#include <algorithm>

#include "archive_difference.h"
#include "fuzz_support.h"
#include "import/backscroll/backscroll_export.h"
#include "import/importer.h"
#include "import/info_json.h"

namespace {

using namespace backscroll;
using backscroll::fuzz::fail;
using backscroll::fuzz::require;

std::string outcome(const Result<Imported>& result) {
  if (!result.ok()) return result.status().message();
  const Imported& imported = result.value();
  return info_json(imported.format, imported.archive, imported.totals, imported.report) +
         json_from_archive(imported.archive);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size_bytes) {
  const std::string_view file = fuzz::text_of(bytes, size_bytes);
  const Result<Imported> first = import_bytes(file);
  require(outcome(import_bytes(file, size_bytes % 97 + 1)) == outcome(first),
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
