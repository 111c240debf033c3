// finder: see the header.
#include "index/finder.h"

#include <algorithm>
#include <utility>

#include "index/nearest_word.h"

namespace backscroll {
namespace {

constexpr uint32_t kTextGroup = 0xFFFFFFFF;
// From here on each post is looked at by itself.
constexpr size_t kFewTimes = 32;
constexpr size_t kBytesLikeAPost = 32;   // of a text that has to be folded first
constexpr size_t kStepBytes = 8 * 1024;  // of words to be compared letter by letter

bool is_text(const QueryTerm& term) { return term.kind == TermKind::kText; }

std::string spelling_of_text(const Query& query) {
  std::string spelling;
  for (const QueryTerm& term : query.terms) {
    if (is_text(term)) spelling += term.spelling + '\n';
  }
  return spelling;
}

std::string spelling_of(const TermGroup& group) {
  std::string spelling;
  for (const QueryTerm* const term : group.terms) spelling += term->spelling + '\n';
  return spelling;
}

// Whether nothing has the new term that has not the old one.
bool implies(const QueryTerm& term, const QueryTerm& old) {
  if (!is_text(term) || term.is_negated != old.is_negated) return false;
  if (term.letters == old.letters && term.is_whole == old.is_whole) return true;
  return !old.is_negated && !old.is_whole && term.letters.find(old.letters) != std::string::npos;
}

// On one line: what is typed or linked may have more of them.
Finder::Missing without(std::string text, const QueryTerm& term) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<uint8_t>(c) < ' '; }, ' ');
  const std::string own = text.substr(term.begin_bytes, term.end_bytes - term.begin_bytes);
  const size_t end = std::min(text.find_first_not_of(' ', term.end_bytes), text.size());
  text.erase(term.begin_bytes, end - term.begin_bytes);
  const bool is_word = is_text(term) && !term.is_phrase;
  return {own, std::move(text), term.begin_bytes, is_word ? term.letters : std::string()};
}

// Of the facet's own group, or, where each term is a group of its own, the one that asks for the same.
bool is_of(uint32_t group, std::string_view spelling, const Facet& facet) {
  switch (facet.kind) {
    case FacetKind::kTrait: return group == trait_group(facet.trait);
    case FacetKind::kLanguage: return group == kLanguageGroup;
    case FacetKind::kYear: return group == kSpanGroup;
    case FacetKind::kLikes: break;
  }
  return spelling == facet.term + '\n' || spelling == '-' + facet.term + '\n';
}

}  // namespace

Finder::Finder(const Archive& archive, const TimeIndex& index, const Threads& threads)
    : archive_(archive), index_(index), test_(archive, threads), threads_(threads) {}

Steps Finder::prepare() {
  if (is_prepared_) co_return;
  co_await Facets::build(archive_, threads_, facets_);
  is_prepared_ = true;
}

Steps Finder::find(const Search& search, Hits& hits) {
  co_await prepare();
  const Query& query = search.query();
  std::vector<Part> parts;
  Part text{kTextGroup, spelling_of_text(query), {}};
  if (!text.spelling.empty()) {
    co_await find_text(query, text);
    parts.push_back(std::move(text));
  }
  for (const TermGroup& group : term_groups(query)) {
    Part part{group.id, spelling_of(group), {}};
    co_await find_group(group, part);
    parts.push_back(std::move(part));
  }
  PostSet posts = PostSet::all(archive_.post_count());
  for (const Part& part : parts) posts &= part.posts;
  std::vector<TimePlace> places;
  for (const TimePlace place : index_.places()) {
    if (Steps::is_due(place.value())) co_await Steps::pause;
    if (posts.has(index_.post_at(place))) places.push_back(place);
  }
  std::vector<Missing> missing;
  if (posts.count() == 0) co_await find_missing(query, missing);
  missing_ = std::move(missing);
  query_ = query;
  parts_ = std::move(parts);
  hits = Hits(std::move(posts), std::move(places));
}

Steps Finder::find_missing(const Query& query, std::vector<Missing>& missing) const {
  for (const QueryTerm& term : query.terms) {
    if (term.is_negated) continue;
    PostSet found(archive_.post_count());
    if (is_text(term))
      co_await find_letters_in(PostSet::all(archive_.post_count()), term, found);
    else
      co_await find_term(term, found);
    if (found.count() == 0) missing.push_back(without(query.text, term));
  }
}

