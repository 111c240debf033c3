// Golden imports: each file in tests/data/archives with what comes of it. A file named bad-... is refused with exactly
// the sentence in its .expected.txt; any other gives the report and the export written there.
// To write the expected files anew after a change that was meant:
//   BACKSCROLL_WRITE_EXPECTED=1 build/native/backscroll_tests
#include <doctest/doctest.h>
#include <string>

#include "archive_support.h"
#include "import/backscroll/backscroll_export.h"
#include "import/info_json.h"
#include "index/threads.h"

namespace backscroll::testing {
namespace {

const std::string kFolder = std::string(BACKSCROLL_TEST_DATA_DIR) + "/archives/";

// The names without ".json".
std::vector<std::string> samples(bool is_bad) {
  std::vector<std::string> names;
  for (const std::string& file : files_in(kFolder)) {
    if (file.ends_with(".json") && file.starts_with("bad-") == is_bad)
      names.push_back(file.substr(0, file.size() - 5));
  }
  return names;
}

std::string info_of(const Imported& imported) {
  return info_json(imported.format, imported.archive, imported.totals, imported.report);
}

std::string outcome(const Result<Imported>& result) {
  if (!result.ok()) return std::string(id_of(result.status().code())) + " " + result.status().message();
  return info_of(result.value()) + json_from_archive(result.value().archive);
}

}  // namespace

TEST_CASE("each broken file is refused with its sentence") {
  REQUIRE(!samples(true).empty());
  for (const std::string& name : samples(true)) {
    CAPTURE(name);
    const Result<Imported> result = import_bytes(read_file(kFolder + name + ".json"));
    REQUIRE(!result.ok());
    const std::string message = result.status().message();
    CHECK(message.find("line ") != std::string::npos);
    check_expected(kFolder + name + ".expected.txt",
                   std::string(id_of(result.status().code())) + "\n" + message + "\n");
  }
}

TEST_CASE("each sample gives its report and its export") {
  REQUIRE(!samples(false).empty());
  for (const std::string& name : samples(false)) {
    CAPTURE(name);
    const Imported sample = imported(read_file(kFolder + name + ".json"));
    check_expected(kFolder + name + ".expected.txt",
                   info_of(sample) + "\n" + json_from_archive(sample.archive));
  }
}

TEST_CASE("how a file is cut into pieces makes no difference") {
  for (const bool is_bad : {false, true}) {
    for (const std::string& name : samples(is_bad)) {
      const std::string file = read_file(kFolder + name + ".json");
      const std::string whole = outcome(import_bytes(file));
      for (const size_t piece : {size_t{1}, size_t{7}, size_t{300}}) {
        CAPTURE(name);
        CAPTURE(piece);
        CHECK_EQ(outcome(import_bytes(file, piece)), whole);
      }
    }
  }
}

TEST_CASE("each sample that is imported, exported and imported again is the same archive") {
  for (const std::string& name : samples(false)) {
    CAPTURE(name);
    const Archive first = imported(read_file(kFolder + name + ".json")).archive;
    const std::string file = json_from_archive(first);
    const Imported second = imported(file);
    CHECK_EQ(difference(first, second.archive), "");
    CHECK_EQ(second.report.skipped(), 0);
    CHECK_EQ(json_from_archive(second.archive), file);
  }
}

TEST_CASE("a file that is cut off anywhere is refused with a place, and nothing else happens") {
  const std::string file = read_file(kFolder + "every-field.json");
  for (size_t size = 0; size + 2 < file.size(); ++size) {
    const Result<Imported> result = import_bytes(std::string_view(file).substr(0, size));
    REQUIRE(!result.ok());
    const bool is_placed = result.status().message().find("line ") != std::string::npos;
    if (!is_placed) CAPTURE(size);
    CHECK(is_placed);
  }
}

TEST_CASE("a file with any one byte changed is read or refused, never worse") {
  const std::string file = read_file(kFolder + "every-field.json");
  size_t read = 0, refused = 0;
  for (size_t at = 0; at < file.size(); ++at) {
    for (const char changed : {'\0', '"', '{', ']', '\\', '9', '\xC3'}) {
      std::string damaged = file;
      damaged[at] = changed;
      const Result<Imported> result = import_bytes(damaged);
      result.ok() ? ++read : ++refused;
    }
  }
  CHECK(read > 0);
  CHECK(refused > 0);
}

}  // namespace backscroll::testing
