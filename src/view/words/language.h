// language: the reader's language as the interface uses it: a locale and the phrases. There is one at a time, as there
// is one reader: a module instance draws one widget.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "view/words/locale.h"

namespace backscroll {

// Everything that the interface says. English until a host page replaces it, phrase by phrase.

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

struct Language {
  const Locale* locale;
  Phrases phrases;
  bool is_rtl = false;  // the interface begins at the right
};

// The one that use_language() was given last; there has to be one.
const Language& language();
// It has to outlive its use. What was laid out before keeps its words.
void use_language(const Language& language);

// A text put together from parts, made to run as the interface does whatever its first letter is.
std::string as_interface(std::string text);

// A name or an address in such a text, which runs as its own letters do (UAX #9).
std::string isolated(std::string text);

std::string_view say(Phrase phrase);
// say(Phrase::kReplyingTo, {{"handle", "@ann"}})
std::string say(Phrase phrase, std::initializer_list<Filling> fillings);
// The form of `number`; "{count}" in it becomes `shown`, and "{part}" becomes `part`.
std::string say_count(Plural plural, int64_t number, std::string_view shown, std::string_view part = {});

}  // namespace backscroll