Steps Finder::spell() {
  std::vector<std::pair<Missing*, NearestWord>> words;
  for (Missing& missing : missing_) {
    NearestWord word(missing.letters);
    if (word.is_asked()) words.emplace_back(&missing, std::move(word));
  }
  if (words.empty()) co_return;
  size_t looked_at = 0;  // bytes since the last pause
  std::string text;
  for (const PostIndex post : archive_.posts()) {
    text.clear();
    append_post_text(text, archive_, post);
    for (auto& [missing, word] : words) word.look_at(text);
    looked_at += text.size() * words.size() + kBytesLikeAPost;
    if (looked_at < kStepBytes) continue;
    looked_at = 0;
    co_await Steps::pause;
  }
  for (const auto& [missing, word] : words) missing->spelling = word.best();
}

void Finder::end_search() {
  missing_.clear();
  query_ = {};
  parts_.clear();
}

// Whether what is looked for now can only be among what was found last.
bool Finder::is_narrower(const Query& query) const {
  return std::all_of(query_.terms.begin(), query_.terms.end(), [&query](const QueryTerm& old) {
    return !is_text(old) || std::any_of(query.terms.begin(), query.terms.end(),
                                        [&old](const QueryTerm& term) { return implies(term, old); });
  });
}

Steps Finder::find_text(const Query& query, Part& part) {
  const bool has_last = !parts_.empty() && parts_.front().group == kTextGroup;
  if (has_last && parts_.front().spelling == part.spelling) {
    part.posts = parts_.front().posts;
    co_return;
  }
  if (!has_arena_) {
    co_await TextArena::build(archive_, arena_);
    has_arena_ = true;
  }
  part.posts = has_last && is_narrower(query) ? parts_.front().posts : PostSet::all(archive_.post_count());
  for (const QueryTerm& term : query.terms) {
    if (is_text(term)) co_await narrow(term, part.posts);
  }
}

// Of these posts those that have the letters, or of all of them, which is faster where they are many.
Steps Finder::find_letters_in(const PostSet& posts, const QueryTerm& term, PostSet& found) const {
  const bool is_of_few = posts.count() * kFewTimes <= archive_.post_count();
  if (!arena_.is_empty() && !is_of_few) {
    co_await arena_.find(term.letters, term.is_whole, found);
    co_return;
  }
  std::string text;
  size_t looked_at = 0;
  for (PostIndex post = posts.next(PostIndex{0}); post != kNoPost; post = posts.next(post + 1)) {
    looked_at += 1 + text.size() / kBytesLikeAPost;
    if (looked_at > Steps::kStride) {
      looked_at = 0;
      co_await Steps::pause;
    }
    text.clear();
    if (arena_.is_empty()) append_post_text(text, archive_, post);
    const bool has = arena_.is_empty() ? find_letters(text, term.letters, term.is_whole) != std::string::npos
                                       : arena_.has(post, term.letters, term.is_whole);
    if (has) found.add(post);
  }
}

Steps Finder::narrow(const QueryTerm& term, PostSet& posts) const {
  PostSet found(archive_.post_count());
  co_await find_letters_in(posts, term, found);
  if (term.is_negated)
    posts.remove(found);
  else
    posts &= found;
}

Steps Finder::find_group(const TermGroup& group, Part& part) const {
  const auto known = std::find_if(parts_.begin(), parts_.end(), [&part](const Part& last) {
    return last.group == part.group && last.spelling == part.spelling;
  });
  if (known != parts_.end()) {
    part.posts = known->posts;
    co_return;
  }
  const bool is_asked = std::any_of(group.terms.begin(), group.terms.end(),
                                    [](const QueryTerm* term) { return !term->is_negated; });
  PostSet posts = is_asked ? PostSet(archive_.post_count()) : PostSet::all(archive_.post_count());
  for (const bool is_negated : {false, true}) {  // what is not wanted is taken from what is
    for (const QueryTerm* const term : group.terms) {
      if (term->is_negated != is_negated) continue;
      PostSet found(archive_.post_count());
      co_await find_term(*term, found);
      if (is_negated)
        posts.remove(found);
      else
        posts.add(found);
    }
  }
  part.posts = std::move(posts);
}

Steps Finder::find_term(const QueryTerm& term, PostSet& posts) const {
  const std::string_view spelling = std::string_view(term.spelling).substr(term.is_negated ? 1 : 0);
  if (const Facet* const facet = facets_.find(spelling)) {
    posts = facet->posts;
    co_return;
  }
  for (const PostIndex post : archive_.posts()) {
    if (Steps::is_due(post.value())) co_await Steps::pause;
    if (test_.holds(term, post)) posts.add(post);
  }
}

size_t Finder::count_with(const Facet& facet, const PostSet* within) const {
  PostSet posts = facet.posts;
  if (within) posts &= *within;
  for (const Part& part : parts_) {
    if (!is_of(part.group, part.spelling, facet)) posts &= part.posts;
  }
  return posts.count();
}

}  // namespace backscroll
