// core_state: the archive that a worker's module keeps, and its answers. One of each in an instance of a module.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "api/core_api.h"
#include "base/status.h"
#include "import/importer.h"

namespace backscroll {

// null: none
std::unique_ptr<Imported>& kept_archive();

inline std::string_view text_from(const uint8_t* bytes, uint32_t size_bytes) {
  return {reinterpret_cast<const char*>(bytes), size_bytes};
}

// Each fills the reply and returns its `ok`.
int keep(Result<Imported> imported);  // answer: its block
int answer_with(std::string text);
int fail_with(const Status& status);
int fail_without_archive();

}  // namespace backscroll
