// unknown_file: what is said about a file that no reader takes.
#pragma once

#include <string_view>

#include "base/status.h"

namespace backscroll {

// By its first bytes: JSON, or something that has a sentence of its own. Else nobody knows what it should have been.
bool is_meant_to_be_json(std::string_view bytes);
// `bytes`: its first ones. Never ok.
Status unknown_file(std::string_view bytes);

}  // namespace backscroll
