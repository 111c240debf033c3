// Rows of a file in all its shapes, cut into pieces of any size.
#include "import/json/json_rows.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace backscroll {
namespace {

// Writes down what comes: "<1:1> posts<1:12> 5 {"a": 1}<1:16> name=value".
class Notes final : public JsonRowsHandler {
 public:
  std::string text;
  JsonRows* rows = nullptr;

 private:
  void begin_file(TextPlace place) override { note(place); }
  bool has_rows(std::string_view name) override { return name == "rows"; }
  void begin_rows(TextPlace key) override {
    text += " rows";
    note(key);
  }
  // One with a second "a" has to come again, normal.
  void read_row(JsonCursor& cursor) override {
    row_ = cursor.skip();
    if (!cursor.is_normal() && row_.find("\"a\"") != row_.rfind("\"a\"")) cursor.give_up();
  }
  void end_row() override {
    text += ' ' + std::string(row_);
    note(rows->row_place());
  }
  void member(std::string_view name, std::string_view json, TextPlace key) override {
    text += ' ' + std::string(name) + '=' + std::string(json);
    note(key);
  }
  void note(TextPlace place) {
    text += '<' + std::to_string(place.line) + ':' + std::to_string(place.column) + '>';
  }

  std::string_view row_;
};

// What came of it, or the sentence of its error.
std::string read(std::string_view file, RowShape shape, size_t piece_bytes) {
  Notes notes;
  JsonRows rows(notes, shape);
  notes.rows = &rows;
  Status status;
  for (; !file.empty() && status.ok(); file.remove_prefix(std::min(piece_bytes, file.size()))) {
    const std::string_view piece = file.substr(0, piece_bytes);
    std::memcpy(rows.space(piece.size()), piece.data(), piece.size());
    status = rows.take(piece.size());
  }
  if (status.ok()) status = rows.finish();
  return status.ok() ? notes.text : status.detail();
}

void check(std::string_view file, RowShape shape, const std::string& expected) {
  for (const size_t piece_bytes : {size_t{1}, size_t{2}, size_t{3}, size_t{7}, size_t{1000}})
    CHECK_EQ(read(file, shape, piece_bytes), expected);
}

}  // namespace

TEST_CASE("rows are those of a list in an object") {
  check(R"({"x": [1], "rows": [5, {"a": 1}, "t"], "y": {}})", RowShape::kListInObject,
        R"(<1:1> x=[1]<1:2> rows<1:12> 5<1:21> {"a": 1}<1:24> "t"<1:34> y={}<1:40>)");
  check("{\"rows\": []}", RowShape::kListInObject, "<1:1> rows<1:2>");
  check(R"({"rows": [{"a": 1, "b": 2, "a": 3}]})", RowShape::kListInObject,
        R"(<1:1> rows<1:2> {"b": 2, "a": 3}<1:11>)");
}

TEST_CASE("rows are those of a list that is the whole file") {
  check("\xEF\xBB\xBF [1, 2,\n[3]] ", RowShape::kList, "<1:2> rows<1:2> 1<1:3> 2<1:6> [3]<2:1>");
  check("[]", RowShape::kList, "<1:1> rows<1:1>");
  check("\xEF\xBB\xBF  \n" + std::string(400, 'x'), RowShape::kList,
        "line 2, column 1: expected \"[\" but found a word without quotes");
  check("[1 2]", RowShape::kList, "line 1, column 4: expected \",\" or \"]\" but found \"2\"");
  check("[x]", RowShape::kList, "line 1, column 2: expected a value or \"]\" but found \"x\"");
  check("{}", RowShape::kList, "line 1, column 1: expected \"[\" but found \"{\"");
  check("[1] 2", RowShape::kList, "line 1, column 5: expected the end of the file but found \"2\"");
  check("[1,", RowShape::kList,
        "line 1, column 4: the file ends in the middle; it was cut off, fetch or export it again");
}

TEST_CASE("rows are those of a list that a script gives a name") {
  for (const char* const end : {"", "\n", ";", " ;\n"}) {
    check("window.YTD.posts.part0 = [\n{\"a\": 1},\n2]" + std::string(end), RowShape::kAssigned,
          "<1:1> rows<1:26> {\"a\": 1}<2:1> 2<3:1>");
  }
  check("a = 5", RowShape::kAssigned, "line 1, column 5: expected \"[\" but found \"5\"");
  check("a = [];;x", RowShape::kAssigned, "line 1, column 9: expected the end of the file but found \"x\"");
  check(std::string(600, 'x'), RowShape::kAssigned,
        "line 1, column 1: expected a name and \"=\" but found a word without quotes");
  check("window", RowShape::kAssigned,
        "line 1, column 7: the file ends in the middle; it was cut off, fetch or export it again");
}

TEST_CASE("rows are those of a file that is nothing but rows") {
  check("{\"a\": 1}\n[2]\r\n\n3 \"t\"{}", RowShape::kLines,
        "<1:1> rows<1:1> {\"a\": 1}<1:1> [2]<2:1> 3<4:1> \"t\"<4:3> {}<4:6>");
  check("17", RowShape::kLines, "<1:1> rows<1:1> 17<1:1>");
  check("1, 2", RowShape::kLines, "line 1, column 2: expected a value but found \",\"");
  check("{\"a\": 1}\n{\"a\"", RowShape::kLines,
        "line 2, column 5: the file ends in the middle; it was cut off, fetch or export it again");
}

}  // namespace backscroll
