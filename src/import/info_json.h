// info_json: what an archive holds and what its import met, as one JSON object. The answer to `cli.mjs info`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "import/importer.h"

namespace backscroll {

// `thread_count`: what index/threads finds, which this room may not ask; none: it is left out.
std::string info_json(const Imported& imported, std::optional<size_t> thread_count = {});

}  // namespace backscroll
