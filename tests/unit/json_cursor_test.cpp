// The cursor reads what the library reads, or gives up: on small files, on their mutations, on cut ones.
#include "import/json/json_cursor.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "import/json/json_tree.h"
#include "import/json/json_writer.h"

namespace backscroll {
namespace {

const std::array<std::string, 12> kGood = {
    R"({"a": 1, "b": [true, false, null], "c": {"d": "e"}})",
    "[]",
    " {} ",
    "\xEF\xBB\xBF[1]",
    R"([0, -0, 7, -12, 9223372036854775807, -9223372036854775808])",
    R"([9223372036854775808, 18446744073709551615, 18446744073709551616, -9223372036854775809])",
    R"([1.5, 0.25, -3e2, 1E+9, 2e-7, 1.0e99])",
    R"(["", "plain", "\"\\\/\b\f\n\r\t", "\u00e9\u65E5\uD83D\uDE00", "after \n it"])",
    "[\"\u00E9t\u00E9 \u65E5\u672C\u8A9E \U0001F600 and a long tail of letters\", \"\x7F\"]",
    "\"a text alone\"",
    "{\"a\":{\"b\":{\"c\":[[[]]]}},\r\n\t\"a\":2}",
    "-17",
};

const std::array<std::string, 26> kBad = {"",
                                          " ",
                                          "[",
                                          "]",
                                          "[1",
                                          "[1,]",
                                          "{\"a\"}",
                                          "{\"a\":}",
                                          "{a: 1}",
                                          "[1 2]",
                                          "[01]",
                                          "[-]",
                                          "[1.]",
                                          "[.5]",
                                          "[1e]",
                                          "[1e999]",
                                          "tru",
                                          "[\"\x01\"]",
                                          "[\"\\x\"]",
                                          "[\"\\u12\"]",
                                          "[\"\\uD800\"]",
                                          "[\"\\uDC00\"]",
                                          "[\"\xC3\"]",
                                          "[\"\xED\xA0\x80\"]",
                                          "[1]]",
                                          "{\"a\":1]"};

std::string written(const JsonTree& tree) {
  std::string json;
  JsonWriter writer(json);
  tree.root().write(writer);
  return json;
}

// Whether the cursor read it all, and what it read.
bool is_read(std::string_view json, JsonTree& tree) {
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  JsonCursor cursor(json);
  cursor.skip_space();
  tree.append(cursor);
  cursor.skip_space();
  return cursor.is_good() && cursor.offset() == json.size();
}

// True when the cursor read it; then the library read the same.
bool agrees(const std::string& json) {
  JsonTree fast;
  if (!is_read(json, fast)) return false;
  const Result<JsonTree> slow = tree_from_json(json);
  REQUIRE_MESSAGE(slow.ok(), json);
  CHECK_MESSAGE(written(fast) == written(slow.value()), json);
  return true;
}

}  // namespace

TEST_CASE("good JSON is read as the library reads it") {
  for (const std::string& json : kGood) CHECK_MESSAGE(agrees(json), json);
}

TEST_CASE("bad JSON is left to the library") {
  for (const std::string& json : kBad) {
    JsonTree tree;
    CHECK_MESSAGE(!is_read(json, tree), json);
  }
}

TEST_CASE("texts of every length are read whole, whatever stands at their end") {
  for (size_t size = 0; size < 40; ++size) {
    for (const std::string tail : {"", "\\n", "\u00E9", "\\u0041", "\U0001F680"}) {
      CHECK(agrees("[\"" + std::string(size, 'x') + tail + "\",\"" + tail + std::string(size, 'y') + "\"]"));
    }
  }
}

TEST_CASE("the deepest JSON is read, a deeper one is left to the library") {
  const auto nested = [](size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(agrees(nested(kDeepestJson)));
  JsonTree tree;
  CHECK_FALSE(is_read(nested(kDeepestJson + 1), tree));
}

TEST_CASE("a value that is passed over ends where it ends, and is checked") {
  for (const std::string& json : kGood) {
    if (json.starts_with("\xEF")) continue;
    const std::string list = "[" + json + ", 7]";
    JsonCursor cursor(list);
    cursor.enter();
    REQUIRE(cursor.next_element());
    cursor.skip();
    REQUIRE(cursor.next_element());
    CHECK(cursor.integer() == 7);
    CHECK_FALSE(cursor.next_element());
    CHECK(cursor.is_good());
  }
  for (const std::string& json : kBad) {
    JsonCursor cursor(json);
    cursor.skip_space();
    cursor.skip();
    cursor.skip_space();
    CHECK_MESSAGE((!cursor.is_good() || cursor.offset() != json.size()), json);
  }
}

TEST_CASE("mutations and cut files never make the two disagree") {
  std::mt19937 random(7);
  constexpr std::string_view kBytes = "\"\\{}[],:0123456789.eE+-truefalsn \n\x01\x80\xC3\xA9\xED\xFF";
  size_t read = 0;
  for (const std::string& json : kGood) {
    for (size_t size = 0; size < json.size(); ++size) read += agrees(json.substr(0, size));
    for (int round = 0; round < 3000; ++round) {
      std::string changed = json;
      for (auto change = random() % 3 + 1; change > 0 && !changed.empty(); --change) {
        const size_t at = random() % changed.size();
        const char byte = kBytes[random() % kBytes.size()];
        if (random() % 3 == 0)
          changed.erase(at, 1);
        else if (random() % 2 == 0)
          changed.insert(at, 1, byte);
        else
          changed[at] = byte;
      }
      read += agrees(changed);
    }
  }
  CHECK(read > 1000);  // enough of them were still JSON
}

}  // namespace backscroll
