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
// "line 3, column 7: what"
std::string located(TextPlace place, std::string_view what);

// Finds the lines of ascending offsets without going back to the start each time.
class LineCounter {
 public:
  explicit LineCounter(std::string_view bytes) : bytes_(bytes) {}
  uint64_t line_of(size_t offset);

 private:
  std::string_view bytes_;
  size_t counted_bytes_ = 0;
  uint64_t line_ = 1;
};

}  // namespace backscroll
