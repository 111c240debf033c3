// language: the reader's language as the interface uses it: a locale and the phrases. There is one at a time, as there
// is one reader: a module instance draws one widget.
#pragma once

#include "view/words/phrases.h"

namespace backscroll {

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
