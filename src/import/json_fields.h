// json_fields: reads the members of an object by a table of names. What the table does not name, and what cannot be
// read, is kept as text and exported again.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/import_report.h"
#include "import/json_tree.h"
#include "import/json_writer.h"

namespace backscroll {

// What is noted while a post or the profile is read.
struct FieldNotes {
  bool is_in_quote = false;
  std::optional<SkipReason> skip;  // the first reason why this can be no post
  std::vector<RepairReason> repairs;

  void skip_because(SkipReason reason) {
    if (!skip) skip = reason;
  }
  void add_repairs(const FieldNotes& of_a_part) {
    repairs.insert(repairs.end(), of_a_part.repairs.begin(), of_a_part.repairs.end());
  }
};

template <typename Target>
struct JsonField {
  std::string_view name;
  // False when the value cannot be used.
  bool (*read)(JsonValue value, Target& target, FieldNotes& notes);
  RepairReason if_bad = RepairReason::kBadField;
  bool takes_null = false;         // else null is the same as left out
  bool is_always_written = false;  // then a bad value is not kept: the export would have the name twice
};

template <typename Target, size_t kCount>
void read_members(JsonValue object, const JsonField<Target> (&fields)[kCount], Target& target,
                  std::string& extra, FieldNotes& notes) {
  JsonWriter kept(extra);
  const JsonField<Target>* field = fields;
  for (const JsonValue member : object.children()) {
    const std::string_view name = member.key();
    const auto is_named = [name](const JsonField<Target>& known) { return known.name == name; };
    // Most files have their members in the order of the table.
    const JsonField<Target>* const expected = field;
    field = std::find_if(expected, std::end(fields), is_named);
    if (field == std::end(fields)) field = std::find_if(fields, expected, is_named);
    const bool is_known = field != std::end(fields) && is_named(*field);
    if (!is_known) field = expected;
    if (is_known) {
      if (member.is_null() && !field->takes_null) continue;
      if (field->read(member, target, notes)) continue;
      notes.repairs.push_back(field->if_bad);
      if (field->is_always_written) continue;
    }
    kept.key(name);
    member.write(kept);
  }
}

bool read_text(JsonValue value, std::string& text);
// A number is accepted and kept as it is written.
bool read_id(JsonValue value, std::string& id);
bool read_boolean(JsonValue value, bool& truth);
// Seconds, perhaps with a fraction, to the millisecond; at most 49 days, what a uint32_t holds.
bool read_seconds(JsonValue value, uint32_t& millis);
bool read_uint32(JsonValue value, uint32_t least, uint32_t& number);

}  // namespace backscroll
