// json_cursor: one pass over the bytes. Texts without escapes are not copied, and their plain letters are looked at
// eight at a time.
#include "import/json/json_cursor.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <limits>

#include "base/lanes.h"
#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr std::string_view kAValue = "a value";
constexpr std::string_view kAValueOrEnd = "a value or \"]\"";
constexpr std::string_view kAName = "a name in double quotes";
constexpr std::string_view kANameOrEnd = "a name in double quotes or \"}\"";
constexpr std::string_view kColon = "\":\"";
constexpr std::string_view kCommaOrListEnd = "\",\" or \"]\"";
constexpr std::string_view kCommaOrObjectEnd = "\",\" or \"}\"";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// All bits of each byte that is no plain letter of a text: a quotation mark, a backslash, a control character, or part
// of a letter outside ASCII, which is below zero here.
std::array<uint64_t, 2> special_bytes(const char* at) {
  const Lanes bytes = lanes_at(at);
  return halves_of((bytes < ' ') | (bytes == '"') | (bytes == '\\'));
}

}  // namespace

bool JsonCursor::fail(JsonFault::Kind kind, const char* at, std::string_view what) {
  if (is_good()) fault_ = {kind, static_cast<size_t>(at - begin_), what};
  return false;
}

JsonKind JsonCursor::kind() {
  if (!is_good()) return JsonKind::kNull;
  switch (at_ == end_ ? '\0' : *at_) {
    case '"': return JsonKind::kText;
    case '{': return JsonKind::kObject;
    case '[': return JsonKind::kArray;
    case 't': return word("true", JsonKind::kTrue);
    case 'f': return word("false", JsonKind::kFalse);
    case 'n': return word("null", JsonKind::kNull);
    default: break;
  }
  if (number_ != at_ || number_end_ == nullptr) {
    number_kind_ = number();
    number_ = at_;
    number_end_ = value_end_;
  }
  value_end_ = number_end_;
  return number_kind_;
}

JsonKind JsonCursor::word(std::string_view expected, JsonKind kind) {
  const auto left = std::string_view(at_, static_cast<size_t>(end_ - at_)).substr(0, expected.size());
  if (left != expected) return no_value(at_ + left.size() == end_ && expected.starts_with(left));
  value_end_ = at_ + expected.size();
  return kind;
}

// Looks at it; at_ stays where it is.
JsonKind JsonCursor::number() {
  const char* const begin = at_;
  const bool is_negative = at_ != end_ && *at_ == '-';
  if (is_negative) ++at_;
  const bool has_leading_zero = end_ - at_ > 1 && *at_ == '0' && is_digit(at_[1]);
  const char* const digits = at_;
  uint64_t size = 0;  // of the number, while it has not too many digits
  for (; at_ != end_ && is_digit(*at_); ++at_) size = size * 10 + static_cast<uint64_t>(*at_ - '0');
  const auto digit_count = at_ - digits;
  bool is_right = digit_count > 0 && !has_leading_zero;
  bool is_whole = true;
  if (is_right && at_ != end_ && *at_ == '.') {
    is_whole = false;
    ++at_;
    is_right = skip_digits();
  }
  if (is_right && at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
    is_whole = false;
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    is_right = skip_digits();
  }
  value_end_ = at_;
  at_ = begin;
  if (!is_right) return no_value(value_end_ == end_ && !has_leading_zero);
  if (!is_whole) return JsonKind::kOtherNumber;
  if (digit_count <= std::numeric_limits<int64_t>::digits10) {
    integer_ = is_negative ? -static_cast<int64_t>(size) : static_cast<int64_t>(size);
    return JsonKind::kInteger;
  }
  const bool fits = std::from_chars(begin, value_end_, integer_).ec == std::errc();
  return fits ? JsonKind::kInteger : JsonKind::kOtherNumber;
}

JsonKind JsonCursor::no_value(bool is_cut) {
  fail(is_cut ? JsonFault::Kind::kEnd : JsonFault::Kind::kUnexpected, at_,
       may_list_end_ ? kAValueOrEnd : kAValue);
  return JsonKind::kNull;
}

bool JsonCursor::skip_digits() {
  const char* const first = at_;
  while (at_ != end_ && is_digit(*at_)) ++at_;
  return at_ != first;
}

