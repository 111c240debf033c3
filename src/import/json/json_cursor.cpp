// json_cursor: one pass over the bytes. Texts without escapes are not copied, and their plain letters are looked at
// eight at a time.
#include "import/json/json_cursor.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr std::ptrdiff_t kLongestFraction =
    40;  // no number as short as that, with two digits of exponent, is too large

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A bit in each byte that is no plain letter of a text: a quotation mark, a backslash, a control character, or part of
// a letter outside ASCII. Bits above the lowest one may be wrong.
uint64_t special_bytes(uint64_t word) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kTops = 0x8080808080808080;
  const auto zero_bytes = [](uint64_t x) { return (x - kOnes) & ~x; };
  return ((word - kOnes * 0x20) | zero_bytes(word ^ (kOnes * '"')) | zero_bytes(word ^ (kOnes * '\\')) |
          word) &
         kTops;
}

}  // namespace

JsonKind JsonCursor::kind() {
  if (at_ == end_) give_up();
  if (!is_good_) return JsonKind::kNull;
  switch (*at_) {
    case '"': return JsonKind::kText;
    case '{': return JsonKind::kObject;
    case '[': return JsonKind::kArray;
    case 't': return word("true", JsonKind::kTrue);
    case 'f': return word("false", JsonKind::kFalse);
    case 'n': return word("null", JsonKind::kNull);
    default: return number();
  }
}

JsonKind JsonCursor::word(std::string_view expected, JsonKind kind) {
  if (std::string_view(at_, static_cast<size_t>(end_ - at_)).substr(0, expected.size()) != expected)
    give_up();
  value_end_ = at_ + expected.size();
  return kind;
}

// Looks at it; at_ stays where it is.
JsonKind JsonCursor::number() {
  const char* const begin = at_;
  if (*at_ == '-') ++at_;
  const char* const digits = at_;
  while (at_ != end_ && is_digit(*at_)) ++at_;
  const bool has_leading_zero = at_ - digits > 1 && *digits == '0';
  const bool is_whole = at_ == end_ || (*at_ != '.' && *at_ != 'e' && *at_ != 'E');
  if (at_ == digits || has_leading_zero || (!is_whole && !fraction())) give_up();
  value_end_ = at_;
  at_ = begin;
  const bool fits = is_whole && std::from_chars(begin, value_end_, integer_).ec == std::errc();
  if (!fits && value_end_ - begin > kLongestFraction && !is_normal_) give_up();
  return fits ? JsonKind::kInteger : JsonKind::kOtherNumber;
}

// Goes past it. False when it is none, or might be too large for a double.
bool JsonCursor::fraction() {
  const auto digits = [this] {
    const char* const first = at_;
    while (at_ != end_ && is_digit(*at_)) ++at_;
    return at_ - first;
  };
  const char* const begin = at_;
  if (*at_ == '.') {
    ++at_;
    if (digits() == 0) return false;
  }
  if (at_ - begin > kLongestFraction && !is_normal_) return false;
  if (at_ == end_ || (*at_ != 'e' && *at_ != 'E')) return true;
  ++at_;
  if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
  const auto count = digits();
  return count > 0 && (count <= 2 || is_normal_);
}

int64_t JsonCursor::integer() {
  if (kind() != JsonKind::kInteger) return 0;
  at_ = value_end_;
  return integer_;
}

std::string_view JsonCursor::text() {
  const std::string_view read = exact_text();
  if (!has_text_zero_) return read;
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  has_met_zero_ = true;
  std::string shown;
  for (const char c : text_buffer_) {
    if (c == '\0')
      shown += kReplacement;
    else
      shown += c;
  }
  text_buffer_ = std::move(shown);
  return text_buffer_;
}

std::string_view JsonCursor::exact_text() {
  std::string_view read;
  has_text_zero_ = false;
  if (kind() == JsonKind::kText) return read_text(text_buffer_, read) ? read : fail();
  if (!is_good_) return {};
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
      if (!read_text(text_buffer_, name)) return fail();
      break;
    case JsonKind::kObject:
      for (enter(); next_member(name);) skip();
      break;
    case JsonKind::kArray:
      for (enter(); next_element();) skip();
      break;
    default:
      if (is_good_) at_ = value_end_;
  }
  return {begin, static_cast<size_t>(at_ - begin)};
}

