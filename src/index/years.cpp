// years: see the header.
#include "index/years.h"

#include <algorithm>

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
  if (index.times().empty()) return years;
  const int32_t first_year = civil_from_utc({index.times().front()}).year;
  const int32_t last_year = civil_from_utc({index.times().back()}).year;
  for (int32_t year = first_year; year <= last_year; ++year) {
    const auto [first, last] = index.range(millis_of(year), millis_of(year + 1));
    const auto posts = index.posts().subspan(first, last - first);
    const bool is_about = std::any_of(posts.begin(), posts.end(),
                                      [&](PostIndex post) { return crosses_years(archive.time(post)); });
    years.push_back({year, static_cast<uint32_t>(last - first), is_about});
  }
  return years;
}

}  // namespace backscroll
