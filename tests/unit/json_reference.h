// json_reference: JSON as nlohmann_json reads it, for the cursor to be compared with.
#pragma once

#include <string_view>

#include "import/json/json_tree.h"

namespace backscroll::testing {

struct ReferenceTree {
  JsonTree tree;
  bool is_read = false;
  // It is JSON by its grammar, but the library refuses it: a number larger than any double, half of a surrogate pair.
  bool is_refused_value = false;
};

ReferenceTree read_by_library(std::string_view json);

}  // namespace backscroll::testing
