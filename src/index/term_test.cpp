// term_test: see the header.
#include "index/term_test.h"

#include <algorithm>

#include "base/utf8.h"
#include "index/fold.h"

namespace backscroll {
namespace {

bool wants_threads(const Query& query) {
  return std::any_of(query.terms.begin(), query.terms.end(), [](const QueryTerm& term) {
    return term.kind == TermKind::kTrait && term.trait == PostTrait::kThread;
  });
}

bool is_in(Count count, const QueryTerm& term) {
  return count.precision != CountPrecision::kUnknown && count.value >= term.low && count.value <= term.high;
}

// A post that is known to an interval is in a range when the two intersect, one without a time never is.
bool is_in(const KnownTime& time, const QueryTerm& term) {
  if (time.precision == TimePrecision::kUnknown || time.begin.value >= term.high) return false;
  return time.precision == TimePrecision::kExact ? time.begin.value >= term.low : time.end.value > term.low;
}

uint32_t media_traits(const Archive& archive, PostIndex post) {
  uint32_t traits = bit_of(PostTrait::kMedia);
  for (const Media& media : archive.media(post)) {
    if (media.kind == MediaKind::kImage) traits |= bit_of(PostTrait::kPhoto);
    if (media.kind == MediaKind::kVideo) traits |= bit_of(PostTrait::kVideo);
    if (media.kind == MediaKind::kGif) traits |= bit_of(PostTrait::kGif);
    if (media.kind == MediaKind::kAudio) traits |= bit_of(PostTrait::kAudio);
    if (!media.alt.empty()) traits |= bit_of(PostTrait::kAlt);
  }
  return traits;
}

bool has_link(const Archive& archive, PostIndex post) {
  const std::vector<Entity> entities = archive.entities(post);
  return std::any_of(entities.begin(), entities.end(),
                     [](const Entity& entity) { return entity.kind == EntityKind::kLink; });
}

uint32_t group_of(const QueryTerm& term, uint32_t number) {
  switch (term.kind) {
    case TermKind::kTrait: return trait_group(term.trait);
    case TermKind::kLanguage: return kLanguageGroup;
    case TermKind::kSpan: return kSpanGroup;
    case TermKind::kAuthor: return 3;
    case TermKind::kReplyTo: return 4;
    default: return 64 + number;  // on its own
  }
}

// What may go on after a tag or a handle. Not a table of Unicode's: punctuation has blocks of its own.
bool is_word(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  const bool is_punctuation = c < 0xC0 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) ||
                              (c >= 0xFF00 && c <= 0xFF0F) || c == 0xFFFD || c >= 0x1F000;
  return !is_punctuation || (c >= 0x20000 && c < 0xE0000);
}

void append_line(std::string& to, std::string_view text) {
  append_folded(to, text);
  to += '\n';  // nothing that is looked for goes over it
}

}  // namespace

uint32_t traits_of(const Archive& archive, const Threads& threads, PostIndex post) {
  static_assert(static_cast<int>(PostTrait::kQuote) == static_cast<int>(PostKind::kQuote));
  uint32_t traits = 1u << static_cast<uint32_t>(archive.kind(post));
  size_t next = 0;
  const uint32_t details = archive.sparse_details(post, next);  // looked up once, as few posts have any
  const auto has = [&](Detail which) {
    return (details & (1u << static_cast<uint32_t>(which))) != 0 && !archive.detail(post, which).empty();
  };
  const auto add = [&traits](bool is, PostTrait trait) { traits |= is ? bit_of(trait) : 0; };
  if (archive.media_count(post) > 0) traits |= media_traits(archive, post);
  add(archive.is_thread_marked(post) || threads.thread_of(post) != nullptr, PostTrait::kThread);
  add(archive.is_sensitive(post) || has(Detail::kWarning), PostTrait::kSensitive);
  add(archive.text_kind(post) == TextKind::kSummary, PostTrait::kSummary);
  add(has(Detail::kCardUrl) || has_link(archive, post), PostTrait::kLink);
  add(archive.poll(post).has_value(), PostTrait::kPoll);
  add(archive.quote(post) != kNoPost, PostTrait::kQuotedPost);
  return traits;
}

std::string language_of(const Archive& archive, PostIndex post) {
  const std::string_view tag = archive.detail(post, Detail::kLanguage);
  return tag.empty() ? "und" : folded(tag);
}

bool is_language(std::string_view tag, std::string_view asked) {
  return tag.starts_with(asked) && (tag.size() == asked.size() || tag[asked.size()] == '-');
}

