// archive_facts: one look at each post.
#include "view/archive_facts.h"

#include <algorithm>

#include "view/words.h"

namespace backscroll {

ArchiveFacts facts_of(const Archive& archive) {
  ArchiveFacts facts;
  find_facts(archive, facts).finish();
  return facts;
}

Steps find_facts(const Archive& archive, ArchiveFacts& facts) {
  facts = {};
  for (PostIndex post = 0; post < archive.post_count(); ++post) {
    if (Steps::is_due(post)) co_await Steps::pause;
    const KnownTime time = archive.time(post);
    facts.kinds = static_cast<uint8_t>(facts.kinds | 1u << static_cast<unsigned>(archive.kind(post)));
    facts.has_intervals = facts.has_intervals || time.precision == TimePrecision::kInterval;
    facts.has_unknown_times = facts.has_unknown_times || time.precision == TimePrecision::kUnknown;
    facts.widest_millis = std::max(facts.widest_millis, time.end.value - time.begin.value);
  }
  facts.extent = words_of_extent(archive, facts);
}

}  // namespace backscroll
