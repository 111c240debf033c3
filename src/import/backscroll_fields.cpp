// backscroll_fields: see data/README.md for what each value may be.
#include "import/backscroll_fields.h"

#include "base/utf8.h"

namespace backscroll {
namespace {

struct Interval {
  std::optional<UtcMillis> from, to;
  std::string age;
};

bool read_instant(JsonCursor& value, std::optional<UtcMillis>& instant) {
  if (value.is_text()) instant = utc_from_rfc3339(value.text());
  return instant.has_value();
}

constexpr JsonField<Interval> kIntervalFields[] = {
    {"from", [](JsonCursor& value, Interval& to, FieldNotes&) { return read_instant(value, to.from); }},
    {"to", [](JsonCursor& value, Interval& to, FieldNotes&) { return read_instant(value, to.to); }},
    {"age", [](JsonCursor& value, Interval& to, FieldNotes&) { return read_text(value, to.age); }},
};

bool read_exact_count(JsonCursor& value, int64_t& count) {
  const int64_t read = value.is_integer() ? value.integer() : -1;
  if (read >= 0) count = read;
  return read >= 0;
}

struct Rounded {
  int64_t about = -1;
};

constexpr JsonField<Rounded> kRoundedFields[] = {
    {"about", [](JsonCursor& value, Rounded& to, FieldNotes&) { return read_exact_count(value, to.about); }},
};

struct PartialEntity {
  EntityInput entity;
  bool has_kind = false, has_begin = false, has_end = false, has_target = false;
};

bool read_entity_kind(JsonCursor& value, PartialEntity& to, FieldNotes&) {
  constexpr std::string_view kNames[] = {"link", "mention", "hashtag", "cashtag"};
  const auto* const name =
      std::find(std::begin(kNames), std::end(kNames), value.is_text() ? value.text() : "");
  to.has_kind = name != std::end(kNames);
  if (to.has_kind) to.entity.kind = static_cast<EntityKind>(name - std::begin(kNames));
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

bool read_time(JsonCursor& value, ReadTime& read, FieldNotes& notes) {
  if (value.is_null()) return true;
  if (value.is_text()) {
    const std::optional<UtcMillis> instant = utc_from_rfc3339(value.text());
    if (instant) read.time = {*instant, *instant, TimePrecision::kExact};
    return instant.has_value();
  }
  if (!value.is_object()) return false;
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

bool read_count(JsonCursor& value, ReadCount& read, FieldNotes& notes) {
  if (value.is_null()) return true;
  if (value.is_object()) {
    Rounded rounded;
    FieldNotes own_notes;
    read_members(value, kRoundedFields, rounded, read.extra, own_notes);
    if (rounded.about < 0) return false;
    read.count = {rounded.about, CountPrecision::kRounded};
    notes.add_repairs(own_notes);
    return true;
  }
  int64_t exact = 0;
  if (!read_exact_count(value, exact)) return false;
  read.count = {exact, CountPrecision::kExact};
  return true;
}

bool read_text_kind(JsonCursor& value, TextKind& kind) {
  const std::string_view name = value.is_text() ? value.text() : "";
  if (name == "summary") kind = TextKind::kSummary;
  if (name == "original") kind = TextKind::kOriginal;
  return name == "summary" || name == "original";
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

void drop_misplaced_entities(std::vector<EntityInput>& entities, std::string_view text, FieldNotes& notes) {
  if (entities.empty()) return;
  const size_t dropped = keep_usable_entities(entities, count_code_points(text));
  notes.repairs.insert(notes.repairs.end(), dropped, RepairReason::kMisplacedEntity);
}

}  // namespace backscroll
