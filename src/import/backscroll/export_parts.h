// export_parts: the values that objects of the format are made of, and what a post carries besides its text. Private to
// the export.
#pragma once

#include <span>
#include <string_view>

#include "archive/kind_ids.h"
#include "import/json/json_writer.h"

namespace backscroll {

// Each leaves the member out when there is nothing to say.
void write_known(JsonWriter& writer, std::string_view name, std::string_view text);
void write_time(JsonWriter& writer, std::string_view name, const KnownTime& time, std::string_view age,
                std::string_view extra);
void write_count(JsonWriter& writer, std::string_view name, Count count, std::string_view extra);

// A detail that the format has as a text, or, when it is decimal, as a number.
struct DetailField {
  std::string_view name;
  Detail detail;
  bool is_number;
};

// An object of details, left out when it would be empty.
void write_part(JsonWriter& writer, std::string_view name, const Archive& archive, PostIndex row,
                std::span<const DetailField> fields, std::string_view extra);

void write_media(JsonWriter& writer, const Archive& archive, PostIndex row);
void write_poll(JsonWriter& writer, const Archive& archive, PostIndex row);
void write_card(JsonWriter& writer, const Archive& archive, PostIndex row);

}  // namespace backscroll
