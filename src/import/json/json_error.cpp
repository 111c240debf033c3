// json_error: the sentences. They quote nothing that a person may have written: an export holds what is not meant for
// others, and sentences end up in logs.
#include "import/json/json_error.h"

#include <algorithm>

#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr size_t kLongestFound = 24;  // code points

bool is_control(char c) { return static_cast<uint8_t>(c) < 0x20; }

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' ||
         c == '+' || c == '.';
}

size_t word_size(std::string_view text) {
  return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), is_word) - text.begin());
}

// What stands there: "<", a text.
std::string found_in(std::string_view rest) {
  const char first = rest.front();
  if (first == '"') return "a text";
  if (is_control(first)) return "control character " + std::to_string(first);
  if (word_size(rest) > 1) return "a word without quotes";
  return "\"" + std::string(rest.substr(0, decode_utf8(rest, 0).size_bytes)) + "\"";
}

std::string_view hint_for(char found) {
  switch (found) {
    case '\'': return "; JSON has double quotes only";
    case '/':
    case '#': return "; JSON has no comments";
    case '<': return "; this looks like a web page, save the archive itself";
    default: return {};
  }
}

Status not_json(TextPlace place, std::string_view what) {
  return Status(ErrorCode::kNotJson, located(place, what));
}

}  // namespace

std::string shortened(std::string_view text) {
  const size_t shown = byte_offset_of_code_point(text, kLongestFound);
  return std::string(text.substr(0, shown)) + (shown < text.size() ? "..." : "");
}

Status unexpected_error(std::string_view bytes, size_t offset, std::string_view expected, TextPlace place) {
  std::string what = "expected ";
  what += expected;
  what += " but found " + found_in(bytes.substr(offset));
  what += hint_for(bytes[offset]);
  return not_json(place, what);
}

Status json_error(std::string_view bytes, const JsonFault& fault, TextPlace place) {
  const bool is_inside = fault.offset < bytes.size() && fault.kind != JsonFault::Kind::kEnd;
  if (is_inside && bytes[fault.offset] == '\0')
    return not_json(place, "found a zero byte; the file is damaged or not a text");
  switch (fault.kind) {
    case JsonFault::Kind::kUnexpected: return unexpected_error(bytes, fault.offset, fault.what, place);
    case JsonFault::Kind::kTooDeep:
      return Status(ErrorCode::kTooDeep,
                    located(place, "more than " + std::to_string(kDeepestJson) + " levels of brackets"));
    case JsonFault::Kind::kNone:
    case JsonFault::Kind::kGivenUp:
    case JsonFault::Kind::kText: return not_json(place, fault.what);
    case JsonFault::Kind::kEnd:
      return not_json(place, "the file ends in the middle; it was cut off, fetch or export it again");
  }
  return Status();
}

}  // namespace backscroll
