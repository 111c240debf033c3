// json_writer: escapes what JSON demands and nothing more, so that text stays readable in every script.
#include "import/json/json_writer.h"

#include "base/utf8.h"
#include "import/json/json_cursor.h"

namespace backscroll {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

// Empty when the byte may stand as it is.
std::string_view short_escape(char c) {
  switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\b': return "\\b";
    case '\f': return "\\f";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return {};
  }
}

void append_four_digits(std::string& out, uint32_t code) {
  for (const uint32_t shift : {12u, 8u, 4u, 0u}) out += kHexDigits[code >> shift & 15];
}

void append_escaped(std::string& out, std::string_view text) {
  size_t copied = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<uint8_t>(text[i]);
    const bool is_half_pair = byte == 0xED && is_half_pair_at(text, i);
    if (byte >= 0x20 && byte != '"' && byte != '\\' && !is_half_pair) continue;
    out += text.substr(copied, i - copied);
    if (is_half_pair) {
      append_four_digits(out += "\\u", half_pair_at(text, i));
      i += kHalfPairBytes - 1;
      copied = i + 1;
      continue;
    }
    copied = i + 1;
    const std::string_view escape = short_escape(text[i]);
    if (!escape.empty()) {
      out += escape;
    } else {
      append_four_digits(out += "\\u", byte);
    }
  }
  out += text.substr(copied);
}

}  // namespace

void JsonWriter::begin_value() {
  if (needs_comma_) out_ += ", ";
  needs_comma_ = true;
}

void JsonWriter::begin_object() {
  begin_value();
  out_ += '{';
  needs_comma_ = false;
}

void JsonWriter::end_object() {
  out_ += '}';
  needs_comma_ = true;
}

void JsonWriter::begin_array() {
  begin_value();
  out_ += '[';
  needs_comma_ = false;
}

void JsonWriter::end_array() {
  out_ += ']';
  needs_comma_ = true;
}

void JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ": ";
  needs_comma_ = false;
}

void JsonWriter::text(std::string_view value) {
  begin_value();
  out_ += '"';
  append_escaped(out_, value);
  out_ += '"';
}

void JsonWriter::boolean(bool value) { raw(value ? "true" : "false"); }

void JsonWriter::null() { raw("null"); }

void JsonWriter::raw(std::string_view json) {
  begin_value();
  out_ += json;
}

void JsonWriter::members(std::string_view json) {
  if (json.empty()) return;
  std::string object(1, '{');
  object.append(json).push_back('}');
  JsonCursor cursor(object);
  cursor.skip();
  if (cursor.is_good() && cursor.offset() == object.size()) raw(json);
}

void JsonWriter::line(size_t indent) {
  if (needs_comma_) out_ += ',';
  out_ += '\n';
  out_.append(indent, ' ');
  needs_comma_ = false;
}

}  // namespace backscroll
