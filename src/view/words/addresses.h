// addresses: which of the addresses in an archive may be opened.
#pragma once

#include <string_view>

#include "archive/archive.h"

namespace backscroll {

// http, https and mailto; everything else stays text.
bool is_safe_address(std::string_view address);
// An address that may be opened in the browser: a safe one, or one relative to the archive.
bool is_openable(std::string_view address);
// The address of the post in the source, if it is one that may be opened; else empty.
std::string_view original_address(const Archive& archive, PostIndex post);

}  // namespace backscroll
