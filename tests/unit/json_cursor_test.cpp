// The cursor reads what nlohmann_json reads, and refuses what it refuses: small files, their mutations, cut ones.
#include "import/json/json_cursor.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "import/json/json_tree.h"
#include "import/json/json_writer.h"
#include "json_reference.h"

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

const std::array<std::string, 23> kBad = {
    "",         " ",        "[",          "]",         "[1",          "[1,]",       "{\"a\"}",
    "{\"a\":}", "{a: 1}",   "[1 2]",      "[01]",      "[-]",         "[1.]",       "[.5]",
    "[1e]",     "tru",      "[\"\x01\"]", "[\"\\x\"]", "[\"\\u12\"]", "[\"\xC3\"]", "[\"\xED\xA0\x80\"]",
    "[1]]",     "{\"a\":1]"};

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

// Whether the cursor read it. The library did the same, and read the same.
bool is_read_by_both(const std::string& json) {
  JsonTree tree;
  const bool is_good = is_read(json, tree);
  const testing::ReferenceTree reference = testing::read_by_library(json);
  if (reference.is_refused_value) return is_good;
  CHECK_MESSAGE(is_good == reference.is_read, json);
  if (is_good && reference.is_read) CHECK_MESSAGE(written(tree) == written(reference.tree), json);
  return is_good;
}

}  // namespace

TEST_CASE("good JSON is read as the library reads it") {
  for (const std::string& json : kGood) CHECK_MESSAGE(is_read_by_both(json), json);
}

TEST_CASE("bad JSON is refused as the library refuses it") {
  for (const std::string& json : kBad) CHECK_MESSAGE(!is_read_by_both(json), json);
}

TEST_CASE("a number may be larger than any double, and half of a surrogate pair stands for a letter") {
  for (const char* const json : {"[1e999]", "[-1e400]", "[123e-999]"}) {
    JsonTree tree;
    REQUIRE(is_read(json, tree));
    CHECK_EQ(written(tree), json);
  }
  constexpr const char* kText = R"(["a\uD83D\uD83D\uDE00b", "\uDC00", "\uD83D\u0041", "\uD83D\n"])";
  JsonTree tree;
  REQUIRE(is_read(kText, tree));
  CHECK_EQ(written(tree), R"(["a\ud83d)"
                          "\U0001F600"
                          R"(b", "\udc00", "\ud83dA", "\ud83d\n"])");
  JsonCursor cursor(kText);
  cursor.enter();
  REQUIRE(cursor.next_element());
  CHECK_FALSE(cursor.has_met_half_pair());
  CHECK_EQ(cursor.text(), "a\uFFFD\U0001F600b");
  CHECK(cursor.has_met_half_pair());
}

TEST_CASE("texts of every length are read whole, whatever stands at their end") {
  for (size_t size = 0; size < 40; ++size) {
    for (const std::string tail : {"", "\\n", "\u00E9", "\\u0041", "\U0001F680"}) {
      CHECK(is_read_by_both("[\"" + std::string(size, 'x') + tail + "\",\"" + tail + std::string(size, 'y') +
                            "\"]"));
    }
  }
}

TEST_CASE("a name is taken when it is the one, and left when it is not") {
  JsonCursor cursor(R"({"a" : 1, "ab":2, "\u0061": 3, "a")");
  std::string_view name;
  cursor.enter();
  REQUIRE(cursor.next_name());
  CHECK_FALSE(cursor.take_name("ab"));
  CHECK_FALSE(cursor.take_name(std::string(100, 'a')));
  CHECK(cursor.take_name("a"));
  CHECK_EQ(cursor.integer(), 1);
  REQUIRE(cursor.next_name());
  CHECK_FALSE(cursor.take_name("a"));
  REQUIRE(cursor.read_name(name));
  CHECK_EQ(name, "ab");
  CHECK_EQ(cursor.integer(), 2);
  REQUIRE(cursor.next_name());
  CHECK_FALSE(cursor.take_name("a"));  // it needs to be read for that
  REQUIRE(cursor.read_name(name));
  CHECK_EQ(name, "a");
  CHECK_EQ(cursor.integer(), 3);
  REQUIRE(cursor.next_name());
  CHECK(cursor.take_name("a"));
  CHECK_FALSE(cursor.is_good());  // no colon
  CHECK_FALSE(cursor.next_name());
}

TEST_CASE("a number that is read again ends where it ended, whatever was read meanwhile") {
  JsonCursor cursor(R"([6,[null]])");
  cursor.enter();
  REQUIRE(cursor.next_element());
  const size_t number = cursor.offset();
  CHECK_EQ(cursor.kind(), JsonKind::kInteger);
  CHECK_EQ(cursor.skip(), "6");
  REQUIRE(cursor.next_element());
  CHECK_EQ(cursor.skip(), "[null]");
  cursor.rewind(number);
  CHECK_EQ(cursor.skip(), "6");
  JsonCursor nothing(std::string_view{});
  nothing.kind();
  CHECK_FALSE(nothing.is_good());
}

TEST_CASE("a whole number is taken, whatever stands behind it, and nothing else is") {
  const auto taken = [](std::string_view json, int64_t& number) {
    JsonCursor cursor(json);
    cursor.enter();
    REQUIRE(cursor.next_element());
    const size_t begin = cursor.offset();
    const bool is_taken = cursor.take_integer(number);
    CHECK_EQ(cursor.offset() != begin, is_taken);
    return is_taken;
  };
  const int64_t untouched = -7;
  for (const char* const end : {",", "]", " ]", "\n,", ""}) {
    for (const char* const text : {"0", "7", "10", "123456789012345678", "1234567890123456789", "-1"}) {
      int64_t number = untouched;
      CHECK(taken(std::string("[") + text + end, number));
      CHECK_EQ(std::to_string(number), text);
    }
    for (const char* const text :
         {"07", "1.5", "1e3", "12345678901234567890", "\"1\"", "[1]", "null", "x", "-"}) {
      int64_t number = untouched;
      CHECK_FALSE(taken(std::string("[") + text + end, number));
      CHECK_EQ(number, untouched);
    }
  }
}

TEST_CASE("space between the parts of a value may be of any kind and length") {
  for (size_t size = 0; size < 40; ++size) {
    for (const char* const kind : {" ", "\n", "\t", " \r\n "}) {
      std::string space;
      for (size_t i = 0; i < size; ++i) space += kind;
      const std::string json =
          "{" + space + "\"a\"" + space + ":" + space + "[1" + space + "," + space + "2]" + space + "}";
      CHECK(is_read_by_both(json));
    }
  }
}

TEST_CASE("the deepest JSON is read, a deeper one is not") {
  const auto nested = [](size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(is_read_by_both(nested(kDeepestJson)));
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
    for (size_t size = 0; size < json.size(); ++size) read += is_read_by_both(json.substr(0, size));
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
      read += is_read_by_both(changed);
    }
  }
  CHECK(read > 1000);  // enough of them were still JSON
}

}  // namespace backscroll
