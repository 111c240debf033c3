// nearest_word: which word of an archive is spelled most like one that it does not have.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace backscroll {

class NearestWord {
 public:
  // `letters`: folded; of a tag or a name with its sign, which the nearest one has, too.
  explicit NearestWord(std::string_view letters);

  // Whether a word may be spelled like it at all: it is one, and not too short.
  bool is_asked() const { return most_steps_ > 0; }
  // Another folded text of the archive.
  void look_at(std::string_view text);
  // With the fewest letters too many, missing, wrong or out of place (at most one, of six letters and more two);
  // of those one that begins with the same letter, then the one that came most often. Empty: there is none.
  std::string best() const;

 private:
  std::string_view next(std::string_view text, size_t& at) const;
  uint32_t steps_to(std::string_view word);

  struct Found {
    std::string word;
    uint32_t steps;
    uint32_t count;
  };

  std::string letters_;
  std::string sign_;  // "#", "@", "$" or nothing
  std::vector<char32_t> asked_;
  uint32_t most_steps_ = 0;
  std::vector<Found> found_;       // few, as a rule
  std::vector<char32_t> word_;     // that is looked at
  std::vector<uint32_t> rows_[3];  // of the table of distances: this one and the two before it
};

}  // namespace backscroll
