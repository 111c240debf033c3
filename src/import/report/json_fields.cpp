// json_fields: the plain kinds of value.
#include "import/report/json_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

#include "base/time.h"
#include "base/utf8.h"

namespace backscroll {
// A JSON number with a fraction or an exponent, near enough for a duration or a large count. The library's own
// functions for this bring their own arithmetic of 128 bits along.
double number_from_token(std::string_view token) {
  const size_t mantissa_size = std::min(token.find_first_of("eE"), token.size());
  double number = 0;
  int decimals = 0;
  bool is_fraction = false;
  constexpr double kEnough = 1e18;  // what comes after says no more than how many digits there are
  for (const char c : token.substr(0, mantissa_size)) {
    if (c == '.') is_fraction = true;
    if (c < '0' || c > '9') continue;
    const bool is_read = number < kEnough;
    if (is_read) number = number * 10 + (c - '0');
    decimals += static_cast<int>(is_fraction) - static_cast<int>(!is_read);
  }
  std::string_view exponent_text = token.substr(std::min(mantissa_size + 1, token.size()));
  if (exponent_text.starts_with('+')) exponent_text.remove_prefix(1);
  int exponent = 0;
  const auto error =
      std::from_chars(exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent).ec;
  constexpr int kLargestExponent = 400;  // more than any double has
  if (error == std::errc::result_out_of_range)
    exponent = exponent_text.starts_with('-') ? INT32_MIN : INT32_MAX;
  const int64_t given = int64_t{exponent} - decimals;
  const auto places = static_cast<int>(std::clamp<int64_t>(given, -kLargestExponent, kLargestExponent));
  for (int i = 0; i < places; ++i) number *= 10;
  for (int i = 0; i > places; --i) number /= 10;
  return token.starts_with('-') ? -number : number;
}

bool read_text(JsonCursor& value, std::string& text) {
  if (!value.is_text()) return false;
  text = value.text();
  return true;
}

void take_name(std::string_view text, std::string& name, FieldNotes& notes) {
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
  if (std::all_of(text.begin(), text.end(), is_plain)) return void(name = text);
  name.clear();
  for (size_t at = 0; at < text.size();) {
    const DecodedCodePoint letter = decode_utf8(text, at);
    if (!is_control(letter.value)) name += text.substr(at, letter.size_bytes);
    at += letter.size_bytes;
  }
  if (name.size() < text.size()) notes.repairs.push_back(RepairReason::kHiddenInName);
}

bool read_name(JsonCursor& value, std::string& name, FieldNotes& notes) {
  if (!value.is_text()) return false;
  take_name(value.text(), name, notes);
  return true;
}

bool read_id(JsonCursor& value, std::string& id) {
  switch (value.kind()) {
    case JsonKind::kText:
    case JsonKind::kOtherNumber: id = value.text(); return true;
    case JsonKind::kInteger: id = std::to_string(value.integer()); return true;
    default: return false;
  }
}

bool read_whole_number(JsonCursor& value, int64_t& number) {
  if (value.take_integer(number)) return number >= 0;
  if (!value.is_text()) return false;
  const std::string_view text = value.text();
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() && number >= 0;
}

bool read_small_number(JsonCursor& value, uint32_t& number) {
  int64_t read = 0;
  if (!read_whole_number(value, read) || read > std::numeric_limits<uint32_t>::max()) return false;
  number = static_cast<uint32_t>(read);
  return true;
}

bool read_loose_time(std::string_view text, KnownTime& time, FieldNotes& notes) {
  const std::optional<LooseTime> read = time_from_text(text);
  if (!read) return false;
  time = read->time;
  if (time.precision == TimePrecision::kInterval) {
    notes.repairs.push_back(RepairReason::kDateOnly);
  } else if (!read->has_offset) {
    notes.repairs.push_back(RepairReason::kNoOffset);
  }
  return true;
}

bool read_boolean(JsonCursor& value, bool& truth) {
  const JsonKind kind = value.kind();
  truth = kind == JsonKind::kTrue;
  return truth || kind == JsonKind::kFalse;
}

bool read_number(JsonCursor& value, double& number) {
  const JsonKind kind = value.kind();
  if (kind != JsonKind::kInteger && kind != JsonKind::kOtherNumber) return false;
  number =
      kind == JsonKind::kInteger ? static_cast<double>(value.integer()) : number_from_token(value.text());
  return true;
}

bool read_seconds(JsonCursor& value, uint32_t& millis) {
  double seconds = 0;
  if (!read_number(value, seconds)) return false;
  const double rounded = std::round(seconds * kMillisPerSecond);
  if (!(rounded >= 0 && rounded <= std::numeric_limits<uint32_t>::max())) return false;
  millis = static_cast<uint32_t>(rounded);
  return true;
}

bool read_uint32(JsonCursor& value, uint32_t least, uint32_t& number) {
  int64_t read = 0;
  if (!value.take_integer(read)) return false;
  const bool fits = read >= int64_t{least} && read <= int64_t{std::numeric_limits<uint32_t>::max()};
  if (fits) number = static_cast<uint32_t>(read);
  return fits;
}

void drop_misplaced_entities(std::vector<EntityInput>& entities, std::string_view text, FieldNotes& notes) {
  if (entities.empty()) return;
  const size_t dropped = keep_usable_entities(entities, count_code_points(text));
  notes.repairs.insert(notes.repairs.end(), dropped, RepairReason::kMisplacedEntity);
}

}  // namespace backscroll
