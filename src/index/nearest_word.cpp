// nearest_word: the distance of Damerau and Levenshtein in its restricted form, in which no letter is moved twice.
#include "index/nearest_word.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "index/term_test.h"
#include "index/text_words.h"

namespace backscroll {
namespace {

constexpr size_t kShortest = 3;  // letters: shorter ones are like too many
constexpr size_t kLong = 6;      // may have two of them wrong
constexpr size_t kLongest = 40;  // addresses are no words
constexpr size_t kMostKept = 200;
constexpr size_t kMostBytesOfLetter = 4;

void decode(std::string_view text, std::vector<char32_t>& letters) {
  letters.clear();
  for (size_t at = 0; at < text.size();) {
    const DecodedCodePoint letter = decode_utf8(text, at);
    letters.push_back(letter.value);
    at += letter.size_bytes;
  }
}

bool is_sign(char c) { return c == '#' || c == '@' || c == '$'; }

}  // namespace

NearestWord::NearestWord(std::string_view letters) : letters_(letters) {
  const std::string_view all = letters_;
  sign_ = all.substr(0, all.empty() || !is_sign(all.front()) ? 0 : 1);
  const std::string_view asked = all.substr(sign_.size());
  size_t at = 0;
  const bool is_word = !asked.empty() && next(letters_, at) == asked;
  decode(asked, asked_);
  const bool is_usual = is_word && asked_.size() >= kShortest && asked_.size() <= kLongest;
  if (is_usual) most_steps_ = asked_.size() >= kLong ? 2 : 1;
}

// The next word behind the sign, if there is one, from `at` on, which is then behind it. Empty: there is none.
std::string_view NearestWord::next(std::string_view text, size_t& at) const {
  if (sign_.empty()) return next_word(text, at);
  at = text.find(sign_, at);
  if (at == std::string_view::npos) return {};
  const size_t begin = at + sign_.size();
  for (at = begin; is_word_at(text, at);) at += decode_utf8(text, at).size_bytes;
  return text.substr(begin, at - begin);
}

void NearestWord::look_at(std::string_view text) {
  const size_t most_bytes = letters_.size() + most_steps_ * kMostBytesOfLetter;
  for (size_t at = 0; at < text.size();) {
    const std::string_view word = next(text, at);
    if (word.size() > most_bytes || word.size() + most_steps_ * kMostBytesOfLetter < letters_.size())
      continue;
    const uint32_t steps = word.empty() ? 0 : steps_to(word);
    if (steps == 0 || steps > most_steps_) continue;
    const auto known =
        std::find_if(found_.begin(), found_.end(), [word](const Found& found) { return found.word == word; });
    if (known != found_.end())
      ++known->count;
    else if (found_.size() < kMostKept)
      found_.push_back({std::string(word), steps, 1});
  }
}

// More than there may be: it is at least as many.
uint32_t NearestWord::steps_to(std::string_view word) {
  decode(word, word_);
  const size_t size = asked_.size();
  const size_t difference = std::max(size, word_.size()) - std::min(size, word_.size());
  if (difference > most_steps_) return most_steps_ + 1;
  auto& [before_last, last, now] = rows_;
  last.resize(size + 1);
  for (size_t i = 0; i <= size; ++i) last[i] = static_cast<uint32_t>(i);
  for (size_t row = 1; row <= word_.size(); ++row) {
    now.assign(size + 1, static_cast<uint32_t>(row));
    uint32_t least = now[0];
    for (size_t i = 1; i <= size; ++i) {
      const bool is_same = word_[row - 1] == asked_[i - 1];
      now[i] = std::min({last[i - 1] + (is_same ? 0 : 1), last[i] + 1, now[i - 1] + 1});
      const bool is_swapped =
          row > 1 && i > 1 && word_[row - 1] == asked_[i - 2] && word_[row - 2] == asked_[i - 1];
      if (is_swapped) now[i] = std::min(now[i], before_last[i - 2] + 1);
      least = std::min(least, now[i]);
    }
    if (least > most_steps_) return least;
    std::swap(before_last, last);
    std::swap(last, now);
  }
  return last[size];
}

std::string NearestWord::best() const {
  const auto begins_alike = [this](const Found& found) {
    return decode_utf8(found.word, 0).value == asked_.front();
  };
  const Found* best = nullptr;
  for (const Found& found : found_) {
    const auto rank = [&](const Found& f) { return std::tuple(f.steps, !begins_alike(f), ~f.count); };
    if (best == nullptr || rank(found) < rank(*best)) best = &found;
  }
  return best == nullptr ? std::string() : sign_ + best->word;
}

}  // namespace backscroll
