// text_place: where a byte of a file stands, as people count: lines and columns from 1, columns in code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace backscroll {

struct TextPlace {
  uint64_t line = 1;
  uint64_t column = 1;
};

TextPlace place_of(std::string_view bytes, size_t offset);
// Where the bytes end that begin there.
TextPlace place_after(TextPlace begin, std::string_view bytes);
// "line 3, column 7: what"
std::string located(TextPlace place, std::string_view what);

}  // namespace backscroll
