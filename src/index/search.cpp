// search: see the header.
#include "index/search.h"

#include <algorithm>

#include "base/utf8.h"
#include "index/fold.h"

namespace backscroll {
namespace {

bool is_space(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000; }

// What may go on after a tag or a handle. Not a table of Unicode's: punctuation has blocks of its own.
bool is_word(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  const bool is_punctuation = c < 0xC0 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
                              (c >= 0xFF00 && c <= 0xFF0F) || c == 0x3001 || c == 0xFFFD;
  return !is_punctuation;
}

bool ends_whole(std::string_view text, size_t end) {
  return end >= text.size() || !is_word(decode_utf8(text, end).value);
}

size_t find_from(std::string_view text, std::string_view letters, bool is_whole, size_t from) {
  size_t at = text.find(letters, from);
  while (is_whole && at != std::string_view::npos && !ends_whole(text, at + letters.size())) {
    at = text.find(letters, at + 1);
  }
  return at;
}

// The text without its first term; the term comes out in `term`.
std::string_view after_term(std::string_view text, std::string_view& term) {
  const bool is_quoted = text.front() == '"';
  if (is_quoted) {
    const size_t end = text.find('"', 1);
    term = text.substr(1, end == std::string_view::npos ? end : end - 1);
    return end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  size_t end = 0;
  while (end < text.size()) {
    const DecodedCodePoint decoded = decode_utf8(text, end);
    if (is_space(decoded.value) || decoded.value == '"') break;
    end += decoded.size_bytes;
  }
  term = text.substr(0, end);
  return text.substr(end);
}

// A folded text that knows where its letters stood.
struct TracedText {
  std::string letters;
  std::vector<uint32_t> origins;  // of each byte, and of the end

  explicit TracedText(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      const DecodedCodePoint decoded = decode_utf8(text, at);
      append_utf8(letters, folded(decoded.value));
      origins.resize(letters.size(), static_cast<uint32_t>(at));
      at += decoded.size_bytes;
    }
    origins.push_back(static_cast<uint32_t>(text.size()));
  }
};

}  // namespace

Search::Search(std::string_view text) : text_(text) {
  while (!text.empty()) {
    const DecodedCodePoint first = decode_utf8(text, 0);
    if (is_space(first.value)) {
      text.remove_prefix(first.size_bytes);
      continue;
    }
    std::string_view term;
    text = after_term(text, term);
    if (term.empty()) continue;
    const bool is_whole = term.size() > 1 && (term[0] == '#' || term[0] == '@' || term[0] == '$');
    terms_.push_back({{}, is_whole});
    append_folded(terms_.back().letters, term);
  }
}

bool Search::finds(const Archive& archive, PostIndex post) const {
  const PostIndex quote = archive.quote(post);
  buffer_.clear();
  for (const PostIndex row : {post, quote}) {
    if (row == kNoPost) continue;
    append_folded(buffer_, archive.text(row));
    buffer_ += '\n';  // nothing that is looked for goes over it
    if (archive.author_index(row) == kOwner) continue;
    buffer_ += '@';
    append_folded(buffer_, archive.author(row).handle);
    buffer_ += '\n';
  }
  return std::all_of(terms_.begin(), terms_.end(), [this](const Term& term) {
    return find_from(buffer_, term.letters, term.is_whole, 0) != std::string::npos;
  });
}

std::vector<TextRange> Search::ranges_in(std::string_view text) const {
  if (is_empty()) return {};
  const TracedText traced(text);
  std::vector<TextRange> ranges;
  for (const Term& term : terms_) {
    size_t at = find_from(traced.letters, term.letters, term.is_whole, 0);
    for (; at != std::string::npos;
         at = find_from(traced.letters, term.letters, term.is_whole, at + term.letters.size())) {
      ranges.push_back({traced.origins[at], traced.origins[at + term.letters.size()]});
    }
  }
  std::sort(ranges.begin(), ranges.end(),
            [](const TextRange& a, const TextRange& b) { return a.begin_bytes < b.begin_bytes; });
  std::vector<TextRange> joined;
  for (const TextRange& range : ranges) {
    if (!joined.empty() && range.begin_bytes <= joined.back().end_bytes)
      joined.back().end_bytes = std::max(joined.back().end_bytes, range.end_bytes);
    else
      joined.push_back(range);
  }
  return joined;
}

Hits::Hits(const Archive& archive, const TimeIndex& index, const Search& search)
    : is_hit_(archive.post_count()) {
  for (PostIndex post = 0; post < archive.post_count(); ++post) {
    if (!search.finds(archive, post)) continue;
    is_hit_[post] = true;
    ++count_;
  }
  const auto posts = index.posts();
  for (uint32_t place = 0; place < posts.size(); ++place) {
    if (is_hit_[posts[place]]) places_.push_back(place);
  }
}

}  // namespace backscroll
