// glyph_codes: ImGui finds glyphs by one code point; a user-perceived character may have several. Clusters get codes of
// their own from the private use area, and everything above U+FFFF too: ImGui keeps arrays up to the highest code point
// in use, 0.8 MB a font size for a single emoji otherwise.
#pragma once

#include <string_view>

#include "imgui.h"

namespace backscroll {

ImWchar glyph_code_of_cluster(std::string_view cluster);
// What to draw for a code: empty for invisible ones. Valid until the next call for a plain code point.
std::string_view text_of_glyph_code(ImWchar code);

}  // namespace backscroll
