// term_test: whether a post is what a search asks for, term by term, from the columns of the archive and its texts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "index/query_language.h"
#include "index/threads.h"

namespace backscroll {

// A bit for each PostTrait.
uint32_t traits_of(const Archive& archive, const Threads& threads, PostIndex post);
constexpr uint32_t bit_of(PostTrait trait) { return 1u << static_cast<uint32_t>(trait); }

// The language of a post as a search names it: in small letters; "und": none is stated.
std::string language_of(const Archive& archive, PostIndex post);
// Whether "lang:pt" asks for "pt-br".
bool is_language(std::string_view tag, std::string_view asked);

// Terms of one group ask for one or the other.
struct TermGroup {
  uint32_t id;
  std::vector<const QueryTerm*> terms;
};
constexpr uint32_t kKindGroup = 0;
constexpr uint32_t kLanguageGroup = 1;
constexpr uint32_t kSpanGroup = 2;
constexpr uint32_t trait_group(PostTrait trait) {
  return static_cast<size_t>(trait) < kPostKindCount ? kKindGroup : 16 + static_cast<uint32_t>(trait);
}
// Of all terms but those of text. They point into the query.
std::vector<TermGroup> term_groups(const Query& query);

// What terms of text look at: the text of a post, of what it quotes, the handles of their authors where those are not
// the owner, and the descriptions of their media. Folded, the parts on lines of their own.
void append_post_text(std::string& to, const Archive& archive, PostIndex post);
// The same of one row, without what it quotes.
void append_row_text(std::string& to, const Archive& archive, PostIndex row);

// Where the letters stand in a folded text, from `from` on; npos: nowhere. Whole: no letter goes on after them.
size_t find_letters(std::string_view text, std::string_view letters, bool is_whole, size_t from = 0);
// Whether a letter or digit begins at `at`; false at the end.
bool is_word_at(std::string_view text, size_t at);
// Whether a letter or digit ends at `at`.
bool is_word_before(std::string_view text, size_t at);

class TermTest {
 public:
  // Both have to outlive it. Without threads is:thread finds what the source marks as one.
  TermTest(const Archive& archive, const Threads& threads);

  // Whatever the sign; not for terms of text.
  bool holds(const QueryTerm& term, PostIndex post) const;
  bool passes(const TermGroup& group, PostIndex post) const;

 private:
  bool is_by(std::string_view handle, PostIndex post) const;

  const Archive& archive_;
  const Threads& threads_;
  std::string owner_;  // folded handle
};

// A whole query on one post after the other, without anything prepared. Answers for one archive.
class QueryTest {
 public:
  QueryTest(const Archive& archive, const Query& query);
  bool holds(PostIndex post) const;

 private:
  const Archive& archive_;
  const Query& query_;
  Threads threads_;
  TermTest test_;
  std::vector<TermGroup> groups_;
  bool has_text_ = false;
  mutable std::string buffer_;  // kept from one post to the next
};

}  // namespace backscroll
