// json_scanner: one pass over the bytes. Texts without escapes are not copied, and their plain letters are looked at
// eight at a time.
#include "import/json_scanner.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string>

#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr size_t kLongestFraction =
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

// Outside the unnamed namespace for the sake of its friend.
class JsonScanner {
 public:
  JsonScanner(std::string_view bytes, JsonSink& sink)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()), sink_(sink) {
    sink_.begin_ = bytes.data();
    sink_.position_ = &at_;
    if (bytes.starts_with("\xEF\xBB\xBF")) at_ += 3;
  }
  ~JsonScanner() { sink_.position_ = &sink_.begin_; }
  JsonScanner(const JsonScanner&) = delete;
  JsonScanner& operator=(const JsonScanner&) = delete;

  bool run() {
    do {
      skip_space();
      if (!value()) return is_stopped_;
      // After a value: the end of its containers, then perhaps another value.
      for (skip_space(); depth_ > 0 && at_ != end_ && *at_ != ','; skip_space()) {
        if (!close()) return is_stopped_;
      }
    } while (depth_ > 0 && next_element());
    return is_stopped_ || (is_good_ && depth_ == 0 && at_ == end_);
  }

 private:
  bool is_in_object() const { return containers_ >> (depth_ - 1) & 1; }
  bool tell(bool goes_on) {
    is_stopped_ = !goes_on;
    return goes_on;
  }
  bool give_up() { return is_good_ = false; }

  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }

  // The comma, and the key where there has to be one.
  bool next_element() {
    if (at_ == end_) return give_up();
    ++at_;
    skip_space();
    return !is_in_object() || key();
  }

  bool key() {
    if (at_ == end_ || *at_ != '"') return give_up();
    std::string_view name;
    if (!text(name) || !tell(sink_.key(name))) return false;
    skip_space();
    if (at_ == end_ || *at_ != ':') return give_up();
    ++at_;
    return true;
  }

  // A whole value, or the beginning of one with elements.
  bool value() {
    for (;;) {
      if (at_ == end_) return give_up();
      switch (*at_) {
        case '"': {
          std::string_view read;
          return text(read) && tell(sink_.text(read));
        }
        case '{':
        case '[': {
          const bool is_object = *at_ == '{';
          if (!open(is_object)) return false;
          skip_space();
          if (at_ != end_ && *at_ == (is_object ? '}' : ']')) return close();
          if (is_object && !key()) return false;
          skip_space();
          continue;
        }
        case 't': return word("true") && tell(sink_.boolean(true));
        case 'f': return word("false") && tell(sink_.boolean(false));
        case 'n': return word("null") && tell(sink_.null());
        default: return number();
      }
    }
  }

  bool open(bool is_object) {
    if (depth_ == kDeepestJson) return give_up();
    ++at_;
    const uint64_t bit = uint64_t{1} << depth_++;
    containers_ = is_object ? containers_ | bit : containers_ & ~bit;
    return tell(is_object ? sink_.begin_object() : sink_.begin_array());
  }

  bool close() {
    const bool is_object = is_in_object();
    if (*at_ != (is_object ? '}' : ']')) return give_up();
    ++at_;
    --depth_;
    return tell(is_object ? sink_.end_object() : sink_.end_array());
  }

  bool word(std::string_view expected) {
    if (std::string_view(at_, static_cast<size_t>(end_ - at_)).substr(0, expected.size()) != expected)
      return give_up();
    at_ += expected.size();
    return true;
  }

  bool number() {
    const char* const begin = at_;
    if (*at_ == '-') ++at_;
    if (at_ == end_ || !is_digit(*at_)) return give_up();
    const bool is_zero = *at_ == '0';
    while (at_ != end_ && is_digit(*at_)) ++at_;
    if (is_zero && at_ - begin > (*begin == '-' ? 2 : 1)) return give_up();  // 012
    const bool is_whole = at_ == end_ || (*at_ != '.' && *at_ != 'e' && *at_ != 'E');
    if (!is_whole && !fraction(begin)) return give_up();
    const std::string_view token(begin, static_cast<size_t>(at_ - begin));
    int64_t whole = 0;
    const bool fits = is_whole && std::from_chars(begin, at_, whole).ec == std::errc();
    if (!fits && token.size() > kLongestFraction) return give_up();
    return tell(fits ? sink_.integer(whole) : sink_.other_number(token));
  }

  // Goes past it. False when it is none, or might be too large for a double.
  bool fraction(const char* begin) {
    const auto digits = [this] {
      const char* const first = at_;
      while (at_ != end_ && is_digit(*at_)) ++at_;
      return at_ - first;
    };
    if (*at_ == '.') {
      ++at_;
      if (digits() == 0) return false;
    }
    if (static_cast<size_t>(at_ - begin) > kLongestFraction) return false;
    if (at_ == end_ || (*at_ != 'e' && *at_ != 'E')) return true;
    ++at_;
    if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    const auto count = digits();
    return count == 1 || count == 2;
  }

  // The text between two quotation marks, without its escapes; `read` is valid until the next one.
  bool text(std::string_view& read) {
    const char* begin = ++at_;
    buffer_.clear();
    for (;;) {
      skip_plain();
      if (at_ == end_) return give_up();
      if (*at_ == '"') break;
      if (*at_ != '\\') {
        if (!letter()) return give_up();
        continue;
      }
      buffer_.append(begin, at_);
      if (!escape()) return give_up();
      begin = at_;
    }
    if (buffer_.empty()) {
      read = {begin, static_cast<size_t>(at_ - begin)};
    } else {
      buffer_.append(begin, at_);
      read = buffer_;
    }
    ++at_;
    return true;
  }

  void skip_plain() {
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

  // One that is not ASCII.
  bool letter() {
    if (static_cast<uint8_t>(*at_) < 0x80) return false;  // a control character
    const std::string_view rest(at_, static_cast<size_t>(std::min<std::ptrdiff_t>(end_ - at_, 4)));
    const DecodedCodePoint decoded = decode_utf8(rest, 0);
    at_ += decoded.size_bytes;
    return decoded.size_bytes > 1;
  }

  bool escape() {
    if (end_ - at_ < 2) return false;
    constexpr std::string_view kNames = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const size_t which = kNames.find(at_[1]);
    at_ += 2;
    if (which != std::string_view::npos) {
      buffer_ += kMeanings[which];
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
    append_utf8(buffer_, code);
    return true;
  }

  bool four_digits(uint32_t& code) {
    if (end_ - at_ < 4) return false;
    const auto [end, error] = std::from_chars(at_, at_ + 4, code, 16);
    at_ += 4;
    return error == std::errc() && end == at_;
  }

  const char* at_;
  const char* end_;
  JsonSink& sink_;
  uint64_t containers_ = 0;  // a bit for each that is open, set for an object
  size_t depth_ = 0;
  bool is_stopped_ = false;  // by the sink
  bool is_good_ = true;
  std::string buffer_;
};

bool scan_json(std::string_view bytes, JsonSink& sink) { return JsonScanner(bytes, sink).run(); }

}  // namespace backscroll
