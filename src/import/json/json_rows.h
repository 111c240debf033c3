// json_rows: reads a file of JSON rows that comes in pieces and is never held whole. Rows are read where they stand in
// the buffer; only the beginning of one that is still to come is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/status.h"
#include "import/json/json_cursor.h"
#include "import/json/text_place.h"

namespace backscroll {

// Where the rows of a file are.
enum class RowShape : uint8_t {
  kListInObject,  // {"...": ..., "rows": [row, row], "...": ...}
  kList,          // [row, row]
  kAssigned,      // name.of.something = [row, row]; as a script has it, or = row, an object, or only the list
  kLines,         // row row row, each on a line of its own or not
};

// What a file is made of, as it comes. Places are those of the whole file.
class JsonRowsHandler {
 public:
  virtual ~JsonRowsHandler() = default;

  virtual void begin_file(TextPlace place) = 0;
  // Of kListInObject: whether the list of rows is under this name. Only a list is one; anything else comes as a member.
  virtual bool has_rows(std::string_view name) = 0;
  // Of kListInObject: where the name stands, else the first row.
  virtual void begin_rows(TextPlace key) = 0;
  // Takes a whole value. May give the cursor up when it is not normal; then it comes again, normal. What was read of
  // one that is not good in the end is void.
  virtual void read_row(JsonCursor& cursor) = 0;
  // The last row that was read is good, and all of it was there.
  virtual void end_row() = 0;
  // Of kListInObject. `json` is normal: see JsonCursor.
  virtual void member(std::string_view name, std::string_view json, TextPlace key) = 0;
};

class JsonRows {
 public:
  explicit JsonRows(JsonRowsHandler& handler, RowShape shape = RowShape::kListInObject)
      : handler_(handler), shape_(shape) {}

  // Where the next bytes are to be put: so many fit.
  char* space(size_t size_bytes);
  // So many bytes were put there. Not ok: nothing more is read.
  Status take(size_t size_bytes);
  // There are no more.
  Status finish();

  std::string_view buffered() const { return std::string_view(buffer_).substr(0, filled_); }
  // Of the row that is being read.
  TextPlace row_place() { return place_at(row_offset_); }

 private:
  enum class State : uint8_t { kStart, kAssigned, kFirstMember, kAfterMember, kFirstRow, kAfterRow, kEnd };
  enum class Step : uint8_t { kDone, kMore, kWrong };

  Status read();
  Step step();
  Step begin_file(size_t begin);
  Step begin_list(size_t begin);
  Step begin_assigned(size_t begin);
  Step skip_assignment(size_t begin);
  Step end_rows(size_t end);
  Step next_member(JsonCursor& cursor);
  Step read_member(size_t begin, JsonCursor& cursor);
  Step next_row(JsonCursor& cursor);
  Step read_row(size_t begin);
  Step consume(size_t end, State next);
  bool has_ended() const;
  size_t row_depth() const;
  bool is_whole(size_t end) const;
  Step find_value(size_t begin, size_t depth, std::string_view& value);
  Step cut_off(size_t begin);
  Step too_large(size_t begin);
  Step unexpected(size_t offset, std::string_view what);
  Step wrong(size_t begin, JsonFault fault);
  TextPlace place_at(size_t offset);
  void drop_consumed();

  std::string_view rest(size_t from) const { return buffered().substr(from); }

  JsonRowsHandler& handler_;
  RowShape shape_;
  std::string buffer_;
  size_t filled_ = 0;
  size_t at_ = 0;  // all before it was read
  State state_ = State::kStart;
  bool is_complete_ = false;
  bool is_single_ = false;  // the row is no list
  size_t enough_ = 0;       // bytes behind at_ with which it is worth looking again
  size_t row_offset_ = 0;
  size_t placed_ = 0;  // where in the buffer place_ is
  TextPlace place_;
  std::string name_;
  std::string normal_;
  Status trouble_;  // of Step::kWrong
};

}  // namespace backscroll
