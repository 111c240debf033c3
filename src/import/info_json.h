// info_json: what an archive holds and what its import met, as one JSON object. The answer to `cli.mjs info`, but for
// the threads, which this room may not ask for.
#pragma once

#include <string>
#include <string_view>

#include "archive/archive.h"
#include "archive/builder.h"
#include "import/report/import_report.h"

namespace backscroll {

// Of `with_profile` nothing but the profile is looked at.
std::string info_json(std::string_view format, const Archive& with_profile, const ArchiveTotals& totals,
                      const ImportReport& report);

}  // namespace backscroll
