// The small tree that a reader builds of one row, and the writer that gives it back.
#include "import/json/json_tree.h"

#include <doctest/doctest.h>

namespace backscroll {
namespace {

// The JSON read and written again; empty if it cannot be read.
std::string rewritten(std::string_view json) {
  JsonTree tree;
  JsonCursor cursor(json);
  tree.append(cursor);
  if (!cursor.is_good()) return "";
  std::string text;
  JsonWriter writer(text);
  tree.root().write(writer);
  return text;
}

}  // namespace

TEST_CASE("JSON comes back with its numbers as they were written") {
  for (const char* json : {"{}", "[]", "null", "true", "\"text\"", "-9223372036854775808",
                           "9223372036854775807", "9223372036854775808", "18446744073709551616", "0.10",
                           "1E+2", "-1.5e-10", R"({"a": [1, {"b": null}, []], "c": {"d": false}})"}) {
    CHECK_EQ(rewritten(json), json);
  }
}

TEST_CASE("text is escaped where JSON demands it and nowhere else") {
  CHECK_EQ(rewritten(R"("\u0000\u001f\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00")"),
           "\"\\u0000\\u001f\\\"\\\\/\\b\\f\\n\\r\\t\u00e9\U0001F600\"");
}

TEST_CASE("of equal keys the last one wins, in every object") {
  CHECK_EQ(rewritten(R"({"a": 1, "b": 2, "a": 3})"), R"({"b": 2, "a": 3})");
  CHECK_EQ(rewritten(R"({"x": {"a": 1, "a": {"c": 1, "c": 2}}, "x": [{"a": 1, "\u0061": 2}]})"),
           R"({"x": [{"a": 2}]})");
  CHECK_EQ(rewritten(R"({"": 1, "": 2})"), R"({"": 2})");
}

TEST_CASE("64 levels of brackets are read, 65 are not") {
  const auto nested = [](size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  CHECK_EQ(rewritten(nested(64)), nested(64));
  CHECK_EQ(rewritten(nested(65)), "");
}

TEST_CASE("a tree that was cleared holds only what came after") {
  JsonTree tree;
  tree.begin(JsonKind::kObject);
  tree.key("a");
  CHECK_FALSE(tree.is_complete());
  tree.clear();
  CHECK(tree.is_empty());
  tree.integer(7);
  CHECK(tree.is_complete());
  CHECK_EQ(tree.root().integer(), 7);
  CHECK_EQ(tree.root().key(), "");
}

TEST_CASE("earlier duplicates are found by position") {
  CHECK_EQ(earlier_duplicates({"b", "a", "b", "c", "a", "b"}), std::vector<uint32_t>{0, 1, 2});
  CHECK(earlier_duplicates({}).empty());
}

TEST_CASE("members that are kept as text follow those that were written") {
  std::string text;
  JsonWriter writer(text);
  writer.begin_object();
  writer.members("");
  writer.member("a", 1);
  writer.members(R"("b": 2, "c": 3)");
  writer.member("d", std::string_view("4"));
  writer.line(2);
  writer.key("e");
  writer.null();
  writer.end_object();
  CHECK_EQ(text, "{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": \"4\",\n  \"e\": null}");
}

}  // namespace backscroll