std::vector<TermGroup> term_groups(const Query& query) {
  std::vector<TermGroup> groups;
  for (const QueryTerm& term : query.terms) {
    if (term.kind == TermKind::kText) continue;
    const uint32_t id = group_of(term, static_cast<uint32_t>(&term - query.terms.data()));
    auto group = std::find_if(groups.begin(), groups.end(), [id](const TermGroup& g) { return g.id == id; });
    if (group == groups.end()) group = groups.insert(group, {id, {}});
    group->terms.push_back(&term);
  }
  return groups;
}

void append_row_text(std::string& to, const Archive& archive, PostIndex row) {
  append_line(to, archive.text(row));
  if (archive.author_index(row) < kOwner) {
    to += '@';
    append_line(to, archive.author(row).handle);
  }
  if (archive.media_count(row) == 0) return;
  for (const Media& media : archive.media(row)) {
    if (!media.alt.empty()) append_line(to, media.alt);
  }
}

void append_post_text(std::string& to, const Archive& archive, PostIndex post) {
  append_row_text(to, archive, post);
  const PostIndex quote = archive.quote(post);
  if (quote != kNoPost) append_row_text(to, archive, quote);
}

bool is_word_at(std::string_view text, size_t at) {
  return at < text.size() && is_word(decode_utf8(text, at).value);
}

bool is_word_before(std::string_view text, size_t at) {
  if (at == 0) return false;
  size_t begin = at - 1;
  while (begin > 0 && (static_cast<uint8_t>(text[begin]) & 0xC0) == 0x80) --begin;
  return is_word_at(text, begin);
}

size_t find_letters(std::string_view text, std::string_view letters, bool is_whole, size_t from) {
  size_t at = text.find(letters, from);
  while (is_whole && at != std::string_view::npos && is_word_at(text, at + letters.size())) {
    at = text.find(letters, at + 1);
  }
  return at;
}

TermTest::TermTest(const Archive& archive, const Threads& threads)
    : archive_(archive), threads_(threads), owner_(folded(archive.profile().handle)) {}

bool TermTest::holds(const QueryTerm& term, PostIndex post) const {
  switch (term.kind) {
    case TermKind::kText: return false;
    case TermKind::kTrait: return (traits_of(archive_, threads_, post) & bit_of(term.trait)) != 0;
    case TermKind::kLanguage: return is_language(language_of(archive_, post), term.letters);
    case TermKind::kAuthor: return is_by(term.letters, post);
    case TermKind::kReplyTo: return folded(archive_.detail(post, Detail::kReplyToHandle)) == term.letters;
    case TermKind::kSpan:
    case TermKind::kTime: return is_in(archive_.time(post), term);
    case TermKind::kLikes: return is_in(archive_.likes(post), term);
    case TermKind::kReplies: return is_in(archive_.replies(post), term);
    case TermKind::kReposts: return is_in(archive_.reposts(post), term);
  }
  return false;
}

bool TermTest::is_by(std::string_view handle, PostIndex post) const {
  const AuthorIndex author = archive_.author_index(post);
  if (author == kUnknownAuthor) return false;
  return author == kOwner ? owner_ == handle : folded(archive_.author(post).handle) == handle;
}

bool TermTest::passes(const TermGroup& group, PostIndex post) const {
  bool is_asked = false;
  bool is_found = false;
  for (const QueryTerm* term : group.terms) {
    const bool is = holds(*term, post);
    if (term->is_negated && is) return false;
    is_asked = is_asked || !term->is_negated;
    is_found = is_found || (is && !term->is_negated);
  }
  return is_found || !is_asked;
}

QueryTest::QueryTest(const Archive& archive, const Query& query)
    : archive_(archive),
      query_(query),
      threads_(wants_threads(query) ? Threads::from_archive(archive) : Threads()),
      test_(archive, threads_),
      groups_(term_groups(query)),
      has_text_(std::any_of(query.terms.begin(), query.terms.end(),
                            [](const QueryTerm& term) { return term.kind == TermKind::kText; })) {}

bool QueryTest::holds(PostIndex post) const {
  const auto passes = [this, post](const TermGroup& group) { return test_.passes(group, post); };
  if (!std::all_of(groups_.begin(), groups_.end(), passes)) return false;
  if (!has_text_) return true;
  buffer_.clear();
  append_post_text(buffer_, archive_, post);
  return std::all_of(query_.terms.begin(), query_.terms.end(), [this](const QueryTerm& term) {
    if (term.kind != TermKind::kText) return true;
    const bool is_there = find_letters(buffer_, term.letters, term.is_whole) != std::string::npos;
    return is_there != term.is_negated;
  });
}

}  // namespace backscroll
