// core_state: what the calls of core_api and import_api share: the one reply.
#pragma once

#include <string>
#include <string_view>

#include "archive/builder.h"
#include "base/status.h"
#include "import/report/import_report.h"

namespace backscroll {

// Each fills the reply and returns its `ok`.
int answer_with(std::string text);
int answer_with_info(std::string_view format, const ProfileInput& profile, const ArchiveTotals& totals,
                     const ImportReport& report);
int fail_with(const Status& status);

}  // namespace backscroll
