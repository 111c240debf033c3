// phrases: the table of everything that the interface says. English until a host page replaces it, phrase by phrase.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "view/words/locale.h"

namespace backscroll {

enum class Phrase : uint8_t {
#define BACKSCROLL_PHRASE(phrase, name, english) phrase,
#define BACKSCROLL_PLURAL(phrase, name, one, other)
#include "view/words/phrases.def"
#undef BACKSCROLL_PHRASE
#undef BACKSCROLL_PLURAL
  kCount_
};

enum class Plural : uint8_t {
#define BACKSCROLL_PHRASE(phrase, name, english)
#define BACKSCROLL_PLURAL(phrase, name, one, other) phrase,
#include "view/words/phrases.def"
#undef BACKSCROLL_PHRASE
#undef BACKSCROLL_PLURAL
  kCount_
};

class Phrases {
 public:
  // "newest\tالأحدث", "posts.few\t{count} منشورات", one a line, in the place of all that were replaced before. Names
  // that are not in the table change nothing.
  void replace(std::string_view lines);

  std::string_view pattern(Phrase phrase) const;
  // The form for `count`, where the locale decides; English where the host has none.
  std::string_view pattern(Plural plural, int64_t count, const Locale& locale) const;

 private:
  void replace_line(std::string_view name, std::string_view text);

  std::array<std::string, static_cast<size_t>(Phrase::kCount_)> phrases_;  // empty: not replaced
  using Forms = std::array<std::string, kPluralForms>;
  std::array<Forms, static_cast<size_t>(Plural::kCount_)> plurals_;
};

struct Filling {
  std::string_view name;
  std::string_view text;
};

// "Replying to {handle}" with {"handle", "@ann"}. A name without a filling stays as it is.
std::string filled(std::string_view pattern, std::initializer_list<Filling> fillings);

}  // namespace backscroll
