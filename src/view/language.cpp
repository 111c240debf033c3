// language: see the header.
#include "view/language.h"

namespace backscroll {
namespace {

const Language* current = nullptr;

}  // namespace

const Language& language() { return *current; }

void use_language(const Language& language) { current = &language; }

std::string_view say(Phrase phrase) { return language().phrases.pattern(phrase); }

std::string say(Phrase phrase, std::initializer_list<Filling> fillings) {
  return filled(say(phrase), fillings);
}

std::string say_count(Plural plural, int64_t number, std::string_view shown, std::string_view part) {
  const Language& used = language();
  return filled(used.phrases.pattern(plural, number, *used.locale), {{"count", shown}, {"part", part}});
}

}  // namespace backscroll
