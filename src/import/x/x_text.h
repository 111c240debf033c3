// x_text: texts whose "&", "<" and ">" are written as in HTML, and where each character comes to stand without that.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backscroll {

class PlainText {
 public:
  // Decodes each escape once. What only looks like one stays as it is: old texts hold bare ampersands. A text that is
  // not escaped is taken as it is.
  explicit PlainText(std::string_view escaped, bool is_escaped = true);

  const std::string& text() const { return text_; }
  uint32_t code_points() const { return code_points_; }
  // Where a code point of the escaped text stands in the plain one; of one inside an escape, where that begins.
  uint32_t position_of(uint32_t escaped) const;

 private:
  struct Escape {
    uint32_t begin = 0;  // code points of the escaped text
    uint32_t end = 0;
    uint32_t plain = 0;  // where what it stands for is
  };

  std::string text_;
  uint32_t code_points_ = 0;
  std::vector<Escape> escapes_;
};

}  // namespace backscroll
