// backscroll_export: writes an archive as Backscroll archive format 1 (JSON), posts by time and each on a line of its
// own. Importing the result gives an equal archive, unknown fields included.
#pragma once

#include <string>

#include "archive/archive.h"
#include "import/json/json_writer.h"

namespace backscroll {

std::string json_from_archive(const Archive& archive);

// One post as it stands in the list of posts. A quote that is a post of its own is written out too, without its quote.
void write_post(JsonWriter& writer, const Archive& archive, PostIndex row);
// The profile in one line.
void write_profile(JsonWriter& writer, const Archive& archive);

}  // namespace backscroll
