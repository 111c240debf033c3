// search: what a reader looks for, and where it stands in a text. Words that are apart are looked for one by one, words
// in quotation marks together; case does not matter (see fold). A #tag, a @handle and a $tag are found whole: "#art" is
// not in "#artist".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "index/time_index.h"

namespace backscroll {

struct TextRange {
  uint32_t begin_bytes;
  uint32_t end_bytes;
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

class Search {
 public:
  Search() = default;  // looks for nothing
  explicit Search(std::string_view text);

  const std::string& text() const { return text_; }
  bool is_empty() const { return terms_.empty(); }
  // Whether every term is in the post, in what it quotes, or is the handle of an author who is not the owner.
  bool finds(const Archive& archive, PostIndex post) const;
  // Where the terms stand in a text: sorted, apart from each other.
  std::vector<TextRange> ranges_in(std::string_view text) const;

 private:
  struct Term {
    std::string letters;  // folded
    bool is_whole;
  };

  std::string text_;
  std::vector<Term> terms_;
  mutable std::string buffer_;  // kept from one post to the next
};

// The posts that a search found.
class Hits {
 public:
  Hits() = default;
  Hits(const Archive& archive, const TimeIndex& index, const Search& search);

  size_t count() const { return count_; }
  bool has(PostIndex post) const { return is_hit_[post]; }
  // Their places in index.posts(), ascending.
  const std::vector<uint32_t>& places() const { return places_; }

 private:
  std::vector<bool> is_hit_;
  std::vector<uint32_t> places_;
  size_t count_ = 0;  // also those without a place
};

}  // namespace backscroll
