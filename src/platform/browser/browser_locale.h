// browser_locale: the reader's locale as the browser's Intl knows it. Answers are remembered: asking costs more than
// the rest of a label, and the labels of one frame are those of the next.
#pragma once

#include <array>
#include <string_view>

#include "view/words/locale.h"

namespace backscroll {

class BrowserLocale final : public Locale {
 public:
  // Language tags in the order of preference, "de-AT,de"; they have to be well formed. Empty: the browser's own.
  void use(std::string_view tags);

  std::string number(int64_t number, NumberForm form) const override;
  std::string time(UtcMillis time, TimeForm form, Zone zone) const override;
  std::string range(UtcMillis from, UtcMillis to, TimeForm form) const override;
  std::string ago(int64_t amount, AgoUnit unit) const override;
  PluralForm plural_form(int64_t number) const override;

 private:
  struct Question {
    uint32_t what;
    int64_t first;
    int64_t second;
    friend bool operator==(const Question&, const Question&) = default;
  };
  struct Answer {
    Question question{};
    std::string text;
  };
  const std::string& answer(const Question& question) const;

  // Each question has a few places, most recently asked first; a later one with the same places drives out the last.
  static constexpr size_t kPlaces = 512;
  static constexpr size_t kPlacesOfOne = 4;
  mutable std::array<Answer, kPlaces> answers_;
};

}  // namespace backscroll
