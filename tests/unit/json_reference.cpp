// json_reference: the library's SAX interface on one side, JsonTree on the other.
#include "json_reference.h"

#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string>

namespace backscroll::testing {
namespace {

class TreeEvents {
 public:
  using Json = nlohmann::json;

  explicit TreeEvents(ReferenceTree& read) : read_(read), tree_(read.tree) {}

  bool null() { return tree_.null(), true; }
  bool boolean(bool value) { return tree_.boolean(value), true; }
  bool number_integer(int64_t number) { return tree_.integer(number), true; }
  bool number_unsigned(uint64_t number) {
    if (number <= INT64_MAX) return number_integer(static_cast<int64_t>(number));
    std::array<char, 20> digits;
    const auto [end, error] = std::to_chars(digits.begin(), digits.end(), number);
    return tree_.other_number({digits.data(), static_cast<size_t>(end - digits.data())}), true;
  }
  bool number_float(double, const std::string& token) { return tree_.other_number(token), true; }
  bool string(const std::string& text) { return tree_.text(text), true; }
  bool binary(const Json::binary_t&) { return false; }  // JSON has none
  bool start_object(size_t) { return open(JsonKind::kObject); }
  bool key(const std::string& name) { return tree_.key(name), true; }
  bool end_object() { return close(); }
  bool start_array(size_t) { return open(JsonKind::kArray); }
  bool end_array() { return close(); }

  bool parse_error(size_t, const std::string&, const Json::exception& exception) {
    constexpr int kNumberOverflow = 406;
    const bool is_half_pair = std::string_view(exception.what()).find("surrogate") != std::string_view::npos;
    read_.is_refused_value = exception.id == kNumberOverflow || is_half_pair;
    return false;
  }

 private:
  bool open(JsonKind kind) {
    if (depth_ == kDeepestJson) return false;
    ++depth_;
    return tree_.begin(kind), true;
  }
  bool close() {
    --depth_;
    return tree_.end(), true;
  }

  ReferenceTree& read_;
  JsonTree& tree_;
  size_t depth_ = 0;
};

}  // namespace

ReferenceTree read_by_library(std::string_view json) {
  ReferenceTree read;
  TreeEvents events(read);
  // The library takes a zero byte for the end of the input.
  const bool has_zero = json.find('\0') != std::string_view::npos;
  read.is_read = !has_zero && nlohmann::json::sax_parse(json.begin(), json.end(), &events);
  return read;
}

}  // namespace backscroll::testing
