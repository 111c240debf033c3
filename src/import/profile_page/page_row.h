// page_row: the lines of one post of a page, with those of the post that it quotes, and what they come to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/builder.h"
#include "import/profile_page/page_grammar.h"
#include "import/profile_page/page_lines.h"
#include "import/report/json_fields.h"

namespace backscroll {

struct PageAuthor {
  std::string handle;  // without "@"
  std::string name;    // as printed, with its badge
  std::string age;     // as printed
  bool has_zero = false;
};

// A post or a quote.
struct PagePart {
  uint64_t line = 0;                 // its first one
  std::optional<PageAuthor> author;  // of a quote that has none: the page does not say
  std::vector<PageLine> lines;       // of its text, and the media marks
};

class PageRow {
 public:
  // What all its lines come to.
  enum class End : uint8_t {
    kPost,        // post() and quote() are whole
    kWrong,       // no post
    kPostInside,  // its counts are not there; the "quote" is a post of its own
    kCutOff,      // no post, as the file ends
  };

  bool is_empty() const { return line_ == 0; }
  uint64_t line() const { return line_; }  // where it begins
  // An author block comes: whether it opens the quote of this post.
  bool takes_quote() const { return post_.author && !quote_ && counts_seen_ == 0 && !is_garbage_; }
  // Whether all counts that a post has are there, so that any other line is none of it.
  bool has_counts() const { return counts_seen_ >= kCounts; }
  void begin(uint64_t line, PageAuthor author);
  void begin_garbage(const PageLine& line);
  void begin_quote(uint64_t line, PageAuthor author);
  void add(PageLine line);
  // No further line comes. Has to be called before post() and quote().
  End end(bool is_end_of_file);
  // Makes a post of what stands where the quote of this one would.
  void keep_quote_as_post();
  void clear() { *this = PageRow(); }

  const PagePart& post() const { return post_; }
  const PagePart* quote() const { return quote_ ? &*quote_ : nullptr; }
  // Replies, reposts, likes: as the page has them, without labels.
  void set_counts(PostInput& post, bool is_quote, FieldNotes& notes) const;

 private:
  static constexpr size_t kCounts = 3;                  // of a post
  static constexpr size_t kMostKept = 2 * kCounts + 1;  // with one more, which then is a text
  static constexpr size_t kMostBytes = size_t{256} * 1024;

  PagePart& last_part() { return quote_ ? *quote_ : post_; }
  void take_counts_as_text(size_t count);
  bool split_nameless_quote();

  uint64_t line_ = 0;
  bool is_garbage_ = false;
  bool begins_like_post_ = false;  // of garbage: with a handle
  size_t lines_ = 0;
  size_t bytes_ = 0;
  PagePart post_;
  std::optional<PagePart> quote_;
  std::vector<PageLine> counts_;  // the first ones
  size_t counts_seen_ = 0;
};

}  // namespace backscroll
