// language: see the header.
#include "view/words/language.h"

#include "view/text/text_layout.h"

namespace backscroll {
namespace {

const Language* current = nullptr;

}  // namespace

const Language& language() { return *current; }

void use_language(const Language& language) { current = &language; }

std::string as_interface(std::string text) {
  constexpr std::string_view kLeftToRight = "\xE2\x80\x8E";
  constexpr std::string_view kRightToLeft = "\xE2\x80\x8F";
  if (!has_both_directions(text, false)) return text;  // nothing in it runs from right to left
  return text.insert(0, language().is_rtl ? kRightToLeft : kLeftToRight);
}

std::string isolated(std::string text) {
  constexpr std::string_view kLeftToRight = "\xE2\x81\xA6";
  constexpr std::string_view kFirstStrong = "\xE2\x81\xA8";
  constexpr std::string_view kEnd = "\xE2\x81\xA9";
  const bool has_rtl = has_both_directions(text, false);
  if (!has_rtl && !language().is_rtl) return text;
  return std::string(has_rtl ? kFirstStrong : kLeftToRight) + text + std::string(kEnd);
}

std::string_view say(Phrase phrase) { return language().phrases.pattern(phrase); }

std::string say(Phrase phrase, std::initializer_list<Filling> fillings) {
  return as_interface(filled(say(phrase), fillings));
}

std::string say_count(Plural plural, int64_t number, std::string_view shown, std::string_view part) {
  const Language& used = language();
  return as_interface(
      filled(used.phrases.pattern(plural, number, *used.locale), {{"count", shown}, {"part", part}}));
}

}  // namespace backscroll
