// archive_support: importing texts in a test.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive_difference.h"
#include "import/importer.h"
#include "index/search.h"
#include "index/time_index.h"

namespace backscroll::testing {

// An archive file with these posts and the profile of Robin Vale.
std::string file_with_posts(std::string_view posts);
// The archive of such a file; a failed import is a failed check and an empty archive.
Archive archive_with_posts(std::string_view posts);
Imported imported(std::string_view file);
// Of tests/data/faults, without ".json".
Imported fault_archive(const std::string& name);
// All that a search finds.
Hits hits_of(const Archive& archive, const TimeIndex& index, const Search& search);
// The message of an import that fails, else "".
std::string error_of(std::string_view file);

std::string read_file(const std::string& path);
// Compares with what the file holds, or writes it anew: see golden_import_test.
void check_expected(const std::string& path, const std::string& actual);
// Names in the folder, sorted.
std::vector<std::string> files_in(const std::string& folder);

}  // namespace backscroll::testing
