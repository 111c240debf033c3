// json_rows: see the header. What is cut off is read again when more of the file has come.
#include "import/json/json_rows.h"

#include <algorithm>
#include <cstring>

#include "import/json/json_error.h"
#include "import/json/json_tree.h"
#include "import/json/json_writer.h"

namespace backscroll {
namespace {

constexpr std::string_view kMark =
    "\xEF\xBB\xBF";  // some programs begin a file in UTF-8 with it, two of them with two
constexpr size_t kLargestValue = size_t{256} * 1024 * 1024;
constexpr size_t kTopDepth = 1;
constexpr size_t kLongestAssignment = 512;
// What an error sentence may want to see behind the place.
constexpr size_t kSeenBehind = 256;

// Good JSON as a JsonWriter writes it, of equal names the last one.
void normalise(std::string_view json, std::string& normal) {
  JsonTree tree;
  JsonCursor cursor(json);
  tree.append(cursor);
  normal.clear();
  JsonWriter writer(normal);
  tree.root().write(writer);
}

}  // namespace

char* JsonRows::space(size_t size_bytes) {
  drop_consumed();
  if (buffer_.size() < filled_ + size_bytes) buffer_.resize(filled_ + size_bytes);
  return buffer_.data() + filled_;
}

Status JsonRows::take(size_t size_bytes) {
  filled_ += size_bytes;
  if (filled_ - at_ < enough_) return Status();
  const Status status = read();
  // What was cut off is not read anew with each of many small pieces.
  enough_ = std::min(2 * (filled_ - at_), kLargestValue + kSeenBehind);
  return status;
}

Status JsonRows::finish() {
  is_complete_ = true;
  return read();
}

void JsonRows::drop_consumed() {
  if (at_ == 0) return;
  place_at(at_);
  placed_ = 0;
  std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
  filled_ -= at_;
  at_ = 0;
}

// Forward only.
TextPlace JsonRows::place_at(size_t offset) {
  place_ = place_after(place_, buffered().substr(placed_, offset - placed_));
  placed_ = offset;
  return place_;
}

Status JsonRows::read() {
  for (;;) {
    switch (step()) {
      case Step::kDone: break;
      case Step::kMore: return Status();
      case Step::kWrong: return trouble_;
    }
    if (state_ == State::kEnd && at_ == filled_) return Status();
  }
}

JsonRows::Step JsonRows::step() {
  JsonCursor cursor(rest(at_));
  cursor.skip_space();
  const size_t begin = at_ + cursor.offset();
  if (begin == filled_) {
    if (is_complete_ && has_ended()) return consume(filled_, State::kEnd);
    return cut_off(begin);
  }
  switch (state_) {
    case State::kStart: return begin_file(begin);
    case State::kAssigned: return begin_assigned(begin);
    case State::kFirstMember:
    case State::kAfterMember: return next_member(cursor);
    case State::kFirstRow:
    case State::kAfterRow: return next_row(cursor);
    case State::kEnd: break;
  }
  const bool may_end_a_script = shape_ == RowShape::kAssigned && buffer_[begin] == ';';
  return may_end_a_script ? consume(begin + 1, State::kEnd) : unexpected(begin, "the end of the file");
}

bool JsonRows::has_ended() const {
  const bool is_between_rows = state_ == State::kFirstRow || state_ == State::kAfterRow;
  return state_ == State::kEnd || (shape_ == RowShape::kLines && is_between_rows) ||
         (is_single_ && state_ == State::kAfterRow);
}

// Brackets around a row.
size_t JsonRows::row_depth() const {
  if (shape_ == RowShape::kLines || is_single_) return 0;
  return shape_ == RowShape::kListInObject ? 2 : 1;
}

JsonRows::Step JsonRows::consume(size_t end, State next) {
  at_ = end;
  state_ = next;
  return Step::kDone;
}

JsonRows::Step JsonRows::begin_file(size_t begin) {
  if (kMark.starts_with(rest(at_))) return cut_off(begin);
  if (rest(at_).starts_with(kMark)) {
    at_ += kMark.size();
    placed_ = at_;  // it is no column
    return Step::kDone;
  }
  if (shape_ == RowShape::kAssigned && buffer_[begin] != '[') return skip_assignment(begin);
  if (shape_ == RowShape::kList && buffer_[begin] != '[') return unexpected(begin, "\"[\"");
  if (shape_ == RowShape::kListInObject && buffer_[begin] != '{') return unexpected(begin, "\"{\"");
  const TextPlace place = place_at(begin);
  handler_.begin_file(place);
  if (shape_ == RowShape::kListInObject) return consume(begin + 1, State::kFirstMember);
  if (shape_ == RowShape::kList || shape_ == RowShape::kAssigned) return begin_list(begin);
  handler_.begin_rows(place);
  return consume(begin, State::kFirstRow);
}

JsonRows::Step JsonRows::begin_list(size_t begin) {
  if (buffer_[begin] != '[') return unexpected(begin, "\"[\"");
  handler_.begin_rows(place_at(begin));
  return consume(begin + 1, State::kFirstRow);
}

JsonRows::Step JsonRows::begin_assigned(size_t begin) {
  is_single_ = buffer_[begin] == '{';
  if (!is_single_) return begin_list(begin);
  handler_.begin_rows(place_at(begin));
  return consume(begin, State::kFirstRow);
}

// What stands before the list is not looked at: no value, and no script either.
JsonRows::Step JsonRows::skip_assignment(size_t begin) {
  const size_t sign = rest(begin).substr(0, kLongestAssignment).find('=');
  if (sign == std::string_view::npos && filled_ - begin < kLongestAssignment) return cut_off(begin);
  if (sign == std::string_view::npos) return unexpected(begin, "a name and \"=\"");
  handler_.begin_file(place_at(begin));
  return consume(begin + sign + 1, State::kAssigned);
}

JsonRows::Step JsonRows::end_rows(size_t end) {
  return consume(end, shape_ == RowShape::kListInObject ? State::kAfterMember : State::kEnd);
}

JsonRows::Step JsonRows::next_member(JsonCursor& cursor) {
  if (cursor.take('}')) return consume(at_ + cursor.offset(), State::kEnd);
  const bool is_first = state_ == State::kFirstMember;
  if (!is_first && !cursor.take(',')) return unexpected(at_ + cursor.offset(), "\",\" or \"}\"");
  cursor.skip_space();
  const size_t begin = at_ + cursor.offset();
  if (begin == filled_) return cut_off(begin);
  if (buffer_[begin] != '"')
    return unexpected(begin, is_first ? "a name in double quotes or \"}\"" : "a name in double quotes");
  name_ = cursor.text();
  if (!cursor.is_good()) return wrong(at_, cursor.fault());
  cursor.skip_space();
  if (at_ + cursor.offset() == filled_) return cut_off(begin);
  if (!cursor.take(':')) return unexpected(at_ + cursor.offset(), "\":\"");
  return read_member(begin, cursor);
}

JsonRows::Step JsonRows::read_member(size_t begin, JsonCursor& cursor) {
  cursor.skip_space();
  const size_t value = at_ + cursor.offset();
  if (value == filled_) return cut_off(begin);
  if (handler_.has_rows(name_) && cursor.take('[')) {
    handler_.begin_rows(place_at(begin));
    return consume(value + 1, State::kFirstRow);
  }
  std::string_view whole;
  if (const Step step = find_value(value, kTopDepth, whole); step != Step::kDone) return step;
  normalise(whole, normal_);
  handler_.member(name_, normal_, place_at(begin));
  return consume(value + whole.size(), State::kAfterMember);
}

JsonRows::Step JsonRows::next_row(JsonCursor& cursor) {
  if (is_single_ && state_ == State::kAfterRow) return consume(at_, State::kEnd);
  if (shape_ == RowShape::kLines || is_single_) return read_row(at_ + cursor.offset());
  if (cursor.take(']')) return end_rows(at_ + cursor.offset());
  const bool is_first = state_ == State::kFirstRow;
  if (!is_first && !cursor.take(',')) return unexpected(at_ + cursor.offset(), "\",\" or \"]\"");
  cursor.skip_space();
  const size_t begin = at_ + cursor.offset();
  if (begin == filled_) return cut_off(begin);
  return read_row(begin);
}

JsonRows::Step JsonRows::read_row(size_t begin) {
  row_offset_ = begin;
  JsonCursor cursor(rest(begin), false, row_depth());
  handler_.read_row(cursor);
  if (!cursor.is_good() && cursor.fault().kind != JsonFault::Kind::kGivenUp)
    return wrong(begin, cursor.fault());
  if (cursor.is_good()) {
    if (!is_whole(begin + cursor.offset())) return cut_off(begin);
    if (cursor.offset() > kLargestValue) return too_large(begin);
    handler_.end_row();
    return consume(begin + cursor.offset(), State::kAfterRow);
  }
  std::string_view whole;
  if (const Step step = find_value(begin, row_depth(), whole); step != Step::kDone) return step;
  normalise(whole, normal_);
  JsonCursor normal(normal_, true, row_depth());
  handler_.read_row(normal);
  handler_.end_row();
  return consume(begin + whole.size(), State::kAfterRow);
}

// A number that ends with the buffer may go on.
bool JsonRows::is_whole(size_t end) const { return end < filled_ || is_complete_; }

// The value that begins there, when all of it is there.
JsonRows::Step JsonRows::find_value(size_t begin, size_t depth, std::string_view& value) {
  JsonCursor cursor(rest(begin), false, depth);
  value = cursor.skip();
  if (!cursor.is_good()) return wrong(begin, cursor.fault());
  if (!is_whole(begin + value.size())) return cut_off(begin);
  return value.size() > kLargestValue ? too_large(begin) : Step::kDone;
}

// `begin`: of what goes on behind the buffer.
JsonRows::Step JsonRows::cut_off(size_t begin) {
  if (is_complete_) return wrong(filled_, {JsonFault::Kind::kEnd});
  return filled_ - begin <= kLargestValue ? Step::kMore : too_large(begin);
}

JsonRows::Step JsonRows::too_large(size_t begin) {
  return wrong(begin, {JsonFault::Kind::kText, 0, "a value of more bytes than can be read"});
}

JsonRows::Step JsonRows::unexpected(size_t offset, std::string_view what) {
  return wrong(offset, {JsonFault::Kind::kUnexpected, 0, what});
}

// `begin`: where the cursor began that says so.
JsonRows::Step JsonRows::wrong(size_t begin, JsonFault fault) {
  const bool is_end = fault.kind == JsonFault::Kind::kEnd;
  if (is_end && !is_complete_) return cut_off(begin);
  fault.offset = is_end ? filled_ : begin + fault.offset;
  if (!is_complete_ && filled_ - fault.offset < kSeenBehind) return Step::kMore;  // for a better sentence
  const bool is_first_value =
      state_ == State::kFirstRow && fault.offset == row_offset_ && shape_ != RowShape::kLines && !is_single_;
  if (is_first_value && fault.kind == JsonFault::Kind::kUnexpected) fault.what = "a value or \"]\"";
  trouble_ = json_error(buffered(), fault, place_at(fault.offset));
  return Step::kWrong;
}

}  // namespace backscroll
