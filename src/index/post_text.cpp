// post_text: see the header.
#include "index/post_text.h"

#include "base/utf8.h"
#include "index/fold.h"

namespace backscroll {
namespace {

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

void append_post_text(std::string& to, const Archive& archive, PostIndex post) {
  const PostIndex quote = archive.quote(post);
  for (const PostIndex row : {post, quote}) {
    if (row == kNoPost) continue;
    append_line(to, archive.text(row));
    if (archive.author_index(row) < kOwner) {
      to += '@';
      append_line(to, archive.author(row).handle);
    }
    if (archive.media_count(row) == 0) continue;
    for (const Media& media : archive.media(row)) {
      if (!media.alt.empty()) append_line(to, media.alt);
    }
  }
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

}  // namespace backscroll
