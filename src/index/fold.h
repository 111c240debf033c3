// fold: makes texts comparable as a reader would: without regard to case, accents, vowel marks and width. Katakana is
// hiragana, sharp s is ss, curly quotation marks are straight, invisible signs are nothing. What is another letter of
// its alphabet stays one: short i of Russian, voiced kana. Text in either normalization form of Unicode folds to the
// same. White space of any kind is a space; a folded text has no '\0' and no '\n'.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backscroll {

// Appends the folded text. Malformed bytes become U+FFFD.
void append_folded(std::string& to, std::string_view text);
std::string folded(std::string_view text);

// A folded text that knows where its letters stood.
struct TracedText {
  std::string letters;
  std::vector<uint32_t> origins;  // of each byte, and of the end

  explicit TracedText(std::string_view text);
};

}  // namespace backscroll
