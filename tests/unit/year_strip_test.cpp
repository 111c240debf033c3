// Posts by year, and the strip of bars in the profile.
#include "view/card/card_parts.h"

#include <doctest/doctest.h>

#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::FixedMeasurer;

namespace {

std::vector<YearCount> years_of(const Archive& archive) {
  return count_years(archive, TimeIndex::from_archive(archive));
}

std::vector<YearCount> even_years(int32_t first, int32_t last) {
  std::vector<YearCount> years;
  for (int32_t year = first; year <= last; ++year) years.push_back({year, 10, false});
  return years;
}

struct Strip {
  Strip(const std::vector<YearCount>& years, float width_px) {
    CardWriter writer(card, measure);
    bottom = layout_year_strip(years, {20, 100}, width_px, card, writer);
  }
  std::vector<std::string> labels() const {
    std::vector<std::string> labels;
    for (const TextPiece& piece : card.texts) labels.push_back(piece.text);
    return labels;
  }
  FixedMeasurer measure;
  Card card;
  float bottom = 0;
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("every year is counted, also one without posts") {
  const std::vector<YearCount> years = years_of(archive_of({{"a", "2017-12-31T23:59:59Z"},
                                                            {"b", "2019-01-01T00:00:00Z"},
                                                            {"c", "2019-12-31T23:59:59Z"},
                                                            {"d", ""}}));
  REQUIRE(years.size() == 3);
  CHECK(words_of_year_count(years[0]) == "2017 \xC2\xB7 1 post");
  CHECK(words_of_year_count(years[1]) == "2018 \xC2\xB7 0 posts");
  CHECK(words_of_year_count(years[2]) == "2019 \xC2\xB7 2 posts");
  CHECK(words_of_year_count({2019, 1204, false}) == "2019 \xC2\xB7 1,204 posts");
}

TEST_CASE("a year whose posts may be of another one says so") {
  const std::vector<YearCount> years =
      years_of(archive_of({{"a", "2018-06-01T00:00:00Z"},
                           {"b", "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"},
                           {"c", "2020-01-01T00:00:00Z", "2021-06-01T00:00:00Z"}}));
  REQUIRE(years.size() == 3);
  CHECK_FALSE(years[0].is_about);
  CHECK_FALSE(years[1].is_about);
  CHECK(words_of_year_count(years[2]) ==
        "2020 \xC2\xB7 \xE2\x89\x88"
        "1 post");
}

TEST_CASE("the fullest year has the highest bar and a click shows its year") {
  const Strip strip({{2018, 5, false}, {2019, 20, false}, {2020, 0, false}}, 300);
  REQUIRE(strip.card.boxes.size() == 3);
  CHECK(strip.card.boxes[1].rect.height == 4 * strip.card.boxes[0].rect.height);
  CHECK(strip.card.boxes[2].share == 0);
  REQUIRE(strip.card.controls.size() == 3);
  const auto* show = std::get_if<ShowYear>(&strip.card.controls[1].action);
  REQUIRE(show != nullptr);
  CHECK(show->year == 2019);
  CHECK(strip.card.controls[1].label == "2019 \xC2\xB7 20 posts");
}

TEST_CASE("labels stand every few years, and never overlap") {
  CHECK(Strip(even_years(2017, 2020), 300).labels() == Texts{"2017", "2018", "2019", "2020"});
  CHECK(Strip(even_years(2008, 2025), 300).labels() == Texts{"2010", "2015", "2020", "2025"});
  for (const float width_px : {120.0f, 250.0f, 416.0f}) {
    for (int32_t first = 1990; first < 2020; ++first) {
      const Strip strip(even_years(first, 2026), width_px);
      CHECK(strip.card.texts.size() >= 1);
      for (size_t i = 1; i < strip.card.texts.size(); ++i) {
        const TextPiece& before = strip.card.texts[i - 1];
        CHECK(before.at.x + 40 < strip.card.texts[i].at.x);
      }
      CHECK(strip.card.texts.back().at.x + 40 <= 20 + width_px);
    }
  }
}

TEST_CASE("one year needs no strip") {
  const Strip strip(even_years(2019, 2019), 300);
  CHECK(strip.card.boxes.empty());
  CHECK(strip.bottom == 100);
}
