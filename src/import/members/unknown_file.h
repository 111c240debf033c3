// unknown_file: what is said about a file that no reader takes.
#pragma once

#include <string_view>

#include "base/status.h"

namespace backscroll {

// `bytes`: its first ones. Never ok.
Status unknown_file(std::string_view bytes);

}  // namespace backscroll
