// info_json: one member after the other.
#include "import/info_json.h"

#include "import/backscroll/backscroll_export.h"
#include "import/json/json_writer.h"

namespace backscroll {
namespace {

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
    if (!place.file.empty()) writer.member("file", std::string_view(place.file));
    if (place.row > 0) writer.member("row", place.row);
    if (place.line > 0) writer.member("line", place.line);
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
    writer.member("reason", entry.text.id);
    writer.member("sentence", entry.text.sentence);
    if (!entry.text.option.empty()) writer.member("option", entry.text.option);
    writer.member("count", entry.count);
    write_places(writer, entry.first_places);
    writer.end_object();
  }
}

}  // namespace

std::string info_json(std::string_view format, const Archive& with_profile, const ArchiveTotals& totals,
                      const ImportReport& report) {
  std::string json;
  JsonWriter writer(json);
  writer.begin_object();
  writer.member("format", format);
  writer.key("profile");
  write_profile(writer, with_profile);
  writer.member("posts", totals.posts);
  writer.member("hidden", report.hidden());
  writer.member("skipped", report.skipped());
  writer.member("repaired", report.repaired());
  writer.member("quotes", totals.quotes);
  writer.member("media", totals.media);
  write_instant(writer, "firstTime", totals.span, totals.span.begin);
  write_instant(writer, "lastTime", totals.span, totals.span.end);
  writer.key("report");
  writer.begin_array();
  write_reasons(writer, "skipped", report.skips());
  write_reasons(writer, "hidden", report.hides());
  write_reasons(writer, "repaired", report.repairs());
  write_reasons(writer, "remark", report.remarks());
  writer.end_array();
  writer.end_object();
  return json;
}

}  // namespace backscroll
