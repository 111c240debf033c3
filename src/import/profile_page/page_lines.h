// page_lines: the lines of a page that comes in pieces. Only the one that is still to come is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/status.h"

namespace backscroll {

struct PageLine {
  uint64_t number = 0;    // from 1
  std::string text;       // without its end, in UTF-8
  bool has_zero = false;  // it held U+0000, for which U+FFFD stands
};

class PageLines {
 public:
  static constexpr size_t kLongestLine = size_t{64} * 1024;

  // Where the next bytes are to be put: so many fit.
  char* space(size_t size_bytes);
  void take(size_t size_bytes) { filled_ += size_bytes; }
  void end() { is_complete_ = true; }
  bool is_complete() const { return is_complete_; }
  // False: more bytes have to come first, or there are no more, or something is wrong.
  bool next(PageLine& line);
  // Whatever is there is not wanted.
  void drop() { at_ = searched_ = filled_; }
  // What is wrong; then there is no next line.
  const Status& trouble() const { return trouble_; }

 private:
  bool set_line(std::string_view bytes, bool is_cut, PageLine& line);
  bool fail(size_t column, std::string_view what);

  std::string buffer_;
  size_t filled_ = 0;
  size_t at_ = 0;        // all before it was read
  size_t searched_ = 0;  // no line ends between at_ and here
  uint64_t number_ = 0;
  bool is_complete_ = false;
  Status trouble_;
};

}  // namespace backscroll
