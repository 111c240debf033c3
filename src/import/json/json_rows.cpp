// json_rows: see the header. A value that is not good is either cut off or unusual: when its end is in the buffer, the
// JSON library reads it, and writes it anew for the cursor or finds out what is wrong.
#include "import/json/json_rows.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "import/json/json_parser.h"
#include "import/json/json_tree.h"
#include "import/json/json_writer.h"

namespace backscroll {
namespace {

constexpr std::string_view kMark =
    "\xEF\xBB\xBF";  // some programs begin a file in UTF-8 with it, two of them with two
constexpr size_t kLargestValue = size_t{256} * 1024 * 1024;
constexpr size_t kTopDepth = 1;
constexpr size_t kRowDepth = 2;
// What an error sentence may want to see behind the place.
constexpr size_t kSeenBehind = 256;

// Where a value ends by its brackets and quotation marks; nothing while it goes on.
std::optional<size_t> end_of_value(std::string_view json) {
  size_t depth = 0;
  for (size_t i = 0; i < json.size(); ++i) {
    switch (json[i]) {
      case '"':
        for (++i; i < json.size() && json[i] != '"'; ++i) {
          if (json[i] == '\\') ++i;
        }
        if (i >= json.size()) return std::nullopt;
        if (depth == 0) return i + 1;
        break;
      case '{':
      case '[': ++depth; break;
      case '}':
      case ']':
        if (depth <= 1) return i + depth;
        --depth;
        break;
      case ',':
      case ' ':
      case '\n':
      case '\r':
      case '\t':
        if (depth == 0) return i;
        break;
      default: break;
    }
  }
  return std::nullopt;
}

bool normalise(std::string_view json, size_t depth, std::string& normal) {
  JsonTree tree;
  JsonCursor cursor(json, false, depth);
  tree.append(cursor);
  if (!cursor.is_good() || cursor.offset() != json.size()) {
    Result<JsonTree> parsed = tree_from_json(json);
    if (!parsed.ok()) return false;
    tree = std::move(parsed.value());
  }
  normal.clear();
  JsonWriter writer(normal);
  tree.root().write(writer);
  JsonCursor check(normal, true, depth);  // the library did not know of the brackets around it
  check.skip();
  return check.is_good();
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
  enough_ = 2 * (filled_ - at_);  // what was cut off is not read anew with each of many small pieces
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
      case Step::kWrong: return trouble();
    }
    if (state_ == State::kEnd && at_ == filled_) return Status();
  }
}

JsonRows::Step JsonRows::step() {
  JsonCursor cursor(rest(at_));
  cursor.skip_space();
  if (at_ + cursor.offset() == filled_) {
    if (!is_complete_) return Step::kMore;
    return state_ == State::kEnd ? consume(filled_, state_) : Step::kWrong;
  }
  switch (state_) {
    case State::kStart: return begin_file(cursor);
    case State::kFirstMember:
    case State::kAfterMember: return next_member(cursor);
    case State::kFirstRow:
    case State::kAfterRow: return next_row(cursor);
    case State::kEnd: return Step::kWrong;
  }
  return Step::kWrong;
}

JsonRows::Step JsonRows::consume(size_t end, State next) {
  at_ = end;
  state_ = next;
  return Step::kDone;
}

JsonRows::Step JsonRows::begin_file(JsonCursor& cursor) {
  const size_t begin = at_ + cursor.offset();
  if (kMark.starts_with(rest(at_))) return more_or(Step::kWrong);
  if (rest(at_).starts_with(kMark)) {
    at_ += kMark.size();
    placed_ = at_;  // it is no column
    return Step::kDone;
  }
  if (!cursor.take('{')) return Step::kWrong;
  handler_.begin_file(place_at(begin));
  return consume(at_ + cursor.offset(), State::kFirstMember);
}

JsonRows::Step JsonRows::next_member(JsonCursor& cursor) {
  if (cursor.take('}')) return consume(at_ + cursor.offset(), State::kEnd);
  if (state_ == State::kAfterMember && !cursor.take(',')) return Step::kWrong;
  cursor.skip_space();
  const size_t begin = at_ + cursor.offset();
  if (begin == filled_) return more_or(Step::kWrong);
  const std::optional<size_t> size = end_of_value(rest(begin));
  if (!size) return more_or(Step::kWrong);
  if (!cursor.is_text()) return Step::kWrong;
  name_ = cursor.text();
  cursor.skip_space();
  if (cursor.is_good() && at_ + cursor.offset() == filled_) return more_or(Step::kWrong);
  if (!cursor.is_good() || !cursor.take(':')) return Step::kWrong;
  return read_member(name_, begin, cursor);
}

JsonRows::Step JsonRows::read_member(std::string_view name, size_t begin, JsonCursor& cursor) {
  cursor.skip_space();
  const size_t value = at_ + cursor.offset();
  if (value == filled_) return more_or(Step::kWrong);
  if (handler_.has_rows(name) && cursor.take('[')) {
    handler_.begin_rows(place_at(begin));
    return consume(value + 1, State::kFirstRow);
  }
  std::optional<size_t> size = end_of_value(rest(value));
  if (!size && !is_complete_ && filled_ - value < kLargestValue) return Step::kMore;
  if (!size || !normalise(rest(value).substr(0, *size), kTopDepth, normal_)) return Step::kWrong;
  handler_.member(name, normal_, place_at(begin));
  return consume(value + *size, State::kAfterMember);
}

JsonRows::Step JsonRows::next_row(JsonCursor& cursor) {
  if (cursor.take(']')) return consume(at_ + cursor.offset(), State::kAfterMember);
  if (state_ == State::kAfterRow && !cursor.take(',')) return Step::kWrong;
  cursor.skip_space();
  const size_t begin = at_ + cursor.offset();
  if (begin == filled_) return more_or(Step::kWrong);
  return read_row(begin);
}

JsonRows::Step JsonRows::read_row(size_t begin) {
  row_offset_ = begin;
  JsonCursor cursor(rest(begin), false, kRowDepth);
  handler_.read_row(cursor);
  // A number that ends with the buffer may go on.
  const bool is_whole = begin + cursor.offset() < filled_ || is_complete_;
  if (cursor.is_good() && is_whole) {
    handler_.end_row();
    return consume(begin + cursor.offset(), State::kAfterRow);
  }
  const std::optional<size_t> size = end_of_value(rest(begin));
  if (!size && !is_complete_ && filled_ - begin < kLargestValue) return Step::kMore;
  const std::string_view row = rest(begin).substr(0, size.value_or(filled_ - begin));
  if (!normalise(row, kRowDepth, normal_)) return Step::kWrong;
  JsonCursor normal(normal_, true, kRowDepth);
  handler_.read_row(normal);
  if (!normal.is_good()) return Step::kWrong;
  handler_.end_row();
  return consume(begin + row.size(), State::kAfterRow);
}

// The library reads what comes after something that stands for all that was read, and tells what is wrong with it.
Status JsonRows::trouble() {
  constexpr std::string_view kBefore[] = {"", "{", "{\"\":0", "{\"\":[", "{\"\":[0", "{}"};
  const std::string_view before = kBefore[static_cast<size_t>(state_)];
  std::string text(before);
  text += rest(at_);
  const JsonOrigin origin = {before.size(), place_at(at_)};
  JsonTree ignored;
  const JsonTrouble trouble = find_json_trouble(text, origin);
  if (!is_complete_ && text.size() - std::min(text.size(), trouble.offset) < kSeenBehind) {
    if (filled_ - at_ < kLargestValue) return Status();  // more of it makes a better sentence
  }
  return trouble.status;
}

}  // namespace backscroll
