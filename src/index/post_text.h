// post_text: what a search looks at: the text of a post, of what it quotes, the handles of their authors where those
// are not the owner, and the descriptions of their media. Folded, the parts on lines of their own.
#pragma once

#include <string>
#include <string_view>

#include "archive/archive.h"
#include "index/query_language.h"

namespace backscroll {

// Appends the folded texts of the post, a '\n' after each.
void append_post_text(std::string& to, const Archive& archive, PostIndex post);

// Where the letters stand in a folded text, from `from` on; npos: nowhere. Whole: no letter goes on after them.
size_t find_letters(std::string_view text, std::string_view letters, bool is_whole, size_t from = 0);
// Whether a letter or digit begins at `at`; false at the end.
bool is_word_at(std::string_view text, size_t at);
// Whether a letter or digit ends at `at`.
bool is_word_before(std::string_view text, size_t at);

}  // namespace backscroll
