// sample_archive: an invented archive of any size, always the same for the same numbers: to try the widget with, and to
// measure it. Several languages, threads, quotes, tags, media, quiet and loud times, and counts as uneven as real ones.
#pragma once

#include <cstdint>

#include "archive/archive.h"
#include "archive/builder.h"

namespace backscroll {

struct SampleArchive {
  uint32_t posts = 1'000'000;
  uint64_t seed = 1;
  bool is_brief = false;  // texts of a few words: many posts fit into little memory
};

// Its profile and its posts, for a builder that has none.
void add_sample(const SampleArchive& wanted, ArchiveBuilder& builder);
// kTooLarge above 4 GB, some 20 million posts.
Result<Archive> make_sample(const SampleArchive& wanted);

}  // namespace backscroll
