// exports_support: importing a folder of files as a test has them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "import/importer.h"
#include "import/members/members_importer.h"

namespace backscroll::testing {

struct NamedFile {
  std::string path;  // in the folder
  std::string bytes;
};

// All files of the folder and its folders, by name.
std::vector<NamedFile> files_below(const std::string& folder);
Result<Imported> import_files(const std::vector<NamedFile>& files, const ImportOptions& options = {},
                              size_t piece_bytes = SIZE_MAX);

}  // namespace backscroll::testing
