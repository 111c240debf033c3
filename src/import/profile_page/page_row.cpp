// page_row: a post has three counts and a post with a quote has six, the quote's first. That says where it ends, and
// which of several lines of text are a quote that lost its author.
#include "import/profile_page/page_row.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace backscroll {
namespace {

size_t size_of(const PageAuthor& author) {
  return author.handle.size() + author.name.size() + author.age.size();
}

}  // namespace

void PageRow::begin(uint64_t line, PageAuthor author) {
  clear();
  line_ = post_.line = line;
  bytes_ = size_of(author);
  post_.author = std::move(author);
}

void PageRow::begin_garbage(const PageLine& line) {
  clear();
  line_ = line.number;
  is_garbage_ = true;
  begins_like_post_ = is_handle_line(line.text);
  lines_ = 1;
}

void PageRow::begin_quote(uint64_t line, PageAuthor author) {
  bytes_ += size_of(author);
  quote_.emplace();
  quote_->line = line;
  quote_->author = std::move(author);
}

void PageRow::add(PageLine line) {
  ++lines_;
  bytes_ += line.text.size() + sizeof(PageLine);
  if (bytes_ > kMostBytes && !is_garbage_) {  // nobody writes so much in a post
    const uint64_t begin = line_;
    clear();
    line_ = begin;
    is_garbage_ = true;
  }
  if (is_garbage_) return;
  if (count_from_line(line.text)) {
    if (++counts_seen_ <= kMostKept) counts_.push_back(std::move(line));
    return;
  }
  take_counts_as_text(counts_seen_);  // fewer than a post has: a text of digits
  last_part().lines.push_back(std::move(line));
}

void PageRow::take_counts_as_text(size_t count) {
  const auto end = counts_.begin() + static_cast<std::ptrdiff_t>(count);
  std::move(counts_.begin(), end, std::back_inserter(last_part().lines));
  counts_.erase(counts_.begin(), end);
  counts_seen_ -= count;
}

PageRow::End PageRow::end(bool is_end_of_file) {
  const End no_post = is_end_of_file ? End::kCutOff : End::kWrong;
  // An author block that lacks its last line is none.
  if (is_garbage_) return begins_like_post_ && lines_ < 3 ? no_post : End::kWrong;
  const size_t wanted = quote_ ? 2 * kCounts : kCounts;
  if (counts_seen_ == wanted + 1 && last_part().lines.empty()) take_counts_as_text(1);
  if (counts_seen_ == wanted) return End::kPost;
  if (!quote_) return counts_seen_ == 2 * kCounts && split_nameless_quote() ? End::kPost : no_post;
  const bool is_one_post = counts_seen_ == 0 || counts_seen_ == kCounts || counts_seen_ == kCounts + 1;
  return is_one_post && !is_end_of_file ? End::kPostInside : no_post;
}

// The last line of text is the quote's, as a text has one line. Line breaks are gone from them.
bool PageRow::split_nameless_quote() {
  std::vector<PageLine>& lines = post_.lines;
  const auto last = std::find_if(lines.rbegin(), lines.rend(),
                                 [](const PageLine& line) { return !is_media_line(line.text); });
  if (last == lines.rend()) return false;
  const auto first = std::prev(last.base());
  quote_.emplace();
  quote_->line = first->number;
  std::move(first, lines.end(), std::back_inserter(quote_->lines));
  lines.erase(first, lines.end());
  return true;
}

void PageRow::keep_quote_as_post() {
  post_ = std::move(*quote_);
  quote_.reset();
  line_ = post_.line;
  bytes_ = 0;
}

void PageRow::set_counts(PostInput& post, bool is_quote, FieldNotes& notes) const {
  const size_t first = quote_ && !is_quote ? kCounts : 0;
  Count* const counts[] = {&post.replies, &post.reposts, &post.likes};
  for (size_t i = 0; i < kCounts; ++i) {
    const PageCount read = count_from_line(counts_[first + i].text).value_or(PageCount());
    *counts[i] = read.count;
    if (read.is_huge) notes.repairs.push_back(RepairReason::kHugeCount);
  }
}

}  // namespace backscroll
