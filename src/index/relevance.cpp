// relevance: see the header. Texts are folded once more: those that are found are few as a rule.
#include "index/relevance.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "index/post_order.h"
#include "index/term_test.h"

namespace backscroll {
namespace {

constexpr uint32_t kLikesBits = 40;

bool is_word(const QueryTerm& term) { return term.kind == TermKind::kText && !term.is_negated; }

// 0: inside a word, or in none; 1: at the beginning of one; 2: a whole one, anywhere in the text.
int best_fit(std::string_view text, const QueryTerm& term) {
  int best = -1;
  size_t at = find_letters(text, term.letters, term.is_whole);
  for (; at != std::string_view::npos && best < 2;
       at = find_letters(text, term.letters, term.is_whole, at + 1)) {
    const bool is_begin = !is_word_before(text, at);
    const bool is_end = !is_word_at(text, at + term.letters.size());
    best = std::max(best, is_begin ? 1 + static_cast<int>(is_end) : 0);
  }
  return best;
}

// The texts of one post: its own words, and those of others.
class PostTexts {
 public:
  PostTexts(const Archive& archive, PostIndex post) {
    const PostIndex quote = archive.quote(post);
    append_row_text(archive.author_index(post) == kOwner ? own_ : others_, archive, post);
    if (quote != kNoPost) append_row_text(others_, archive, quote);
  }
  size_t size_bytes() const { return own_.size() + others_.size(); }
  int fit(const QueryTerm& term) const {
    const int own = best_fit(own_, term);
    return std::max(own < 0 ? 0 : 2 * own + 1, 2 * std::max(best_fit(others_, term), 0));
  }

 private:
  std::string own_, others_;
};

}  // namespace

bool has_words(const Query& query) { return std::any_of(query.terms.begin(), query.terms.end(), is_word); }

Steps Relevance::find(const Archive& archive, const Query& query, const PostSet& posts, Relevance& found) {
  constexpr size_t kStepBytes = 32 * 1024;
  found.fits_.assign(archive.post_count(), 0);
  size_t bytes = 0;
  for (PostIndex post = posts.next(PostIndex{0}); post != kNoPost; post = posts.next(post + 1)) {
    const PostTexts texts(archive, post);
    int fit = 1;
    for (const QueryTerm& term : query.terms) {
      if (is_word(term)) fit += texts.fit(term);
    }
    found.fits_[post.value()] = static_cast<uint8_t>(std::min(fit, 255));
    bytes += texts.size_bytes();
    if (bytes < kStepBytes) continue;
    bytes = 0;
    co_await Steps::pause;
  }
}

uint64_t Relevance::order_key(const Archive& archive, PostIndex post) const {
  const uint64_t most_likes = (uint64_t{1} << kLikesBits) - 1;
  if (fits_[post.value()] == 0) return 0;
  return uint64_t{fits_[post.value()]} << kLikesBits |
         std::min(backscroll::order_key(archive, post, CountKind::kLikes), most_likes);
}

}  // namespace backscroll
