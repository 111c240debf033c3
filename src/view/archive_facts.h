// archive_facts: what an archive is as a whole, found out once when it is opened.
#pragma once

#include <cstdint>
#include <string>

#include "archive/archive.h"
#include "base/steps.h"

namespace backscroll {

struct ArchiveFacts {
  std::string extent;  // "90 of 4,700 posts · dates to the year": words_of_extent()
  uint8_t kinds = 0;   // bit per PostKind that occurs
  bool has_intervals = false;
  bool has_unknown_times = false;
  int64_t widest_millis = 0;  // the longest interval that a date is known to
};

ArchiveFacts facts_of(const Archive& archive);
Steps find_facts(const Archive& archive, ArchiveFacts& facts);

}  // namespace backscroll
