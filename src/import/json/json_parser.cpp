// json_parser: the SAX interface of nlohmann_json on one side, JsonSink on the other. No other file includes the
// library. It is built without exceptions: errors come through parse_error().
#include "import/json/json_parser.h"

#include <array>
#include <charconv>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "import/json/json_cursor.h"
#include "import/json/json_error.h"
#include "import/json/text_place.h"

namespace backscroll {
namespace {

// Reads bytes and writes down, where the sink can see it, how far it has come.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** position) : at_(at), position_(position) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *position_ = ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    const CountingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char** position_;
};

}  // namespace

// Outside the unnamed namespace for the sake of its friend.
class JsonEvents {
 public:
  using Json = nlohmann::json;
  // What basic_json::sax_parse() uses, without the readers of binary formats that come with it.
  using Adapter = nlohmann::detail::iterator_input_adapter<CountingIterator>;
  using Parser = nlohmann::detail::parser<Json, Adapter>;

  JsonEvents(std::string_view bytes, JsonSink& sink, JsonOrigin origin)
      : bytes_(bytes), sink_(sink), origin_(origin), position_(bytes.data()) {}

  Status run() {
    const CountingIterator begin(bytes_.data(), &position_);
    const CountingIterator end(bytes_.data() + bytes_.size(), &position_);
    Parser parser(Adapter(begin, end), nullptr, false);
    const bool is_complete = parser.sax_parse(this);
    // The library takes a zero byte for the end of the input.
    if (is_complete && offset() < bytes_.size()) status_ = zero_byte_error(bytes_, offset() - 1, origin_);
    return status_;
  }
  size_t offset() const { return static_cast<size_t>(position_ - bytes_.data()); }

  bool null() { return value(sink_.null()); }
  bool boolean(bool value_read) { return value(sink_.boolean(value_read)); }
  bool number_integer(int64_t number) { return value(sink_.integer(number)); }
  bool number_unsigned(uint64_t number) {
    if (number <= INT64_MAX) return value(sink_.integer(static_cast<int64_t>(number)));
    std::array<char, 20> digits;
    const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number);
    return value(sink_.other_number({digits.data(), static_cast<size_t>(end - digits.data())}));
  }
  bool number_float(double, const std::string& token) { return value(sink_.other_number(token)); }
  bool string(std::string& text) { return value(sink_.text(text)); }
  bool binary(Json::binary_t&) { return false; }  // JSON has none
  bool start_object(size_t) { return open('{') && sink_.begin_object(); }
  bool key(std::string& name) {
    is_after_key_ = true;
    return sink_.key(name);
  }
  bool end_object() { return close() && sink_.end_object(); }
  bool start_array(size_t) { return open('[') && sink_.begin_array(); }
  bool end_array() { return close() && sink_.end_array(); }

  bool parse_error(size_t position, const std::string& last_read_text, const Json::exception& exception) {
    constexpr int kNumberOverflow = 406;
    status_ = json_syntax_error({.bytes = bytes_,
                                 .origin = origin_,
                                 .read_bytes = position,
                                 .last_read_text = last_read_text,
                                 .container = depth_ == 0 ? '\0' : containers_[depth_ - 1],
                                 .is_after_key = is_after_key_,
                                 .is_number_too_large = exception.id == kNumberOverflow});
    return false;
  }

 private:
  bool value(bool goes_on) {
    is_after_key_ = false;
    return goes_on;
  }

  bool open(char bracket) {
    is_after_key_ = false;
    if (depth_ == kDeepestJson) {
      const std::string what = "more than " + std::to_string(kDeepestJson) + " levels of brackets";
      status_ = Status(ErrorCode::kTooDeep, located(origin_.place_of(bytes_, offset() - 1), what));
      return false;
    }
    containers_[depth_++] = bracket;
    return true;
  }

  bool close() {
    --depth_;
    return true;
  }

  std::string_view bytes_;
  JsonSink& sink_;
  JsonOrigin origin_;
  const char* position_;
  std::array<char, kDeepestJson> containers_ = {};
  size_t depth_ = 0;
  bool is_after_key_ = false;
  Status status_;
};

namespace {

class NullSink final : public JsonSink {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool integer(int64_t) override { return true; }
  bool other_number(std::string_view) override { return true; }
  bool text(std::string_view) override { return true; }
  bool begin_object() override { return true; }
  bool key(std::string_view) override { return true; }
  bool end_object() override { return true; }
  bool begin_array() override { return true; }
  bool end_array() override { return true; }
};

}  // namespace

Status parse_json(std::string_view bytes, JsonSink& sink) { return JsonEvents(bytes, sink, {}).run(); }

JsonTrouble find_json_trouble(std::string_view bytes, JsonOrigin origin) {
  NullSink sink;
  JsonEvents events(bytes, sink, origin);
  Status status = events.run();
  if (status.ok()) {
    const std::string what = "a value of more bytes than can be read";
    status = Status(ErrorCode::kNotJson, located(origin.place, what));
  }
  return {std::move(status), events.offset()};
}

}  // namespace backscroll
