// json_fields: the plain kinds of value.
#include "import/json_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/time.h"

namespace backscroll {
namespace {

// A JSON number with a fraction or an exponent, near enough for a duration. The library's own functions for this bring
// their own arithmetic of 128 bits along.
double number_from_token(std::string_view token) {
  const size_t mantissa_size = std::min(token.find_first_of("eE"), token.size());
  double number = 0;
  int decimals = 0;
  bool is_fraction = false;
  for (const char c : token.substr(0, mantissa_size)) {
    if (c == '.') is_fraction = true;
    if (c < '0' || c > '9') continue;
    number = number * 10 + (c - '0');
    decimals += is_fraction ? 1 : 0;
  }
  std::string_view exponent_text = token.substr(std::min(mantissa_size + 1, token.size()));
  if (exponent_text.starts_with('+')) exponent_text.remove_prefix(1);
  int exponent = 0;
  const auto error =
      std::from_chars(exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent).ec;
  if (error == std::errc::result_out_of_range) return 0;  // the parser refuses what is too large
  constexpr int kLargestExponent = 400;                   // more than any double has
  const int places = std::clamp(exponent, -kLargestExponent, kLargestExponent) - decimals;
  for (int i = 0; i < places; ++i) number *= 10;
  for (int i = 0; i > places; --i) number /= 10;
  return token.starts_with('-') ? -number : number;
}

}  // namespace

bool read_text(JsonValue value, std::string& text) {
  if (value.is_text()) text = value.text();
  return value.is_text();
}

bool read_id(JsonValue value, std::string& id) {
  switch (value.kind()) {
    case JsonKind::kText:
    case JsonKind::kOtherNumber: id = value.text(); return true;
    case JsonKind::kInteger: id = std::to_string(value.integer()); return true;
    default: return false;
  }
}

bool read_boolean(JsonValue value, bool& truth) {
  truth = value.kind() == JsonKind::kTrue;
  return truth || value.kind() == JsonKind::kFalse;
}

bool read_seconds(JsonValue value, uint32_t& millis) {
  const bool is_number = value.is_integer() || value.kind() == JsonKind::kOtherNumber;
  if (!is_number) return false;
  const double seconds =
      value.is_integer() ? static_cast<double>(value.integer()) : number_from_token(value.text());
  const double rounded = std::round(seconds * kMillisPerSecond);
  if (!(rounded >= 0 && rounded <= std::numeric_limits<uint32_t>::max())) return false;
  millis = static_cast<uint32_t>(rounded);
  return true;
}

bool read_uint32(JsonValue value, uint32_t least, uint32_t& number) {
  const bool fits = value.is_integer() && value.integer() >= int64_t{least} &&
                    value.integer() <= int64_t{std::numeric_limits<uint32_t>::max()};
  if (fits) number = static_cast<uint32_t>(value.integer());
  return fits;
}

}  // namespace backscroll
