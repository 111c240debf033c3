// backscroll_fields: see data/README.md for what each value may be.
#include "import/backscroll/backscroll_fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "base/utf8.h"

namespace backscroll {
namespace {

struct Interval {
  std::optional<UtcMillis> from, to;
  std::string age;
};

// Shorter ones may be dates without their dashes.
constexpr size_t kFewestDigitsOfSeconds = 9;

bool are_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool read_time_from_number(double number, KnownTime& time, FieldNotes& notes) {
  const std::optional<UtcMillis> instant = utc_from_number(number);
  if (!instant) return false;
  time = {*instant, *instant, TimePrecision::kExact};
  notes.repairs.push_back(RepairReason::kTimeFromNumber);
  return true;
}

bool read_time_from_text(std::string_view text, KnownTime& time, FieldNotes& notes) {
  if (are_digits(text) && text.size() >= kFewestDigitsOfSeconds)
    return read_time_from_number(number_from_token(text), time, notes);
  return read_loose_time(text, time, notes);
}

bool read_instant(JsonCursor& value, std::optional<UtcMillis>& instant, FieldNotes& notes) {
  KnownTime time;
  if (!read_plain_time(value, time, notes)) return false;
  instant = time.begin;
  return true;
}

constexpr JsonField<Interval> kIntervalFields[] = {
    {"from",
     [](JsonCursor& value, Interval& to, FieldNotes& notes) { return read_instant(value, to.from, notes); }},
    {"to",
     [](JsonCursor& value, Interval& to, FieldNotes& notes) { return read_instant(value, to.to, notes); }},
    {"age", [](JsonCursor& value, Interval& to, FieldNotes&) { return read_text(value, to.age); }},
};

constexpr Count kHugeCount = {std::numeric_limits<int64_t>::max(), CountPrecision::kRounded};

bool count_from_double(double number, Count& count, FieldNotes& notes) {
  if (number < 0 || number != std::floor(number)) return false;
  const bool is_huge = number >= static_cast<double>(kHugeCount.value);
  count = is_huge ? kHugeCount : Count{static_cast<int64_t>(number), CountPrecision::kExact};
  if (is_huge) notes.repairs.push_back(RepairReason::kHugeCount);
  return true;
}

bool count_from_text(std::string_view text, Count& count, FieldNotes& notes) {
  if (!are_digits(text)) return false;
  notes.repairs.push_back(RepairReason::kCountFromText);
  int64_t number = 0;
  const bool fits = std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
  count = fits ? Count{number, CountPrecision::kExact} : kHugeCount;
  if (!fits) notes.repairs.push_back(RepairReason::kHugeCount);
  return true;
}

constexpr JsonField<Count> kRoundedFields[] = {
    {"about", read_plain_count},
};

struct PartialEntity {
  EntityInput entity;
  bool has_kind = false, has_begin = false, has_end = false, has_target = false;
};

bool read_entity_kind(JsonCursor& value, PartialEntity& to, FieldNotes&) {
  to.has_kind = read_kind(value, kEntityKindIds, to.entity.kind);
  return to.has_kind;
}

constexpr JsonField<PartialEntity> kEntityFields[] = {
    {"kind", read_entity_kind},
    {"start", [](JsonCursor& value, PartialEntity& to,
                 FieldNotes&) { return to.has_begin = read_uint32(value, 0, to.entity.begin_code_points); }},
    {"end", [](JsonCursor& value, PartialEntity& to,
               FieldNotes&) { return to.has_end = read_uint32(value, 0, to.entity.end_code_points); }},
    {"target", [](JsonCursor& value, PartialEntity& to,
                  FieldNotes&) { return to.has_target = read_text(value, to.entity.target); }},
    {"display",
     [](JsonCursor& value, PartialEntity& to, FieldNotes&) { return read_text(value, to.entity.display); }},
};

// Empty when a part of it is missing or bad.
std::optional<EntityInput> entity_from(JsonCursor& value) {
  PartialEntity read;
  FieldNotes unused;
  if (!value.is_object()) return value.skip(), std::nullopt;
  read_members(value, kEntityFields, read, read.entity.extra, unused);
  if (!read.has_kind || !read.has_begin || !read.has_end || !read.has_target) return std::nullopt;
  return std::move(read.entity);
}

}  // namespace

bool read_plain_time(JsonCursor& value, KnownTime& time, FieldNotes& notes) {
  double number = 0;
  if (value.is_text()) return read_time_from_text(value.text(), time, notes);
  return read_number(value, number) && read_time_from_number(number, time, notes);
}

bool read_time(JsonCursor& value, ReadTime& read, FieldNotes& notes) {
  if (!value.is_object()) return read_plain_time(value, read.time, notes);
  Interval interval;
  FieldNotes own_notes;
  read_members(value, kIntervalFields, interval, read.extra, own_notes);
  if (!interval.from || !interval.to || *interval.from >= *interval.to) return false;
  read.time = {*interval.from, *interval.to, TimePrecision::kInterval};
  read.age = std::move(interval.age);
  notes.add_repairs(own_notes);
  return true;
}

bool read_time_and_rest(JsonCursor& value, KnownTime& time, std::string& extra, FieldNotes& notes) {
  ReadTime read;
  if (!read_time(value, read, notes)) return false;
  time = read.time;
  extra = std::move(read.extra);
  if (read.age.empty()) return true;
  std::string members;
  JsonWriter writer(members);
  writer.member("age", std::string_view(read.age));
  writer.members(extra);
  extra = std::move(members);
  return true;
}

bool read_plain_count(JsonCursor& value, Count& count, FieldNotes& notes) {
  double number = 0;
  if (value.is_text()) return count_from_text(value.text(), count, notes);
  int64_t read = 0;
  if (!value.take_integer(read)) return read_number(value, number) && count_from_double(number, count, notes);
  if (read >= 0) count = {read, CountPrecision::kExact};
  return read >= 0;
}

bool read_count(JsonCursor& value, ReadCount& read, FieldNotes& notes) {
  if (!value.is_object()) return read_plain_count(value, read.count, notes);
  Count about;
  FieldNotes own_notes;
  read_members(value, kRoundedFields, about, read.extra, own_notes);
  if (about.precision == CountPrecision::kUnknown) return false;
  read.count = {about.value, CountPrecision::kRounded};
  notes.add_repairs(own_notes);
  return true;
}

bool read_entities(JsonCursor& value, std::vector<EntityInput>& entities, FieldNotes& notes) {
  if (!value.is_array()) return false;
  for (value.enter(); value.next_element();) {
    std::optional<EntityInput> entity = entity_from(value);
    if (entity) {
      entities.push_back(*std::move(entity));
    } else {
      notes.repairs.push_back(RepairReason::kBadEntity);
    }
  }
  return true;
}

}  // namespace backscroll
