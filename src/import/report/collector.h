// collector: what every reader hands its posts to: it writes them into the block of an archive and counts what was
// read, skipped and repaired, so that all formats say the same about the same flaw.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/builder.h"
#include "base/status.h"
#include "import/report/import_report.h"
#include "import/report/json_fields.h"

namespace backscroll {

class Collector {
 public:
  // The block goes to the sink, which outlives the collector.
  explicit Collector(BlockSink& sink) : builder_(sink) {}

  // The list of posts starts anew: all that came is void.
  void clear();
  // A row of the file, read into a post or not: `notes` says. A second post with an id is skipped. True: there is
  // something to tell of it, for which its line has to be found.
  bool add_row(const PostInput& post, FieldNotes& notes);
  void tell_row(const PostInput& post, const FieldNotes& notes, uint64_t line);
  // A row of which is known only later what becomes of it: a post by add_late(), or the report is told. Its place.
  ReportPlace count_row(uint64_t line, std::string id);
  // False: there is one with this id.
  bool add_late(const PostInput& post) { return builder_.add_post(post); }
  bool has_post(std::string_view id) const { return builder_.has_post(id); }
  // The file that the next rows are of: one of several.
  void begin_file(std::string path);
  uint64_t rows_of_file() const { return report_.rows() - rows_before_file_; }
  // After the last row. Ok: the sink has the whole block. `line`: where the profile stands.
  Status finish(ProfileInput profile, const FieldNotes& notes, uint64_t line);

  ImportReport& report() { return report_; }
  const ImportReport& report() const { return report_; }
  // Posts of one time are in the order of their ids, which are numbers.
  void order_ties_by_id() { builder_.order_ties_by_id(); }
  // When it is finished.
  const ProfileInput& profile() const { return builder_.profile(); }
  const ArchiveTotals& totals() const { return builder_.totals(); }

 private:
  ArchiveBuilder builder_;
  ImportReport report_;
  std::string file_;
  uint64_t rows_before_file_ = 0;
};

}  // namespace backscroll
