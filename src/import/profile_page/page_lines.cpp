// page_lines: see the header. A line ends with a line feed, or with a carriage return and one.
#include "import/profile_page/page_lines.h"

#include <cstring>

#include "base/utf8.h"
#include "import/json/text_place.h"

namespace backscroll {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr size_t kLongestLetter = 4;  // in bytes

// Where the first bytes are that are not UTF-8; the size of the text: nowhere.
size_t end_of_utf8(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const DecodedCodePoint letter = decode_utf8(text, at);
    if (letter.size_bytes == 1 && letter.value >= 0x80) break;
    at += letter.size_bytes;
  }
  return at;
}

}  // namespace

char* PageLines::space(size_t size_bytes) {
  if (at_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + at_, filled_ - at_);
    filled_ -= at_;
    searched_ -= at_;
    at_ = 0;
  }
  if (buffer_.size() < filled_ + size_bytes) buffer_.resize(filled_ + size_bytes);
  return buffer_.data() + filled_;
}

bool PageLines::next(PageLine& line) {
  if (!trouble_.ok()) return false;
  const std::string_view all = std::string_view(buffer_).substr(0, filled_);
  const size_t found = all.find('\n', searched_);
  const bool is_cut = found == std::string_view::npos;
  const size_t end = is_cut ? filled_ : found;
  searched_ = end;
  if (end - at_ > kLongestLine) {
    ++number_;
    return fail(1, "this line is longer than 64 KB, and no line of a saved profile page is");
  }
  if (is_cut && (!is_complete_ || at_ == filled_)) return false;
  const std::string_view bytes = all.substr(at_, end - at_);
  at_ = searched_ = is_cut ? end : end + 1;
  return set_line(bytes, is_cut, line);
}

bool PageLines::set_line(std::string_view bytes, bool is_cut, PageLine& line) {
  line.number = ++number_;
  while (number_ == 1 && bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (bytes.ends_with('\r')) bytes.remove_suffix(1);
  const size_t good = end_of_utf8(bytes);
  // A file that was cut off may end inside a letter.
  if (is_cut && bytes.size() - good < kLongestLetter) bytes = bytes.substr(0, good);
  if (good < bytes.size())
    return fail(count_code_points(bytes.substr(0, good)) + 1,
                "these bytes are not UTF-8; save the file as UTF-8");
  line.has_zero = bytes.find('\0') != std::string_view::npos;
  if (!line.has_zero) return line.text = bytes, true;
  line.text.clear();
  for (const char c : bytes) c == '\0' ? append_utf8(line.text, 0xFFFD) : line.text.push_back(c);
  return true;
}

bool PageLines::fail(size_t column, std::string_view what) {
  trouble_ = Status(ErrorCode::kNotAnArchive, located({number_, column}, what));
  return false;
}

}  // namespace backscroll
