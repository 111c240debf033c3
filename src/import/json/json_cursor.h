// json_cursor: goes forward through JSON in memory, once, and keeps nothing. At the first thing that is wrong it stops
// being good, and says what and where. Reads all that RFC 8259 has, also what some readers refuse: half of a surrogate
// pair, which is shown as U+FFFD as in browsers, and numbers larger than any double.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace backscroll {

enum class JsonKind : uint8_t { kNull, kFalse, kTrue, kInteger, kOtherNumber, kText, kArray, kObject };

constexpr size_t kDeepestJson = 64;

// Why a cursor went no further, and where.
struct JsonFault {
  enum class Kind : uint8_t {
    kNone,
    kGivenUp,     // by who reads
    kEnd,         // there is no more, and there should be
    kUnexpected,  // `what` belongs there
    kText,        // in a text, or of a bracket: `what` is wrong
    kTooDeep,
  };
  Kind kind = Kind::kNone;
  size_t offset = 0;
  std::string_view what = {};  // of a literal
};

class JsonCursor {
 public:
  // `is_normal`: written by a JsonWriter, and no object has a name twice.
  // `depth`: brackets that are open around it.
  explicit JsonCursor(std::string_view json, bool is_normal = false, size_t depth = 0)
      : begin_(json.data()), at_(begin_), end_(begin_ + json.size()), is_normal_(is_normal), depth_(depth) {}

  // False once something was wrong: all that was read is void then.
  bool is_good() const { return fault_.kind == JsonFault::Kind::kNone; }
  const JsonFault& fault() const { return fault_; }
  void give_up() { fail(JsonFault::Kind::kGivenUp, at_); }
  bool is_normal() const { return is_normal_; }
  size_t offset() const { return static_cast<size_t>(at_ - begin_); }
  void rewind(size_t offset) { at_ = begin_ + offset; }
  // Whether there was U+0000 in any text(), or half of a surrogate pair in a text.
  bool has_met_zero() const { return has_met_zero_; }
  bool has_met_half_pair() const { return has_met_half_pair_; }

  // Of the value that comes next. The calls below take it; they must fit its kind.
  JsonKind kind();
  bool is_null() { return begins_with('n') && kind() == JsonKind::kNull; }
  bool is_text() const { return begins_with('"'); }
  bool is_array() const { return begins_with('['); }
  bool is_object() const { return begins_with('{'); }
  // Of kText, with U+FFFD for U+0000, which many programs take for the end of a text, and for half of a surrogate pair;
  // of kOtherNumber as it was written. Valid until the next text.
  std::string_view text() {
    const std::string_view read = exact_text();
    return has_text_odd_ ? shown_text() : read;
  }
  // With U+0000, and with base/utf8.h for halves: for a JsonWriter.
  std::string_view exact_text();
  // False when it is none; nothing is taken then.
  bool take_integer(int64_t& number);
  int64_t integer() {
    int64_t number = 0;
    take_integer(number);
    return number;
  }
  // Any value. Returns it as it is written.
  std::string_view skip();

  //   for (cursor.enter(); cursor.next_member(name);) ... take the value
  //   for (cursor.enter(); cursor.next_element();) ... take the value
  void enter();
  bool next_member(std::string_view& name) { return next_name() && read_name(name); }
  bool next_element();
  // The same in two steps, for who knows what the name may be: to it, then take_name() for each of them, which is false
  // if it is another one (or written with escapes), and read_name() if it was none of them. Valid until the next one.
  bool next_name() {
    if (is_first_ || !is_good() || end_ - at_ < 3 || *at_ != ',') return next_spaced_name();
    const char* const name = at_ + (at_[1] == ' ' ? 2 : 1);
    if (*name != '"') return next_spaced_name();
    at_ = name;  // as most programs write it
    may_list_end_ = false;
    return true;
  }
  bool take_name(std::string_view likely) {
    constexpr size_t kMarks = 2;  // around it
    const size_t size = likely.size();
    if (static_cast<size_t>(end_ - at_) < size + kMarks || at_[size + 1] != '"') return false;
    for (size_t i = 0; i < size; ++i) {  // most differ in their first letter
      if (at_[i + 1] != likely[i]) return false;
    }
    at_ += size + kMarks;
    take_colon();  // if there is none, the cursor is no longer good
    return true;
  }
  bool read_name(std::string_view& name) { return read_text(name_buffer_, name) && take_colon(); }

  void skip_space() {
    if (at_ == end_ || static_cast<uint8_t>(*at_) > ' ') return;
    const bool is_one = *at_ == ' ' && end_ - at_ > 1 && static_cast<uint8_t>(at_[1]) > ' ';
    if (is_one)  // as most programs write it
      ++at_;
    else
      skip_long_space();
  }
  // Takes the letter when it comes next.
  bool take(char letter) {
    if (at_ == end_ || *at_ != letter) return false;
    ++at_;
    return true;
  }

 private:
  // The first letter tells these kinds: what is no value at all is found when it is taken.
  bool begins_with(char letter) const { return is_good() && at_ != end_ && *at_ == letter; }
  bool next(char bracket);
  bool next_spaced_name();
  void skip_long_space();
  JsonKind word(std::string_view expected, JsonKind kind);
  JsonKind no_value(bool is_cut);
  JsonKind number();
  bool skip_digits();
  bool take_colon() {
    if (end_ - at_ < 3 || *at_ != ':') return take_spaced_colon();
    const char* const value = at_ + (at_[1] == ' ' ? 2 : 1);
    if (static_cast<uint8_t>(*value) <= ' ') return take_spaced_colon();
    at_ = value;  // as most programs write it
    return true;
  }
  bool take_spaced_colon();
  bool read_text(std::string& buffer, std::string_view& read);
  std::string_view shown_text();
  void skip_plain();
  bool letter();
  bool escape(std::string& buffer);
  bool unicode(std::string& buffer);
  bool four_digits(const char* at, uint32_t& code);
  // Only the first one counts. False.
  bool fail(JsonFault::Kind kind, const char* at, std::string_view what = {});
  // Something else belongs there, unless there is nothing at all.
  bool unexpected(std::string_view what) {
    return fail(at_ == end_ ? JsonFault::Kind::kEnd : JsonFault::Kind::kUnexpected, at_, what);
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  bool is_normal_;
  JsonFault fault_;
  bool has_met_zero_ = false;
  bool has_met_half_pair_ = false;
  bool has_text_odd_ = false;  // the text read last: see text()
  bool is_first_ = true;       // of an object or a list
  bool may_list_end_ = false;  // instead of the value that comes next
  size_t depth_;
  const char* value_end_ = nullptr;  // of a number or a word that kind() has looked at
  const char* number_ = nullptr;     // the last one that it looked at, and its end
  const char* number_end_ = nullptr;
  JsonKind number_kind_ = JsonKind::kNull;
  int64_t integer_ = 0;
  std::string text_buffer_;
  std::string name_buffer_;
};

}  // namespace backscroll
