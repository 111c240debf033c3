// json_fields: reads the members of an object by a table of names. What the table does not name, and what cannot be
// read, is kept as text and exported again.
#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/builder.h"
#include "archive/kind_ids.h"
#include "import/json/json_cursor.h"
#include "import/json/json_writer.h"
#include "import/report/import_report.h"

namespace backscroll {

// What is noted while a post or the profile is read.
struct FieldNotes {
  bool is_in_quote = false;
  bool is_kind_known = false;      // of the post
  std::optional<SkipReason> skip;  // the first reason why this can be no post
  std::optional<HideReason> hide;  // it is one, and not shown
  std::vector<RepairReason> repairs;

  void skip_because(SkipReason reason) {
    if (!skip) skip = reason;
  }
  void clear() {
    is_in_quote = is_kind_known = false;
    skip.reset();
    hide.reset();
    repairs.clear();
  }
  void add_repairs(const FieldNotes& of_a_part) {
    repairs.insert(repairs.end(), of_a_part.repairs.begin(), of_a_part.repairs.end());
  }
};

// What the texts of a post or the profile held that cannot be shown.
inline void note_texts(const JsonCursor& cursor, FieldNotes& notes) {
  if (cursor.has_met_zero()) notes.repairs.push_back(RepairReason::kZeroCharacter);
  if (cursor.has_met_half_pair()) notes.repairs.push_back(RepairReason::kHalfPair);
}

template <typename Target>
struct JsonField {
  std::string_view name;
  // False when the value cannot be used.
  bool (*read)(JsonCursor& value, Target& target, FieldNotes& notes);
  RepairReason if_bad = RepairReason::kBadField;
  bool takes_null = false;         // else null is the same as left out
  bool is_always_written = false;  // then a bad value is not kept: the export would have the name twice
};

// False when the value has to be kept; it was not taken then.
template <typename Target>
bool read_member(JsonCursor& cursor, const JsonField<Target>& field, Target& target, FieldNotes& notes) {
  const size_t begin = cursor.offset();
  const bool is_left_out = !field.takes_null && cursor.is_null();
  const bool is_read = is_left_out || field.read(cursor, target, notes);
  if (!is_read) {
    cursor.rewind(begin);
    notes.repairs.push_back(field.if_bad);
    if (!field.is_always_written) return false;
  }
  if (cursor.offset() == begin) cursor.skip();
  return true;
}

// The fields of a table. Functions of one, and not of tables of each size, are the same code for all kinds of target:
// the module has them once.
template <typename Target>
using JsonFields = std::span<const JsonField<Target>>;

// Takes the name that comes next. Where it stands among the fields, or how many there are. Most files have their
// members in the order of the table: it is looked for from `expected` on, which is then the one after it.
template <typename Target>
inline size_t take_field(JsonCursor& cursor, JsonFields<Target> fields, size_t& expected,
                         std::string_view& name) {
  size_t found = expected;
  while (found < fields.size() && !cursor.take_name(fields[found].name)) ++found;
  if (found < fields.size()) {
    name = fields[found].name;
  } else if (cursor.read_name(name)) {
    found = 0;
    while (found < fields.size() && fields[found].name != name) ++found;
  }
  if (found < fields.size()) expected = found + 1;
  return found;
}

// Takes an object. What is unknown, or cannot be used, is kept as it is written, which takes a normal cursor: another
// one is given up. So is one in which a name comes twice. At most 64 fields.
template <typename Target>
[[gnu::noinline]] void read_all_members(JsonCursor& cursor, JsonFields<Target> fields, Target& target,
                                        std::string& extra, FieldNotes& notes) {
  JsonWriter kept(extra);
  size_t expected = 0;
  uint64_t seen = 0;
  std::string_view name;
  for (cursor.enter(); cursor.next_name();) {
    const size_t field = take_field(cursor, fields, expected, name);
    if (field < fields.size()) {
      const uint64_t bit = uint64_t{1} << field;
      if ((seen & bit) != 0) cursor.give_up();
      seen |= bit;
      if (read_member(cursor, fields[field], target, notes)) continue;
    }
    if (!cursor.is_normal()) return cursor.give_up();  // and the name may be gone: it was read over
    kept.key(name);
    kept.raw(cursor.skip());
  }
}

// Takes an object, and of it only what the table names; of members with one name the last one counts. What cannot be
// used is noted and left out.
template <typename Target>
[[gnu::noinline]] void read_named_members(JsonCursor& cursor, JsonFields<Target> fields, Target& target,
                                          FieldNotes& notes) {
  size_t expected = 0;
  std::string_view name;
  for (cursor.enter(); cursor.next_name();) {
    const size_t field = take_field(cursor, fields, expected, name);
    if (field == fields.size() || !read_member(cursor, fields[field], target, notes)) cursor.skip();
  }
}

// The same of a table.
template <typename Target, size_t kCount>
void read_members(JsonCursor& cursor, const JsonField<Target> (&fields)[kCount], Target& target,
                  std::string& extra, FieldNotes& notes) {
  static_assert(kCount <= 64);
  read_all_members<Target>(cursor, fields, target, extra, notes);
}
template <typename Target, size_t kCount>
void read_known_members(JsonCursor& cursor, const JsonField<Target> (&fields)[kCount], Target& target,
                        FieldNotes& notes) {
  read_named_members<Target>(cursor, fields, target, notes);
}

bool read_text(JsonCursor& value, std::string& text);
// A name or a handle: without what would make it look like another one.
void take_name(std::string_view text, std::string& name, FieldNotes& notes);
bool read_name(JsonCursor& value, std::string& name, FieldNotes& notes);
// One of the ids.
template <typename Kind, size_t Count>
bool read_kind(JsonCursor& value, const std::array<std::string_view, Count>& ids, Kind& kind) {
  const auto found = kind_in<Kind>(ids, value.is_text() ? value.text() : std::string_view());
  if (found) kind = *found;
  return found.has_value();
}
// A number is accepted and kept as it is written.
bool read_id(JsonCursor& value, std::string& id);
// A whole number from 0 on that may be written as a text, as some programs write all numbers.
bool read_whole_number(JsonCursor& value, int64_t& number);
// The same for what has 32 bits.
bool read_small_number(JsonCursor& value, uint32_t& number);
// Near enough for a time or a large count.
double number_from_token(std::string_view token);
// Any number, as near as a double comes.
bool read_number(JsonCursor& value, double& number);
bool read_boolean(JsonCursor& value, bool& truth);
// A date-time or a part of one; notes what it leaves open.
bool read_loose_time(std::string_view text, KnownTime& time, FieldNotes& notes);
// Seconds, perhaps with a fraction, to the millisecond; at most 49 days, what a uint32_t holds.
bool read_seconds(JsonCursor& value, uint32_t& millis);
bool read_uint32(JsonCursor& value, uint32_t least, uint32_t& number);

// Fields of a table that are no more than a text, a name, an id or an object of their own:
//   {"url", read_text_field<&Link::url>}, {"user", read_object_field<kUserFields>}
template <auto kText, typename Target>
bool read_text_field(JsonCursor& value, Target& target, FieldNotes&) {
  return read_text(value, target.*kText);
}
template <auto kName, typename Target>
bool read_name_field(JsonCursor& value, Target& target, FieldNotes& notes) {
  return read_name(value, target.*kName, notes);
}
template <auto kId, typename Target>
bool read_id_field(JsonCursor& value, Target& target, FieldNotes&) {
  return read_id(value, target.*kId);
}
template <auto kNumber, typename Target>
bool read_small_number_field(JsonCursor& value, Target& target, FieldNotes&) {
  return read_small_number(value, target.*kNumber);
}
template <const auto& kFields, typename Target>
bool read_object_field(JsonCursor& value, Target& target, FieldNotes& notes) {
  if (!value.is_object()) return false;
  read_known_members(value, kFields, target, notes);
  return true;
}

// Unknown until it is read.
template <auto kCount, typename Target>
bool read_count_field(JsonCursor& value, Target& target, FieldNotes&) {
  int64_t count = 0;
  if (!read_whole_number(value, count)) return false;
  target.*kCount = count;
  return true;
}

// Takes a list of objects; `fresh` gives the place for the next one, or null when there are enough. What is no object
// is noted and left out.
template <typename Item, size_t kCount, typename Fresh>
bool read_list(JsonCursor& value, const JsonField<Item> (&fields)[kCount], FieldNotes& notes,
               RepairReason if_bad, Fresh fresh) {
  if (!value.is_array()) return false;
  bool has_bad = false;
  for (value.enter(); value.next_element();) {
    Item* const item = value.is_object() ? fresh() : nullptr;
    if (item != nullptr) {
      read_known_members(value, fields, *item, notes);
    } else {
      has_bad = true;
      value.skip();
    }
  }
  if (has_bad) notes.repairs.push_back(if_bad);
  return true;
}

// The same into a vector, of which the first `most` are taken.
template <typename Item, size_t kCount>
bool read_list(JsonCursor& value, const JsonField<Item> (&fields)[kCount], FieldNotes& notes,
               RepairReason if_bad, std::vector<Item>& items, size_t most) {
  return read_list(value, fields, notes, if_bad,
                   [&items, most] { return items.size() < most ? &items.emplace_back() : nullptr; });
}

// To be called when the text is known: those that do not lie in it, or on another one, are noted and left out.
void drop_misplaced_entities(std::vector<EntityInput>& entities, std::string_view text, FieldNotes& notes);

}  // namespace backscroll