void JsonCursor::enter() {
  if (!is_good_) return;
  if (depth_ == kDeepestJson) return give_up();
  ++depth_;
  ++at_;
  is_first_ = true;
}

// Goes to the next element, or past the bracket that ends them.
bool JsonCursor::next(char bracket) {
  if (!is_good_) return false;
  skip_space();
  const bool is_first = is_first_;
  is_first_ = false;
  if (take(bracket)) {
    --depth_;
    return false;
  }
  if (!is_first && !take(',')) {
    give_up();
    return false;
  }
  skip_space();
  return true;
}

bool JsonCursor::next_element() { return next(']'); }

bool JsonCursor::next_member(std::string_view& name) {
  if (!next('}')) return false;
  if (at_ == end_ || *at_ != '"' || !read_text(name_buffer_, name)) {
    give_up();
    return false;
  }
  skip_space();
  if (!take(':')) give_up();
  skip_space();
  return is_good_;
}

// The text between two quotation marks, without its escapes.
bool JsonCursor::read_text(std::string& buffer, std::string_view& read) {
  const char* begin = ++at_;
  bool is_copied = false;
  for (;;) {
    skip_plain();
    if (at_ == end_) return false;
    if (*at_ == '"') break;
    if (*at_ != '\\') {
      if (!letter()) return false;
      continue;
    }
    if (!is_copied) buffer.clear();
    is_copied = true;
    buffer.append(begin, at_);
    if (!escape(buffer)) return false;
    begin = at_;
  }
  if (is_copied) buffer.append(begin, at_);
  read = is_copied ? std::string_view(buffer) : std::string_view(begin, static_cast<size_t>(at_ - begin));
  ++at_;
  return true;
}

void JsonCursor::skip_plain() {
  while (end_ - at_ >= 8) {
    uint64_t word = 0;
    std::memcpy(&word, at_, 8);
    const uint64_t special = special_bytes(word);
    if (special != 0) {
      at_ += __builtin_ctzll(special) / 8;
      return;
    }
    at_ += 8;
  }
  while (at_ != end_ && *at_ != '"' && *at_ != '\\' && static_cast<uint8_t>(*at_) - 0x20u < 0x60u) ++at_;
}

// Those that are not ASCII, up to the next one that is.
bool JsonCursor::letter() {
  if (static_cast<uint8_t>(*at_) < 0x80) return false;  // a control character
  const std::string_view rest(at_, static_cast<size_t>(end_ - at_));
  size_t size = 0;
  while (size < rest.size() && static_cast<uint8_t>(rest[size]) >= 0x80) {
    const size_t letter_size = decode_utf8(rest, size).size_bytes;
    if (letter_size == 1) return false;
    size += letter_size;
  }
  at_ += size;
  return true;
}

bool JsonCursor::escape(std::string& buffer) {
  if (end_ - at_ < 2) return false;
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const size_t which = kNames.find(at_[1]);
  at_ += 2;
  if (which != std::string_view::npos) {
    buffer += kMeanings[which];
    return true;
  }
  uint32_t code = 0;
  if (at_[-1] != 'u' || !four_digits(code)) return false;
  if (code >= 0xD800 && code <= 0xDFFF) {
    uint32_t low = 0;
    if (code > 0xDBFF || end_ - at_ < 2 || at_[0] != '\\' || at_[1] != 'u') return false;
    at_ += 2;
    if (!four_digits(low) || low < 0xDC00 || low > 0xDFFF) return false;
    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
  }
  has_text_zero_ = has_text_zero_ || code == 0;
  append_utf8(buffer, code);
  return true;
}

bool JsonCursor::four_digits(uint32_t& code) {
  if (end_ - at_ < 4) return false;
  const auto [end, error] = std::from_chars(at_, at_ + 4, code, 16);
  at_ += 4;
  return error == std::errc() && end == at_;
}

}  // namespace backscroll
