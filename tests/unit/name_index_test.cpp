// The tags and names that are offered to who begins to type one.
#include "index/name_index.h"

#include <doctest/doctest.h>

#include "archive_support.h"

namespace backscroll {
namespace {

Archive tagged() {
  return testing::archive_with_posts(R"(
    {"id": "a", "time": "2020-01-01T00:00:00Z", "text": "#Tea #tea @Ada",
     "entities": [{"kind": "hashtag", "start": 0, "end": 4, "target": "Tea"},
                  {"kind": "hashtag", "start": 5, "end": 9, "target": "tea"},
                  {"kind": "mention", "start": 10, "end": 14, "target": "Ada"}]},
    {"id": "b", "time": "2020-01-02T00:00:00Z", "text": "#team $TEA",
     "entities": [{"kind": "hashtag", "start": 0, "end": 5, "target": "team"},
                  {"kind": "cashtag", "start": 6, "end": 10, "target": "TEA"}]},
    {"id": "c", "time": "2020-01-03T00:00:00Z", "text": "#team",
     "entities": [{"kind": "hashtag", "start": 0, "end": 5, "target": "team"}]})");
}

std::string names_with(std::string_view text, size_t most = 9) {
  const Archive archive = tagged();
  NameIndex names;
  NameIndex::build(archive, names).finish();
  std::string found;
  for (const NameCount& name : names.beginning_with(text, most))
    found += std::string(name.name) + "=" + std::to_string(name.posts) + " ";
  return found;
}

}  // namespace

TEST_CASE("names are found by how they begin, with and without their sign, the most used ones first") {
  CHECK(names_with("te") == "#team=2 #tea=1 $tea=1 ");
  CHECK(names_with("#TE") == "#team=2 #tea=1 ");
  CHECK(names_with("@") == "@ada=1 ");
  CHECK(names_with("") == "#team=2 #tea=1 @ada=1 $tea=1 ");
  CHECK(names_with("", 1) == "#team=2 ");
  CHECK(names_with("x") == "");
}

TEST_CASE("names can be looked for in an archive that has none") {
  NameIndex names;
  CHECK(names.beginning_with("a", 3).empty());
  NameIndex::build(Archive(), names).finish();
  CHECK(names.beginning_with("a", 3).empty());
}

}  // namespace backscroll
