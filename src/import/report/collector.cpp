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
  if (!notes.skip && !builder_.add_post(post)) notes.skip = SkipReason::kDuplicateId;
  return notes.skip || !notes.repairs.empty();
}

void Collector::tell_row(const PostInput& post, const FieldNotes& notes, uint64_t line) {
  const ReportPlace place = {report_.rows(), line, post.id};
  if (notes.skip) return report_.skip(*notes.skip, place);
  for (const RepairReason reason : notes.repairs) report_.repair(reason, place);
}

Status Collector::finish(ProfileInput profile, const FieldNotes& notes, uint64_t line) {
  for (const RepairReason reason : notes.repairs) report_.repair(reason, {0, line, {}});
  profile.skipped_count = report_.skipped();
  builder_.set_profile(std::move(profile));
  return builder_.finish_block();
}

}  // namespace backscroll
