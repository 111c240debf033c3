// json_error: works the reason out from the bytes around the place, not from the words of the JSON library.
#include "import/json/json_error.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr size_t kLongestFound = 24;  // code points

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_control(char c) { return static_cast<uint8_t>(c) < 0x20; }

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '-' ||
         c == '+' || c == '.';
}

// Where the bytes begin that end at `end` and that are so long when control characters are written as eight.
size_t begin_of_read(std::string_view bytes, size_t end, size_t escaped_size) {
  constexpr size_t kEscapedControl = 8;
  size_t begin = end;
  for (size_t left = escaped_size; left > 0 && begin > 0;) {
    const size_t size = is_control(bytes[--begin]) ? kEscapedControl : 1;
    left -= std::min(left, size);
  }
  return begin;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_json_number(std::string_view word) {
  const auto skip_digits = [&word] {
    const auto end = std::find_if_not(word.begin(), word.end(), is_digit);
    const auto count = static_cast<size_t>(end - word.begin());
    word.remove_prefix(count);
    return count > 0;
  };
  if (word.starts_with('-')) word.remove_prefix(1);
  if (!skip_digits()) return false;
  if (word.starts_with('.')) {
    word.remove_prefix(1);
    if (!skip_digits()) return false;
  }
  if (word.starts_with('e') || word.starts_with('E')) {
    word.remove_prefix(1);
    if (word.starts_with('-') || word.starts_with('+')) word.remove_prefix(1);
    if (!skip_digits()) return false;
  }
  return word.empty();
}

size_t word_size(std::string_view text) {
  return static_cast<size_t>(std::find_if_not(text.begin(), text.end(), is_word) - text.begin());
}

size_t text_size(std::string_view text) {
  size_t size = 1;
  while (size < text.size() && text[size] != '"') size += text[size] == '\\' ? 2 : 1;
  return size + 1;
}

// Where the first token begins that is none, else the last token. `begin` is where some token begins, and what was
// read ends at `end`.
size_t token_at_fault(std::string_view bytes, size_t begin, size_t end) {
  size_t token = begin;
  for (size_t i = begin; i < end;) {
    if (is_space(bytes[i])) {
      ++i;
      continue;
    }
    token = i;
    const std::string_view rest = bytes.substr(i);
    const std::string_view word = rest.substr(0, word_size(rest));
    const bool is_literal = word == "true" || word == "false" || word == "null";
    if (!word.empty() && !is_literal && !is_json_number(word)) return token;
    i += !word.empty() ? word.size() : bytes[i] == '"' ? text_size(rest) : 1;
  }
  return token;
}

char last_significant(std::string_view text) {
  const auto found = std::find_if_not(text.rbegin(), text.rend(), is_space);
  return found == text.rend() ? '\0' : *found;
}

std::string expectation(const JsonSyntaxError& error, std::string_view before) {
  const char last = last_significant(before);
  const bool is_in_object = error.container == '{';
  if (error.is_after_key && last != ':') return "\":\"";
  if (last == ':') return "a value";
  if (last == ',') return is_in_object ? "a name in double quotes" : "a value";
  if (error.container == '\0') return last == '\0' ? "a value" : "the end of the file";
  if (last == '{' && is_in_object) return "a name in double quotes or \"}\"";
  if (last == '[' && !is_in_object) return "a value or \"]\"";
  return is_in_object ? "\",\" or \"}\"" : "\",\" or \"]\"";
}

struct TextProblem {
  std::string_view what;  // empty: the text is complete
  size_t offset = 0;      // in the token
};

constexpr std::string_view kHalfPair = "half of a surrogate pair stands alone";

// The value of "\u" and four digits at the offset, negative if it is none.
int32_t unicode_escape(std::string_view token, size_t offset) {
  constexpr size_t kSize = 6;
  const std::string_view escape = token.substr(std::min(offset, token.size()), kSize);
  if (escape.size() < kSize || !escape.starts_with("\\u")) return -1;
  uint32_t value = 0;
  const char* const end = escape.data() + escape.size();
  return std::from_chars(escape.data() + 2, end, value, 16).ptr == end ? static_cast<int32_t>(value) : -1;
}

// Reads the escape at the offset. Moves the offset past it, or says what is wrong.
std::string_view escape_problem(std::string_view token, size_t& offset) {
  const char kind = offset + 1 < token.size() ? token[offset + 1] : '\0';
  if (kind != 'u') {
    if (std::string_view("\"\\/bfnrt").find(kind) == std::string_view::npos)
      return "this \\ begins no escape that JSON knows";
    offset += 2;
    return {};
  }
  const int32_t first = unicode_escape(token, offset);
  if (first < 0) return "\\u needs four hexadecimal digits";
  offset += 6;
  if (first < 0xD800 || first > 0xDFFF) return {};
  const int32_t second = unicode_escape(token, offset);
  if (first > 0xDBFF || second < 0xDC00 || second > 0xDFFF) return kHalfPair;
  offset += 6;
  return {};
}

TextProblem text_problem(std::string_view token) {
  for (size_t i = 1; i < token.size();) {
    const char c = token[i];
    if (c == '"') return {};
    if (c == '\n' || c == '\r') return {"a text is not closed before the end of its line", i};
    if (is_control(c)) return {"a text holds a control character; write it as \\u and four digits", i};
    if (c == '\\') {
      const size_t begin = i;
      const std::string_view what = escape_problem(token, i);
      if (!what.empty()) return {what, begin};
      continue;
    }
    const DecodedCodePoint decoded = decode_utf8(token, i);
    const bool is_malformed = decoded.size_bytes == 1 && static_cast<uint8_t>(c) >= 0x80;
    if (is_malformed) return {"these bytes are not UTF-8; save the file as UTF-8", i};
    i += decoded.size_bytes;
  }
  return {"a text is not closed", 0};
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

Status not_json(std::string_view bytes, size_t offset, std::string_view what, JsonOrigin origin) {
  return Status(ErrorCode::kNotJson, located(origin.place_of(bytes, offset), what));
}

}  // namespace

std::string shortened(std::string_view text) {
  const size_t shown = byte_offset_of_code_point(text, kLongestFound);
  return std::string(text.substr(0, shown)) + (shown < text.size() ? "..." : "");
}

std::string found_at(std::string_view bytes, size_t offset) {
  const std::string_view rest = bytes.substr(offset);
  const char first = rest.front();
  if (first == '"') {
    const std::string_view text = rest.substr(1);
    return "the text \"" + shortened(text.substr(0, text.find_first_of("\"\\\n"))) + "\"";
  }
  if (is_control(first)) return "control character " + std::to_string(first);
  const size_t size = std::max<size_t>(word_size(rest), decode_utf8(rest, 0).size_bytes);
  return "\"" + shortened(rest.substr(0, size)) + "\"";
}

Status unexpected_error(std::string_view bytes, size_t offset, std::string_view expected, JsonOrigin origin) {
  std::string what = "expected ";
  what += expected;
  what += " but found " + found_at(bytes, offset);
  what += hint_for(bytes[offset]);
  return not_json(bytes, offset, what, origin);
}

Status zero_byte_error(std::string_view bytes, size_t offset, JsonOrigin origin) {
  return not_json(bytes, offset, "found a zero byte; the file is damaged or not a text", origin);
}

Status json_syntax_error(const JsonSyntaxError& error) {
  const std::string_view bytes = error.bytes;
  if (error.read_bytes > bytes.size()) {
    return not_json(bytes, bytes.size(),
                    "the file ends in the middle; it was cut off, fetch or export it again", error.origin);
  }
  const size_t last_read = error.read_bytes - 1;
  if (bytes[last_read] == '\0') return zero_byte_error(bytes, last_read, error.origin);
  const size_t begin = begin_of_read(bytes, error.read_bytes, error.last_read_text.size());
  const size_t token_begin = token_at_fault(bytes, begin, error.read_bytes);
  const std::string_view token = bytes.substr(token_begin, error.read_bytes - token_begin);
  if (error.is_number_too_large) {
    return not_json(bytes, token_begin, "the number " + found_at(bytes, token_begin) + " is too large",
                    error.origin);
  }
  if (token.starts_with('"')) {
    const TextProblem problem = text_problem(token);
    if (!problem.what.empty())
      return not_json(bytes, token_begin + problem.offset, problem.what, error.origin);
  }
  return unexpected_error(bytes, token_begin, expectation(error, bytes.substr(0, token_begin)), error.origin);
}

}  // namespace backscroll
