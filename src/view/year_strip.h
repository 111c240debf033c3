// year_strip: how many posts in each year, as a row of bars in the profile. A click on a year shows that year.
#pragma once

#include <span>
#include <string>

#include "index/years.h"
#include "view/card_parts.h"

namespace backscroll {

// "2019 · 1,204 posts"
std::string words_of_year_count(const YearCount& year);

// Writes bars, labels and controls into the card. Returns the y below them; `at.y` when there is but one year.
float layout_year_strip(std::span<const YearCount> years, Point at, float width_px, Card& card,
                        CardWriter& writer);

}  // namespace backscroll
