// query_language: what a reader may write into the search field, and what it means.
//
//   word "a phrase" -not from:2019 to:2021-03 has:media is:reply is:thread likes:>100 lang:ja @mention #tag
//
// Terms stand apart; all of them have to hold, except that is:reply is:quote, lang:en lang:ja, year:2019 year:2021 and
// from:@ada from:@bo ask for one or the other. "-" before a term turns it around. There is no OR between words.
// What cannot be understood is noted with its place, and the rest of the query works.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backscroll {

// What a post is or has. The first four are the kinds of posts, of which each has one.
enum class PostTrait : uint8_t {
  kOriginal,
  kReply,
  kRepost,
  kQuote,
  kThread,
  kSensitive,
  kSummary,
  kMedia,
  kPhoto,
  kVideo,
  kGif,
  kAudio,
  kAlt,  // described media
  kLink,
  kPoll,
  kQuotedPost,
  kCount_,
};
constexpr size_t kPostTraitCount = static_cast<size_t>(PostTrait::kCount_);
constexpr size_t kPostKindCount = 4;

enum class TermKind : uint8_t {
  kText,      // letters
  kTrait,     // trait
  kLanguage,  // letters, a BCP 47 tag or its first part; "und": none
  kAuthor,    // letters, a handle without "@"
  kReplyTo,   // likewise
  kSpan,      // [low, high) in milliseconds since 1970: year:2019, on:2019-03
  kTime,      // likewise: from:, to:, before:
  kLikes,     // low..high, both included
  kReplies,
  kReposts,
};

struct QueryTerm {
  TermKind kind = TermKind::kText;
  bool is_negated = false;
  bool is_phrase = false;  // in quotation marks
  bool is_whole = false;   // a #tag, a @handle or a $tag: "#art" is not in "#artist"
  PostTrait trait = PostTrait::kOriginal;
  std::string letters;  // folded
  int64_t low = 0;
  int64_t high = 0;
  uint32_t begin_bytes = 0;  // in the query
  uint32_t end_bytes = 0;
  std::string spelling;  // the one of all that mean the same, with its "-"
};

enum class QueryNoteKind : uint8_t {
  kUnknownOperator,  // "foo:bar" is looked for as text
  kOpenQuote,        // a quotation mark without its partner: the phrase goes to the end
  kNoValue,          // "lang:" with nothing after it
  kUnknownValue,     // "has:wings"
  kBadDate,
  kBadNumber,
  kEmptyRange,  // "likes:100..10", "from:2021 to:2019": nothing can match
  kTooManyTerms,
};
// Hints do not take anything away from the search; what another note points at was left out of it.
constexpr bool is_hint(QueryNoteKind kind) { return kind <= QueryNoteKind::kOpenQuote; }

struct QueryNote {
  QueryNoteKind kind;
  uint32_t begin_bytes;
  uint32_t end_bytes;
  friend bool operator==(const QueryNote&, const QueryNote&) = default;
};

struct Query {
  std::string text;
  std::vector<QueryTerm> terms;
  std::vector<QueryNote> notes;  // by place

  bool is_empty() const { return terms.empty(); }
};

constexpr size_t kMostQueryTerms = 64;

Query parse_query(std::string_view text);
// The terms as they would be written in one agreed way; parses to the same terms.
std::string canonical_text(const Query& query);

// Chips are terms: "has:photo", "is:reply", "lang:ja", "year:2019", also "-has:photo".
bool has_term(std::string_view text, std::string_view term);
// With the term at the end, or without it if it is there. The term turned around goes in any case.
std::string toggled_term(std::string_view text, std::string_view term);

// The next of three: without the term, with it, with it turned around.
std::string turned_term(std::string_view text, std::string_view term);

// "is:reply", "has:photo": what a chip of the trait writes.
std::string_view term_of(PostTrait trait);

}  // namespace backscroll
