// display_text: what is shown of a text: links as their display form, everything else as it is; and which addresses in
// it may be opened. What is copied is the text itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"

namespace backscroll {

struct DisplayText {
  std::string text;
  std::vector<Entity> entities;  // moved to their places in `text`
};

// `entities` as Archive::entities() gives them: sorted and apart from each other.
DisplayText display_text(std::string_view text, std::vector<Entity> entities);

// Without scheme and "www.", cut to 30 characters with "…".
std::string short_address(std::string_view address);

// A post in brief: the beginning of its text, or of the content warning that covers it; else what it is instead.
std::string brief_text(const Archive& archive, PostIndex row);

// http, https and mailto; everything else stays text.
bool is_safe_address(std::string_view address);
// An address that may be opened in the browser: a safe one, or one relative to the archive.
bool is_openable(std::string_view address);
// The address of the post in the source, if it is one that may be opened; else empty.
std::string_view original_address(const Archive& archive, PostIndex post);

}  // namespace backscroll