bool JsonCursor::take_integer(int64_t& number) {
  const char* at = at_;
  uint64_t value = 0;
  for (; at != end_ && is_digit(*at); ++at) value = value * 10 + static_cast<uint64_t>(*at - '0');
  const auto digits = at - at_;
  const bool has_plain_end = at != end_ && (*at == ',' || *at == '}');
  const bool is_plain = has_plain_end && digits > 0 && digits <= std::numeric_limits<int64_t>::digits10 &&
                        (digits == 1 || *at_ != '0');
  if (is_plain && is_good()) {  // as nearly all of them are
    at_ = at;
    number = static_cast<int64_t>(value);
    return true;
  }
  if (kind() != JsonKind::kInteger) return false;
  at_ = value_end_;
  number = integer_;
  return true;
}

// Of what is in the buffer.
std::string_view JsonCursor::shown_text() {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string shown;
  for (size_t i = 0; i < text_buffer_.size(); ++i) {
    const bool is_half_pair = is_half_pair_at(text_buffer_, i);
    if (text_buffer_[i] != '\0' && !is_half_pair) {
      shown += text_buffer_[i];
      continue;
    }
    shown += kReplacement;
    if (is_half_pair) i += kHalfPairBytes - 1;
    (is_half_pair ? has_met_half_pair_ : has_met_zero_) = true;
  }
  text_buffer_ = std::move(shown);
  return text_buffer_;
}

std::string_view JsonCursor::exact_text() {
  std::string_view read;
  has_text_odd_ = false;
  if (is_text()) return read_text(text_buffer_, read) ? read : std::string_view();
  const JsonKind which = kind();
  if (which == JsonKind::kArray || which == JsonKind::kObject) give_up();
  if (!is_good()) return {};
  read = {at_, static_cast<size_t>(value_end_ - at_)};
  at_ = value_end_;
  return read;
}

// Not deep: enter() stops at kDeepestJson levels.
std::string_view JsonCursor::skip() {  // NOLINT(misc-no-recursion)
  const char* const begin = at_;
  std::string_view name;
  switch (kind()) {
    case JsonKind::kText:
      if (!read_text(text_buffer_, name)) return {};
      break;
    case JsonKind::kObject:
      for (enter(); next_member(name);) skip();
      break;
    case JsonKind::kArray:
      for (enter(); next_element();) skip();
      break;
    default:
      if (is_good()) at_ = value_end_;
  }
  return {begin, static_cast<size_t>(at_ - begin)};
}

void JsonCursor::enter() {
  if (!is_good()) return;
  if (depth_ == kDeepestJson) {
    fail(JsonFault::Kind::kTooDeep, at_);
    return;
  }
  ++depth_;
  ++at_;
  is_first_ = true;
}

// Goes to the next element, or past the bracket that ends them.
bool JsonCursor::next(char bracket) {
  if (!is_good()) return false;
  skip_space();
  may_list_end_ = is_first_;
  is_first_ = false;
  if (take(bracket)) {
    --depth_;
    may_list_end_ = false;
    return false;
  }
  if (!may_list_end_ && !take(',')) return unexpected(bracket == ']' ? kCommaOrListEnd : kCommaOrObjectEnd);
  skip_space();
  return true;
}

bool JsonCursor::next_element() { return next(']'); }

bool JsonCursor::next_spaced_name() {
  if (!next('}')) return false;
  const bool may_end = may_list_end_;
  may_list_end_ = false;
  return (at_ != end_ && *at_ == '"') || unexpected(may_end ? kANameOrEnd : kAName);
}

bool JsonCursor::take_spaced_colon() {
  skip_space();
  if (!take(':')) return unexpected(kColon);
  skip_space();
  return true;
}

// The text between two quotation marks, without its escapes.
bool JsonCursor::read_text(std::string& buffer, std::string_view& read) {
  const char* begin = ++at_;
  bool is_copied = false;
  for (;;) {
    skip_plain();
    if (at_ == end_) return fail(JsonFault::Kind::kEnd, at_);
    if (*at_ == '"') break;
    if (*at_ != '\\') {
      if (!letter()) return false;
      continue;
    }
    if (!is_copied) buffer.clear();
    is_copied = true;
    buffer.append(begin, static_cast<size_t>(at_ - begin));
    if (!escape(buffer)) return false;
    begin = at_;
  }
  if (is_copied) buffer.append(begin, static_cast<size_t>(at_ - begin));
  read = is_copied ? std::string_view(buffer) : std::string_view(begin, static_cast<size_t>(at_ - begin));
  ++at_;
  return true;
}

