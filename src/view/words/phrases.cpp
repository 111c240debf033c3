// phrases: the table of phrases.def, and what takes its place.
#include <algorithm>

#include "view/words/language.h"

namespace backscroll {
namespace {

struct NamedPhrase {
  std::string_view name;
  std::string_view english;
};

struct NamedPlural {
  std::string_view name;
  std::string_view one;
  std::string_view other;
};

#define BACKSCROLL_PLURAL(phrase, name, one, other)
#define BACKSCROLL_PHRASE(phrase, name, english) {name, english},
constexpr NamedPhrase kPhrases[] = {
#include "view/words/phrases.def"
};
#undef BACKSCROLL_PHRASE
#undef BACKSCROLL_PLURAL

#define BACKSCROLL_PHRASE(phrase, name, english)
#define BACKSCROLL_PLURAL(phrase, name, one, other) {name, one, other},
constexpr NamedPlural kPlurals[] = {
#include "view/words/phrases.def"
};
#undef BACKSCROLL_PHRASE
#undef BACKSCROLL_PLURAL

constexpr std::array<std::string_view, kPluralForms> kFormNames = {"zero", "one",  "two",
                                                                   "few",  "many", "other"};

template <typename Table>
size_t index_in(const Table& table, std::string_view name) {
  const auto found = std::find_if(std::begin(table), std::end(table),
                                  [name](const auto& entry) { return entry.name == name; });
  return static_cast<size_t>(found - std::begin(table));
}

}  // namespace

void Phrases::replace(std::string_view lines) {
  *this = Phrases();
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    const size_t tab = std::min(line.find('\t'), line.size());
    if (tab < line.size()) replace_line(line.substr(0, tab), line.substr(tab + 1));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
}

void Phrases::replace_line(std::string_view name, std::string_view text) {
  if (const size_t phrase = index_in(kPhrases, name); phrase < phrases_.size()) phrases_[phrase] = text;
  const size_t dot = std::min(name.find('.'), name.size());
  const size_t plural = index_in(kPlurals, name.substr(0, dot));
  if (plural == plurals_.size() || dot == name.size()) return;
  const auto form = std::find(kFormNames.begin(), kFormNames.end(), name.substr(dot + 1));
  if (form != kFormNames.end()) plurals_[plural][static_cast<size_t>(form - kFormNames.begin())] = text;
}

std::string_view Phrases::pattern(Phrase phrase) const {
  const auto at = static_cast<size_t>(phrase);
  return phrases_[at].empty() ? kPhrases[at].english : std::string_view(phrases_[at]);
}

std::string_view Phrases::pattern(Plural plural, int64_t count, const Locale& locale) const {
  const auto at = static_cast<size_t>(plural);
  const Forms& forms = plurals_[at];
  const std::string& exact = forms[static_cast<size_t>(locale.plural_form(count))];
  if (!exact.empty()) return exact;
  const std::string& other = forms[static_cast<size_t>(PluralForm::kOther)];
  if (!other.empty()) return other;
  return count == 1 ? kPlurals[at].one : kPlurals[at].other;
}

std::string filled(std::string_view pattern, std::initializer_list<Filling> fillings) {
  std::string text;
  while (!pattern.empty()) {
    const size_t open = std::min(pattern.find('{'), pattern.size());
    const size_t close = std::min(pattern.find('}', open), pattern.size());
    text += pattern.substr(0, open);
    if (open == pattern.size()) break;
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    const auto found = std::find_if(fillings.begin(), fillings.end(),
                                    [name](const Filling& filling) { return filling.name == name; });
    const size_t end = std::min(close + 1, pattern.size());
    // What is filled in must not pull along what stands around it.
    text += isolated(std::string(found != fillings.end() ? found->text : pattern.substr(open, end - open)));
    pattern.remove_prefix(end);
  }
  return text;
}

}  // namespace backscroll
