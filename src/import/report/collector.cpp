// collector: see the header.
#include "import/report/collector.h"

#include <utility>

namespace backscroll {

void Collector::clear() {
  builder_.clear_posts();
  report_.clear();
}

bool Collector::add_row(const PostInput& post, FieldNotes& notes) {
  report_.add_row();
  if (notes.skip || notes.hide) return true;
  if (!builder_.add_post(post)) notes.skip = SkipReason::kDuplicateId;
  return notes.skip || !notes.repairs.empty();
}

void Collector::begin_file(std::string path) {
  file_ = std::move(path);
  rows_before_file_ = report_.rows();
}

void Collector::tell_row(const PostInput& post, const FieldNotes& notes, uint64_t line) {
  const ReportPlace place = {rows_of_file(), line, post.id, file_};
  if (notes.skip) return report_.skip(*notes.skip, place);
  if (notes.hide) return report_.hide(*notes.hide, place);
  for (const RepairReason reason : notes.repairs) report_.repair(reason, place);
}

ReportPlace Collector::count_row(uint64_t line, std::string id) {
  report_.add_row();
  return {rows_of_file(), line, std::move(id), file_};
}

Status Collector::finish(ProfileInput profile, const FieldNotes& notes, uint64_t line) {
  for (const RepairReason reason : notes.repairs) report_.repair(reason, {0, line, {}, {}});
  profile.skipped_count = report_.skipped();
  builder_.set_profile(std::move(profile));
  return builder_.finish_block();
}

}  // namespace backscroll