// Files that are laid out for people are a third indents.
void JsonCursor::skip_long_space() {
  constexpr uint64_t kEightSpaces = 0x2020202020202020;
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) {
    ++at_;
    for (uint64_t word = 0; end_ - at_ >= 8; at_ += 8) {
      std::memcpy(&word, at_, 8);
      if (word == kEightSpaces) continue;
      at_ += __builtin_ctzll(word ^ kEightSpaces) / 8;
      break;
    }
  }
}

void JsonCursor::skip_plain() {
  for (; end_ - at_ >= 16; at_ += 16) {
    const auto special = special_bytes(at_);
    if ((special[0] | special[1]) == 0) continue;
    at_ += special[0] != 0 ? std::countr_zero(special[0]) / 8 : 8 + std::countr_zero(special[1]) / 8;
    return;
  }
  while (at_ != end_ && *at_ != '"' && *at_ != '\\' && static_cast<uint8_t>(*at_) - 0x20u < 0x60u) ++at_;
}

// Those that are not ASCII, up to the next one that is.
bool JsonCursor::letter() {
  constexpr std::string_view kLineEnd = "a text is not closed before the end of its line";
  constexpr std::string_view kControl = "a text holds a control character; write it as \\u and four digits";
  if (static_cast<uint8_t>(*at_) < 0x80)
    return fail(JsonFault::Kind::kText, at_, *at_ == '\n' || *at_ == '\r' ? kLineEnd : kControl);
  at_ += letters_run({at_, static_cast<size_t>(end_ - at_)}, 0);
  if (at_ == end_ || static_cast<uint8_t>(*at_) < 0x80) return true;
  return fail(JsonFault::Kind::kText, at_, "these bytes are not UTF-8; save the file as UTF-8");
}

bool JsonCursor::escape(std::string& buffer) {
  if (end_ - at_ < 2) return fail(JsonFault::Kind::kEnd, end_);
  switch (at_[1]) {
    case '"':
    case '\\':
    case '/': buffer += at_[1]; break;
    case 'b': buffer += '\b'; break;
    case 'f': buffer += '\f'; break;
    case 'n': buffer += '\n'; break;
    case 'r': buffer += '\r'; break;
    case 't': buffer += '\t'; break;
    default: return unicode(buffer);
  }
  at_ += 2;
  return true;
}

bool JsonCursor::unicode(std::string& buffer) {
  constexpr std::ptrdiff_t kSize = 6;  // of one with its four digits
  if (at_[1] != 'u') return fail(JsonFault::Kind::kText, at_, "this \\ begins no escape that JSON knows");
  uint32_t code = 0;
  if (!four_digits(at_, code)) return false;
  at_ += kSize;
  if (code >= 0xD800 && code <= 0xDBFF && end_ - at_ >= 2 && at_[0] == '\\' && at_[1] == 'u') {
    uint32_t low = 0;
    if (!four_digits(at_, low)) return false;
    if (low >= 0xDC00 && low <= 0xDFFF) {
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      at_ += kSize;
    }
  }
  const bool is_half_pair = code >= 0xD800 && code <= 0xDFFF;
  has_text_odd_ = has_text_odd_ || code == 0 || is_half_pair;
  if (is_half_pair)
    append_half_pair(buffer, code);
  else
    append_utf8(buffer, code);
  return true;
}

// Of the escape that begins there.
bool JsonCursor::four_digits(const char* at, uint32_t& code) {
  constexpr std::ptrdiff_t kSize = 4;
  const char* const digits = at + 2;
  const char* const end = digits + std::min(kSize, end_ - digits);
  const char* const read = std::from_chars(digits, end, code, 16).ptr;
  if (read == digits + kSize) return true;
  if (read == end) return fail(JsonFault::Kind::kEnd, end_);
  return fail(JsonFault::Kind::kText, at, "\\u needs four hexadecimal digits");
}

}  // namespace backscroll
