// json_writer: appends JSON to a string, in one line unless line() is called. Puts the commas; whoever calls it sees
// to it that objects and arrays are closed.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace backscroll {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);

  void text(std::string_view value);
  void boolean(bool value);
  void null();
  // A number or any other value that is JSON already.
  void raw(std::string_view json);
  template <std::integral Number>
  void number(Number value) {
    raw(std::to_string(value));
  }

  // The members of an object without its braces, as they are kept of fields that we do not know.
  void members(std::string_view json);
  // What follows stands on a line of its own.
  void line(size_t indent);

  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  template <std::integral Number>
  void member(std::string_view name, Number value) {
    key(name);
    number(value);
  }

 private:
  void begin_value();

  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace backscroll
