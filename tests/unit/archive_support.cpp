// archive_support: see the header.
#include "archive_support.h"

#include <dirent.h>

#include <doctest/doctest.h>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "index/finder.h"

namespace backscroll::testing {
std::string file_with_posts(std::string_view posts) {
  std::string file =
      R"({"format": "backscroll", "version": 1, "profile": {"name": "Robin Vale", "handle": "robinvale"}, "posts": [)";
  file += posts;
  return file += "]}";
}

Imported imported(std::string_view file) {
  Result<Imported> result = import_bytes(file);
  if (result.ok()) return std::move(result.value());
  FAIL_CHECK(result.status().message());
  return {};
}

Archive archive_with_posts(std::string_view posts) { return imported(file_with_posts(posts)).archive; }

Imported fault_archive(const std::string& name) {
  return imported(read_file(std::string(BACKSCROLL_TEST_DATA_DIR) + "/faults/" + name + ".json"));
}

Hits hits_of(const Archive& archive, const TimeIndex& index, const Search& search) {
  Hits hits;
  const Threads threads = Threads::from_archive(archive);
  Finder(archive, index, threads).find(search, hits).finish();
  return hits;
}

std::string error_of(std::string_view file) {
  const Result<Imported> result = import_bytes(file);
  return result.ok() ? "" : result.status().message();
}

std::string read_file(const std::string& path) {
  std::string content;
  std::FILE* const file = std::fopen(path.c_str(), "rb");
  REQUIRE_MESSAGE(file != nullptr, path);
  char buffer[4096];
  for (size_t size = 0; (size = std::fread(buffer, 1, sizeof(buffer), file)) > 0;)
    content.append(buffer, size);
  std::fclose(file);
  return content;
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> names;
  DIR* const listing = opendir(folder.c_str());
  REQUIRE_MESSAGE(listing != nullptr, folder);
  while (const dirent* entry = readdir(listing)) {
    if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
  }
  closedir(listing);
  std::sort(names.begin(), names.end());
  return names;
}

void check_expected(const std::string& path, const std::string& actual) {
  if (std::getenv("BACKSCROLL_WRITE_EXPECTED") != nullptr) {
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    std::fwrite(actual.data(), 1, actual.size(), file);
    std::fclose(file);
  }
  CHECK_EQ(actual, read_file(path));
}

}  // namespace backscroll::testing
