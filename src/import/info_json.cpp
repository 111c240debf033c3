// info_json: counts over the columns, then one member after the other.
#include "import/info_json.h"

#include <algorithm>

#include "import/backscroll/backscroll_export.h"
#include "import/json/json_writer.h"

namespace backscroll {
namespace {

struct Totals {
  uint64_t quotes = 0;  // posts that quote
  uint64_t media = 0;   // of posts and of what they quote, as often as it is shown
  KnownTime span;       // from the earliest to the latest that any post may be; unknown: no post has a time
};

void widen(KnownTime& span, const KnownTime& time) {
  if (time.precision == TimePrecision::kUnknown) return;
  if (span.precision == TimePrecision::kUnknown) span = time;
  span.begin = std::min(span.begin, time.begin);
  span.end = std::max(span.end, time.end);
}

Totals totals_of(const Archive& archive) {
  Totals totals;
  for (PostIndex row = 0; row < archive.post_count(); ++row) {
    const PostIndex quote = archive.quote(row);
    totals.media += archive.media_count(row);
    if (quote != kNoPost) {
      ++totals.quotes;
      totals.media += archive.media_count(quote);
    }
    widen(totals.span, archive.time(row));
  }
  return totals;
}

void write_instant(JsonWriter& writer, std::string_view name, const KnownTime& span, UtcMillis instant) {
  writer.key(name);
  if (span.precision == TimePrecision::kUnknown) return writer.null();
  writer.text(rfc3339_from_utc(instant));
}

void write_places(JsonWriter& writer, const std::vector<ReportPlace>& places) {
  writer.key("places");
  writer.begin_array();
  for (const ReportPlace& place : places) {
    writer.begin_object();
    if (place.row > 0) writer.member("row", place.row);
    writer.member("line", place.line);
    if (!place.id.empty()) writer.member("id", std::string_view(place.id));
    writer.end_object();
  }
  writer.end_array();
}

template <typename Reason>
void write_reasons(JsonWriter& writer, std::string_view action,
                   const std::vector<ReasonCount<Reason>>& reasons) {
  for (const ReasonCount<Reason>& entry : reasons) {
    writer.begin_object();
    writer.member("action", action);
    writer.member("reason", id_of(entry.reason));
    writer.member("sentence", sentence_of(entry.reason));
    writer.member("count", entry.count);
    write_places(writer, entry.first_places);
    writer.end_object();
  }
}

}  // namespace

std::string info_json(const Imported& imported, std::optional<size_t> thread_count) {
  const Archive& archive = imported.archive;
  const Totals totals = totals_of(archive);
  std::string json;
  JsonWriter writer(json);
  writer.begin_object();
  writer.member("format", imported.format);
  writer.key("profile");
  write_profile(writer, archive);
  writer.member("posts", archive.post_count());
  writer.member("hidden", 0);
  writer.member("skipped", imported.report.skipped());
  writer.member("repaired", imported.report.repaired());
  writer.member("quotes", totals.quotes);
  writer.member("media", totals.media);
  if (thread_count) writer.member("threads", *thread_count);
  write_instant(writer, "firstTime", totals.span, totals.span.begin);
  write_instant(writer, "lastTime", totals.span, totals.span.end);
  writer.key("report");
  writer.begin_array();
  write_reasons(writer, "skipped", imported.report.skips());
  write_reasons(writer, "repaired", imported.report.repairs());
  writer.end_array();
  writer.end_object();
  return json;
}

}  // namespace backscroll
