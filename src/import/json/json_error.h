// json_error: says in plain words what is wrong with a text that is not JSON, and where.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/status.h"
#include "import/json/text_place.h"

namespace backscroll {

// What the parser knows when it gives up.
struct JsonSyntaxError {
  std::string_view bytes;
  JsonOrigin origin;
  size_t read_bytes = 0;            // more than there are: at the end
  std::string_view last_read_text;  // begins with a token; control characters are written as <U+000A>
  char container = '\0';            // the innermost open bracket
  bool is_after_key = false;
  bool is_number_too_large = false;
};

Status json_syntax_error(const JsonSyntaxError& error);
// A file that has a zero byte at `offset`, outside any text.
Status zero_byte_error(std::string_view bytes, size_t offset, JsonOrigin origin = {});
// `offset` is inside the file: something else belongs there.
Status unexpected_error(std::string_view bytes, size_t offset, std::string_view expected,
                        JsonOrigin origin = {});
// What stands there, shortened, for a sentence: "<" or the text "Hello", with the quotation marks.
std::string found_at(std::string_view bytes, size_t offset);
std::string shortened(std::string_view text);

}  // namespace backscroll
