// text_direction: which way a text runs, by its first letter that has a direction (UAX #9, rules P2 and P3).
#pragma once

#include <string_view>

namespace backscroll {

// `otherwise`: the answer for a text without any such letter.
bool is_rtl_text(std::string_view text, bool otherwise = false);

// True when a line of this direction holds letters, or in right-to-left lines digits, of the other one.
bool has_both_directions(std::string_view line, bool is_rtl);

}  // namespace backscroll
