// json_scanner: the fast way through JSON in which nothing is unusual. What is wrong with a file, and where, is told by
// json_parser, which is several times slower.
#pragma once

#include <string_view>

#include "import/json_parser.h"

namespace backscroll {

// Tells the sink what parse_json() would tell it. False when something is unusual: an error, or a number that only a
// library can judge. The sink was told the beginning then and is of no more use: begin anew with parse_json().
bool scan_json(std::string_view bytes, JsonSink& sink);

}  // namespace backscroll
