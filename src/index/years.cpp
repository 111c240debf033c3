// years: see the header.
#include "index/years.h"

namespace backscroll {
namespace {

double millis_of(int32_t year) { return static_cast<double>(utc_from_civil({year, 1, 1}).value); }

bool crosses_years(const KnownTime& time) {
  return time.precision == TimePrecision::kInterval &&
         civil_from_utc(time.begin).year != civil_from_utc({time.end.value - 1}).year;
}

}  // namespace

std::vector<YearCount> count_years(const Archive& archive, const TimeIndex& index) {
  std::vector<YearCount> years;
  count_years(archive, index, years).finish();
  return years;
}

Steps count_years(const Archive& archive, const TimeIndex& index, std::vector<YearCount>& years) {
  years.clear();
  if (index.times().empty()) co_return;
  const auto [main_first, main_last] = index.main_range();
  const int32_t first_year = civil_from_utc({index.times()[main_first]}).year;
  const int32_t last_year = civil_from_utc({index.times()[main_last - 1]}).year;
  for (int32_t year = first_year; year <= last_year; ++year) {
    const PlaceRange places = index.range(millis_of(year), millis_of(year + 1));
    years.push_back({year, static_cast<uint32_t>(places.size()), false});
    for (const TimePlace place : places) {
      if (Steps::is_due(place.value())) co_await Steps::pause;
      years.back().is_about = crosses_years(archive.time(index.post_at(place)));
      if (years.back().is_about) break;
    }
  }
}

}  // namespace backscroll
