// text_words: the words of a text, as somebody would count them.
//
// Where words stand apart, a word is a run of letters, marks and digits with the apostrophes and hyphens inside it. In
// Chinese and Japanese it is a run of Han or katakana of at least two signs; hiragana are taken for what is between
// words. Scripts that write neither way (Thai, Lao, Khmer, Burmese) have no words here. A run of digits is no word.
#pragma once

#include <cstddef>
#include <string_view>

namespace backscroll {

// The next word from `at` on, which is then behind it; empty: there is none.
std::string_view next_word(std::string_view text, size_t& at);

}  // namespace backscroll
