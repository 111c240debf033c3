// fold: makes texts comparable without regard to case: simple folding for ASCII, Latin, Greek and Cyrillic letters.
// Accents stay; other scripts have no case or stay as they are.
#pragma once

#include <string>
#include <string_view>

namespace backscroll {

char32_t folded(char32_t code_point);
// Appends the folded text. Malformed bytes become U+FFFD.
void append_folded(std::string& to, std::string_view text);

}  // namespace backscroll
