// json_error: says in plain words what is wrong with a text that is not JSON, and where.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/status.h"
#include "import/json/json_cursor.h"
#include "import/json/text_place.h"

namespace backscroll {

// `bytes`: what the cursor read. `place`: of the fault in the whole file; at kEnd, of the end of the file.
Status json_error(std::string_view bytes, const JsonFault& fault, TextPlace place);
// `offset` is inside the bytes, and at that place in the file: something else belongs there.
Status unexpected_error(std::string_view bytes, size_t offset, std::string_view expected, TextPlace place);
// Of a text, as much as a sentence can bear.
std::string shortened(std::string_view text);

}  // namespace backscroll
