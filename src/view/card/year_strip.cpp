// year_strip: see the header.
#include "view/card/card_parts.h"

#include <algorithm>
#include <array>

#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr TextStyle kStyle = TextStyle::kSmall;
constexpr float kAbove = 12;  // between what is above and the bars
constexpr float kBars = 36;
constexpr float kLabelGap = 2;
constexpr float kBetweenLabels = 10;
constexpr float kWidestBar = 28;
constexpr float kLowestBar = 2;

std::string label_of(int32_t year) { return words_of_year(utc_from_civil({year, 1, 1})); }

// The smallest round number of years whose labels stand apart.
size_t label_step(size_t years, float slot_px, float label_px) {
  for (const size_t step : std::array<size_t, 7>{1, 2, 5, 10, 20, 50, 100}) {
    if (static_cast<float>(step) * slot_px >= label_px + kBetweenLabels) return step;
  }
  return std::max(years, size_t{1});
}

}  // namespace

std::string words_of_year_count(const YearCount& year) {
  constexpr std::string_view kAbout = "\xE2\x89\x88";  // ≈
  const std::string count = std::string(year.is_about ? kAbout : "") + words_of_number(year.count);
  const std::string posts = say_count(Plural::kPosts, year.count, count);
  return say(Phrase::kYearPosts, {{"year", label_of(year.year)}, {"posts", posts}});
}

float layout_year_strip(std::span<const YearCount> years, Point at, float width_px, Card& card,
                        CardWriter& writer) {
  if (years.size() < 2 || width_px <= 0) return at.y;
  const float slot_px = std::min(width_px / static_cast<float>(years.size()), 2 * kWidestBar);
  const float bar_px = std::max(std::min(slot_px - 2, kWidestBar), 1.0f);
  const float line_px = type_size(kStyle).line_px;
  const float label_px = writer.width_px(label_of(2000), kStyle);
  const size_t step = label_step(years.size(), slot_px, label_px);
  uint32_t highest = 1;
  for (const YearCount& year : years) highest = std::max(highest, year.count);
  const float bottom = at.y + kAbove + kBars;
  float label_right = at.x - kBetweenLabels;
  for (size_t i = 0; i < years.size(); ++i) {
    // The card is turned over for a language from right to left; time is not.
    const YearCount& year = years[language().is_rtl ? years.size() - 1 - i : i];
    const float left = at.x + static_cast<float>(i) * slot_px;
    const float share = static_cast<float>(year.count) / static_cast<float>(highest);
    const float height = year.count == 0 ? 1 : std::max(share * kBars, kLowestBar);
    const Rect bar{left, bottom - height, bar_px, height};
    card.boxes.push_back({BoxKind::kYear, bar, {}, 0, year.count == 0 ? 0 : share});
    card.controls.push_back(
        {{left, at.y + kAbove / 2, slot_px, bottom + line_px + kLabelGap - at.y - kAbove / 2},
         ShowYear{year.year},
         words_of_year_count(year)});
    // Round years get their label; the first one when there is no round one at all.
    const bool is_round = year.year % static_cast<int32_t>(step) == 0 || (i == 0 && step >= years.size());
    const float x = std::clamp(left + bar_px / 2 - label_px / 2, at.x, at.x + width_px - label_px);
    if (!is_round || x < label_right + kBetweenLabels) continue;
    label_right = x + writer.line(label_of(year.year), {x, bottom + kLabelGap}, width_px, kStyle, Ink::kSoft);
  }
  return bottom + kLabelGap + line_px;
}

}  // namespace backscroll
