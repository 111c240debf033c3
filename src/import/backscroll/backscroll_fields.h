// backscroll_fields: the kinds of value that format 1 has in several places: times, counts, entities.
#pragma once

#include <string>
#include <vector>

#include "archive/builder.h"
#include "import/report/json_fields.h"

namespace backscroll {

struct ReadTime {
  KnownTime time;
  std::string age;
  std::string extra;
};

// A text or a number.
bool read_plain_time(JsonCursor& value, KnownTime& time, FieldNotes& notes);
// The same, or an interval.
bool read_time(JsonCursor& value, ReadTime& read, FieldNotes& notes);
// The same where a printed age has no place of its own: it is kept with the unknown fields.
bool read_time_and_rest(JsonCursor& value, KnownTime& time, std::string& extra, FieldNotes& notes);

struct ReadCount {
  Count count;
  std::string extra;
};

// A number, or a text of digits.
bool read_plain_count(JsonCursor& value, Count& count, FieldNotes& notes);
// The same, or {"about": number}.
bool read_count(JsonCursor& value, ReadCount& read, FieldNotes& notes);

// Bad ones are noted and left out; false when the value is no list.
bool read_entities(JsonCursor& value, std::vector<EntityInput>& entities, FieldNotes& notes);

}  // namespace backscroll
