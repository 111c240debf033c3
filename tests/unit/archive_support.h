// archive_support: importing texts in a test, and comparing two archives through every accessor.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "import/importer.h"

namespace backscroll::testing {

// An archive file with these posts and the profile of Robin Vale.
std::string file_with_posts(std::string_view posts);
// The archive of such a file; a failed import is a failed check and an empty archive.
Archive archive_with_posts(std::string_view posts);
Imported imported(std::string_view file);
// Of tests/data/faults, without ".json".
Imported fault_archive(const std::string& name);
// The message of an import that fails, else "".
std::string error_of(std::string_view file);

// What differs first, in words; empty when nothing does.
std::string difference(const Archive& a, const Archive& b);

std::string read_file(const std::string& path);
// Names in the folder, sorted.
std::vector<std::string> files_in(const std::string& folder);

}  // namespace backscroll::testing
