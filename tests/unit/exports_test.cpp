// Golden imports of what platforms give people: each folder in tests/data/exports with what comes of it, the report and
// the archive. To write the expected files anew after a change that was meant:
//   BACKSCROLL_WRITE_EXPECTED=1 build/native/backscroll_tests
#include <doctest/doctest.h>
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "archive_support.h"
#include "exports_support.h"
#include "import/backscroll/backscroll_export.h"
#include "import/info_json.h"

namespace backscroll::testing {
namespace {

const std::string kFolder = std::string(BACKSCROLL_TEST_DATA_DIR) + "/exports/";

std::vector<std::string> exports() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string outcome(const Result<Imported>& result) {
  if (!result.ok())
    return std::string(id_of(result.status().code())) + "\n" + result.status().message() + "\n";
  const Imported& imported = result.value();
  return info_json(imported.format, imported.archive, imported.totals, imported.report) + "\n" +
         json_from_archive(imported.archive);
}

}  // namespace

TEST_CASE("each export gives its report and its archive") {
  REQUIRE(!exports().empty());
  for (const std::string& name : exports()) {
    CAPTURE(name);
    check_expected(kFolder + name + ".expected.txt", outcome(import_files(files_below(kFolder + name))));
  }
}

TEST_CASE("neither how the files are cut nor their order makes a difference") {
  for (const std::string& name : exports()) {
    CAPTURE(name);
    std::vector<NamedFile> files = files_below(kFolder + name);
    const std::string whole = outcome(import_files(files));
    for (const size_t piece : {size_t{1}, size_t{7}, size_t{4096}}) {
      CAPTURE(piece);
      CHECK_EQ(outcome(import_files(files, {}, piece)), whole);
    }
    std::reverse(files.begin(), files.end());
    const auto remarks = whole.find("\"remark\"");
    CHECK_EQ(outcome(import_files(files)).substr(0, remarks), whole.substr(0, remarks));
  }
}

TEST_CASE("what nobody may see is nowhere, whatever is switched on") {
  const ImportOptions all = {true, true, true, {}};
  for (const std::string& name : exports()) {
    CAPTURE(name);
    const std::vector<NamedFile> files = files_below(kFolder + name);
    CHECK_EQ(outcome(import_files(files)).find("CANARY"), std::string::npos);
    const std::string everything = outcome(import_files(files, all));
    for (const char* const secret : {"CANARY-EMAIL", "CANARY-DM", "CANARY-IP", "CANARY-DIRECT"})
      CHECK_EQ(everything.find(secret), std::string::npos);
  }
}

TEST_CASE("an account stays what it is, however many rows come after it") {
  std::string accounts = R"(window.YTD.account.part0 = [{"account": {"username": "robin"}})";
  for (int i = 0; i < 30; ++i) accounts += ", {}";
  const Result<Imported> result =
      import_files({{"account.js", accounts + "]"}, {"tweets.js", "window.YTD.tweets.part0 = [ ]"}});
  REQUIRE(result.ok());
  CHECK_EQ(result.value().archive.profile().handle, "robin");
}

TEST_CASE("a value that cannot be used and is passed over takes nothing with it") {
  const Result<Imported> x = import_files(
      {{"tweets.js", R"(window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "entities": {"urls": [
         {"indices": [6, [null]], "url": "https://example.org"}]}, "full_text": "hello"}}])"}});
  REQUIRE(x.ok());
  CHECK_EQ(x.value().archive.text(PostIndex(0)), "hello");
  const Result<Imported> own = import_files(
      {{"a.json", R"({"format": "backscroll", "version": 1, "posts": [{"id": "1", "counts": {"likes":
         {"about": -5, "note": {"x": true}}, "replies": 7}, "text": "hello"}]})"}});
  REQUIRE(own.ok());
  CHECK_EQ(own.value().archive.text(PostIndex(0)), "hello");
  CHECK_EQ(own.value().archive.replies(PostIndex(0)).value, 7);
}

TEST_CASE("of two archives in one folder the first one is read, and the other one is told of") {
  std::vector<NamedFile> both;
  for (const char* const folder : {"b", "a"}) {
    for (NamedFile file : files_below(kFolder + "x-archive-mini"))
      both.push_back({std::string(folder) + "/" + file.path, file.bytes});
  }
  const Result<Imported> result = import_files(both);
  REQUIRE(result.ok());
  CHECK_EQ(result.value().totals.posts, 12);
  const auto& remarks = result.value().report.remarks();
  const auto other = std::find_if(remarks.begin(), remarks.end(), [](const RemarkCount& remark) {
    return remark.reason == Remark::kOtherArchive;
  });
  REQUIRE(other != remarks.end());
  CHECK(other->first_places.front().file.starts_with("b/data/"));
  // No switch brings what is not of the first one.
  for (const HideCount& hide : result.value().report.hides()) {
    for (const ReportPlace& place : hide.first_places) CHECK(place.file.starts_with("a/"));
  }
}

TEST_CASE("deleted posts and those for a circle come when they are asked for") {
  const std::vector<NamedFile> files = files_below(kFolder + "x-archive-mini");
  const std::string everything = outcome(import_files(files, {true, true, true, {}}));
  CHECK(everything.find("CANARY-DELETED") != std::string::npos);
  CHECK(everything.find("CANARY-CIRCLE") != std::string::npos);
}

}  // namespace backscroll::testing
