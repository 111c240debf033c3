// json_fields: the plain kinds of value.
#include "import/json_fields.h"

#include <limits>

namespace backscroll {

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

bool read_uint32(JsonValue value, uint32_t least, uint32_t& number) {
  const bool fits = value.is_integer() && value.integer() >= int64_t{least} &&
                    value.integer() <= int64_t{std::numeric_limits<uint32_t>::max()};
  if (fits) number = static_cast<uint32_t>(value.integer());
  return fits;
}

}  // namespace backscroll
