// query_json: each member of a query has a function that reads it and a sentence that says what it has to be.
#include "api/query_json.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "import/backscroll/backscroll_export.h"
#include "import/json/json_cursor.h"
#include "import/json/json_writer.h"
#include "import/report/json_fields.h"

namespace backscroll {
namespace {

bool read_kinds(JsonCursor& value, PostQuery& query) {
  if (!value.is_array()) return false;
  query.kinds.clear();
  for (value.enter(); value.next_element();) {
    PostKind kind = {};
    if (!read_kind(value, kPostKindIds, kind)) return false;
    query.kinds.push_back(kind);
  }
  return true;
}

bool read_instant(JsonCursor& value, std::optional<UtcMillis>& instant) {
  constexpr size_t kDateSize = 10;
  if (int64_t millis = 0; value.take_integer(millis)) {
    instant = UtcMillis{millis};
  } else if (value.is_text()) {
    std::string text(value.text());
    if (text.size() == kDateSize) text += "T00:00:00Z";
    instant = utc_from_rfc3339(text);
  }
  return instant.has_value();
}

struct QueryField {
  std::string_view name;
  bool (*read)(JsonCursor& value, PostQuery& query);
  std::string_view rule;
};

constexpr std::string_view kInstantRule = "a date, a date and time, or milliseconds since 1970";

constexpr QueryField kQueryFields[] = {
    {"text", [](JsonCursor& value, PostQuery& query) { return read_text(value, query.text); }, "a text"},
    {"kinds", read_kinds, "a list of original, reply, repost, quote"},
    {"from", [](JsonCursor& value, PostQuery& query) { return read_instant(value, query.from); },
     kInstantRule},
    {"to", [](JsonCursor& value, PostQuery& query) { return read_instant(value, query.to); }, kInstantRule},
    {"sort", [](JsonCursor& value, PostQuery& query) { return read_kind(value, kPostSortIds, query.sort); },
     "one of time, oldest, likes, replies, reposts"},
    {"limit", [](JsonCursor& value, PostQuery& query) { return read_uint32(value, 0, query.limit); },
     "a whole number from 0 on"},
};

constexpr size_t kBytesAStep = size_t{256} * 1024;

Status bad_query(std::string detail) { return Status(ErrorCode::kBadQuery, std::move(detail)); }

Status read_query_member(std::string_view name, JsonCursor& value, PostQuery& query) {
  const std::string shown = "\"" + std::string(name) + "\"";
  const auto* const field = std::find_if(std::begin(kQueryFields), std::end(kQueryFields),
                                         [name](const QueryField& known) { return known.name == name; });
  if (field == std::end(kQueryFields)) return bad_query("there is no field " + shown);
  if (value.is_null()) {
    value.skip();
    return Status();
  }
  if (field->read(value, query)) return Status();
  return bad_query(shown + " has to be " + std::string(field->rule));
}

}  // namespace

Result<PostQuery> query_from_json(std::string_view json) {
  JsonCursor cursor(json);
  cursor.skip_space();
  if (!cursor.is_object()) return bad_query("it is not an object");
  PostQuery query;
  std::string_view name;
  for (cursor.enter(); cursor.next_member(name);) {
    const Status status = read_query_member(name, cursor, query);
    if (!status.ok()) return status;
  }
  cursor.skip_space();
  const bool is_json = cursor.is_good() && cursor.offset() == json.size();
  return is_json ? Result<PostQuery>(std::move(query)) : bad_query("it is not JSON");
}

Steps answer_query(const Archive& archive, std::string json, Result<std::string>& answer) {
  answer = Status(ErrorCode::kNoArchive);
  const Result<PostQuery> query = query_from_json(json);
  if (!query.ok()) {
    answer = query.status();
    co_return;
  }
  std::vector<PostIndex> posts;
  co_await find_posts(archive, query.value(), posts);
  std::string list;
  JsonWriter writer(list);
  writer.begin_array();
  size_t paused_bytes = 0;
  for (const PostIndex post : posts) {
    writer.line(0);
    write_post(writer, archive, post);
    if (list.size() - paused_bytes < kBytesAStep) continue;
    paused_bytes = list.size();
    co_await Steps::pause;
  }
  writer.end_array();
  answer = std::move(list);
}

}  // namespace backscroll
