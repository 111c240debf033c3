// search: what a reader looks for, and where it stands in a text (see query_language for what may be asked, fold for
// which letters are the same), and what was found.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/post_set.h"
#include "index/query_language.h"
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
  explicit Search(std::string_view text) : query_(parse_query(text)) {}

  const std::string& text() const { return query_.text; }
  const Query& query() const { return query_; }
  bool is_empty() const { return query_.is_empty(); }
  // Where the words stand in a text: sorted, apart from each other, whole grapheme clusters.
  std::vector<TextRange> ranges_in(std::string_view text) const;

 private:
  Query query_;
};

// The posts that a search found.
class Hits {
 public:
  Hits() = default;
  // `places`: of those that have one, ascending.
  Hits(PostSet posts, std::vector<TimePlace> places)
      : posts_(std::move(posts)), places_(std::move(places)), count_(posts_.count()) {}

  size_t count() const { return count_; }
  bool has(PostIndex post) const { return posts_.has(post); }
  const PostSet& posts() const { return posts_; }
  // Of those that have a place in time, ascending.
  const std::vector<TimePlace>& places() const { return places_; }

 private:
  PostSet posts_;
  std::vector<TimePlace> places_;
  size_t count_ = 0;  // also those without a place
};

}  // namespace backscroll
