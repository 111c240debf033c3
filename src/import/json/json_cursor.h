// json_cursor: goes forward through JSON in memory, once, and keeps nothing: the fast way to read rows in which nothing
// is unusual. At an error, or at something that only a library can judge, it stops being good and says no more: what is
// wrong with a file, and where, is told by json_parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace backscroll {

enum class JsonKind : uint8_t { kNull, kFalse, kTrue, kInteger, kOtherNumber, kText, kArray, kObject };

constexpr size_t kDeepestJson = 64;

class JsonCursor {
 public:
  // `is_normal`: written by a JsonWriter, and no object has a name twice.
  // `depth`: brackets that are open around it.
  explicit JsonCursor(std::string_view json, bool is_normal = false, size_t depth = 0)
      : begin_(json.data()), at_(begin_), end_(begin_ + json.size()), is_normal_(is_normal), depth_(depth) {}

  // False once something was unusual: all that was read is void then.
  bool is_good() const { return is_good_; }
  void give_up() { is_good_ = false; }
  bool is_normal() const { return is_normal_; }
  size_t offset() const { return static_cast<size_t>(at_ - begin_); }
  void rewind(size_t offset) { at_ = begin_ + offset; }
  // Whether there was U+0000 in any text().
  bool has_met_zero() const { return has_met_zero_; }

  // Of the value that comes next. The calls below take it; they must fit its kind.
  JsonKind kind();
  bool is_null() { return kind() == JsonKind::kNull; }
  bool is_text() { return kind() == JsonKind::kText; }
  bool is_integer() { return kind() == JsonKind::kInteger; }
  bool is_array() { return kind() == JsonKind::kArray; }
  bool is_object() { return kind() == JsonKind::kObject; }
  // Of kText, with U+FFFD for U+0000, which many programs take for the end of a text; of kOtherNumber as it was
  // written. Valid until the next text.
  std::string_view text();
  std::string_view exact_text();  // with U+0000
  int64_t integer();
  // Any value. Returns it as it is written.
  std::string_view skip();

  //   for (cursor.enter(); cursor.next_member(name);) ... take the value
  //   for (cursor.enter(); cursor.next_element();) ... take the value
  void enter();
  bool next_member(std::string_view& name);  // the name is valid until the next one
  bool next_element();

  void skip_space() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
  }
  // Takes the letter when it comes next.
  bool take(char letter) {
    if (at_ == end_ || *at_ != letter) return false;
    ++at_;
    return true;
  }

 private:
  bool next(char bracket);
  JsonKind word(std::string_view expected, JsonKind kind);
  JsonKind number();
  bool fraction();
  bool read_text(std::string& buffer, std::string_view& read);
  void skip_plain();
  bool letter();
  bool escape(std::string& buffer);
  bool four_digits(uint32_t& code);
  std::string_view fail() {
    is_good_ = false;
    return {};
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  bool is_normal_;
  bool is_good_ = true;
  bool has_met_zero_ = false;
  bool has_text_zero_ = false;  // the text read last
  bool is_first_ = true;        // of an object or a list
  size_t depth_;
  const char* value_end_ = nullptr;  // of a number or a word that kind() has looked at
  int64_t integer_ = 0;
  std::string text_buffer_;
  std::string name_buffer_;
};

}  // namespace backscroll
