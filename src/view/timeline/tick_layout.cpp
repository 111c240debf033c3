// tick_layout: picks the finest step that leaves room for labels, then walks the calendar.
#include "view/timeline/axis_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "base/time.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

enum class Unit { kYear, kMonth, kDay, kHour, kMinute, kSecond };

struct Step {
  Unit unit;
  int count;
  double millis;  // typical
};

constexpr double kDayMillis = static_cast<double>(kMillisPerDay);
constexpr std::array<Step, 28> kSteps = {{{Unit::kSecond, 1, 1e3},
                                          {Unit::kSecond, 5, 5e3},
                                          {Unit::kSecond, 15, 15e3},
                                          {Unit::kSecond, 30, 30e3},
                                          {Unit::kMinute, 1, 60e3},
                                          {Unit::kMinute, 5, 300e3},
                                          {Unit::kMinute, 15, 900e3},
                                          {Unit::kMinute, 30, 1800e3},
                                          {Unit::kHour, 1, 3600e3},
                                          {Unit::kHour, 3, 3 * 3600e3},
                                          {Unit::kHour, 6, 6 * 3600e3},
                                          {Unit::kHour, 12, 12 * 3600e3},
                                          {Unit::kDay, 1, kDayMillis},
                                          {Unit::kDay, 2, 2 * kDayMillis},
                                          {Unit::kDay, 7, 7 * kDayMillis},
                                          {Unit::kMonth, 1, 30.4 * kDayMillis},
                                          {Unit::kMonth, 3, 91.3 * kDayMillis},
                                          {Unit::kMonth, 6, 182.6 * kDayMillis},
                                          {Unit::kYear, 1, 365.25 * kDayMillis},
                                          {Unit::kYear, 2, 730.5 * kDayMillis},
                                          {Unit::kYear, 5, 1826 * kDayMillis},
                                          {Unit::kYear, 10, 3652 * kDayMillis},
                                          {Unit::kYear, 50, 18262 * kDayMillis},
                                          {Unit::kYear, 100, 36524 * kDayMillis},
                                          {Unit::kYear, 200, 73049 * kDayMillis},
                                          {Unit::kYear, 500, 182621 * kDayMillis},
                                          {Unit::kYear, 1000, 365243 * kDayMillis},
                                          {Unit::kYear, 2000, 730485 * kDayMillis}}};

const Step& step_for(const TimeScale& scale, double shortest_gap_px) {
  for (const Step& step : kSteps) {
    if (step.millis / scale.millis_per_px() >= shortest_gap_px) return step;
  }
  return kSteps.back();
}

UtcMillis utc_from_double(double millis) { return UtcMillis{static_cast<int64_t>(std::floor(millis))}; }

int64_t floor_to(int64_t value, int64_t step) {
  const int64_t rest = ((value % step) + step) % step;
  return value - rest;
}

// Steps of several days start anew with each month, so that borders stay on the 1st; the last one of a month is left
// out when it is shorter than half of a step.
bool is_stub(UtcMillis border, const Step& step) {
  const CivilDate date = civil_from_utc({border.value - kMillisPerDay});
  const UtcMillis next_month = utc_from_civil({date.year, date.month + 1, 1});
  return step.count > 1 && border != next_month &&
         border.value + (step.count + 1) / 2 * kMillisPerDay > next_month.value;
}

// The last border of the step at or before the time.
UtcMillis border_before(UtcMillis time, const Step& step) {
  const CivilDate date = civil_from_utc(time);
  switch (step.unit) {
    case Unit::kYear: return utc_from_civil({static_cast<int32_t>(floor_to(date.year, step.count)), 1, 1});
    case Unit::kMonth: return utc_from_civil({date.year, (date.month - 1) / step.count * step.count + 1, 1});
    case Unit::kDay: {
      const int32_t day = (date.day - 1) / step.count * step.count + 1;
      const UtcMillis border = utc_from_civil({date.year, date.month, day});
      return is_stub(border, step) ? UtcMillis{border.value - step.count * kMillisPerDay} : border;
    }
    default: return UtcMillis{floor_to(time.value, static_cast<int64_t>(step.millis))};
  }
}

UtcMillis border_after(UtcMillis border, const Step& step) {
  const CivilDate date = civil_from_utc(border);
  switch (step.unit) {
    case Unit::kYear: return utc_from_civil({date.year + step.count, 1, 1});
    case Unit::kMonth: return utc_from_civil({date.year, date.month + step.count, 1});
    case Unit::kDay: {
      const UtcMillis next{border.value + step.count * kMillisPerDay};
      return is_stub(next, step) ? utc_from_civil({date.year, date.month + 1, 1}) : next;
    }
    default: return UtcMillis{border.value + static_cast<int64_t>(step.millis)};
  }
}

bool begins_larger_unit(UtcMillis time, Unit unit) {
  const CivilDate date = civil_from_utc(time);
  switch (unit) {
    case Unit::kYear: return true;
    case Unit::kMonth: return date.month == 1;
    case Unit::kDay: return date.day == 1;
    default: return floor_to(time.value, kMillisPerDay) == time.value;
  }
}

std::string written(UtcMillis time, TimeForm form) { return language().locale->time(time, form, Zone::kUtc); }

std::string label_of(UtcMillis time, Unit unit) {
  const bool is_major = begins_larger_unit(time, unit);
  switch (unit) {
    case Unit::kYear: return written(time, TimeForm::kYear);
    case Unit::kMonth: return written(time, is_major ? TimeForm::kYear : TimeForm::kMonth);
    case Unit::kDay: return written(time, is_major ? TimeForm::kMonthYear : TimeForm::kDayNumber);
    case Unit::kSecond: return written(time, is_major ? TimeForm::kDay : TimeForm::kClockSeconds);
    default: return written(time, is_major ? TimeForm::kDay : TimeForm::kClock);
  }
}

std::string context_of(UtcMillis time, Unit unit) {
  switch (unit) {
    case Unit::kYear:
    case Unit::kMonth: return written(time, TimeForm::kYear);
    case Unit::kDay: return written(time, TimeForm::kDay);
    default: return written(time, TimeForm::kDay) + " UTC";  // cards tell a moment by the reader's own clock
  }
}

}  // namespace

Ticks layout_ticks(const TimeScale& scale, double shortest_gap_px) {
  constexpr size_t kMostTicks = 500;  // a guard: no canvas is that wide
  const Step& step = step_for(scale, shortest_gap_px);
  Ticks result;
  UtcMillis border = border_before(utc_from_double(scale.range().begin_millis), step);
  while (result.ticks.size() < kMostTicks) {
    // Before the first year there are no dates, and a year would be read as one after it.
    if (border >= kFirstUtc)
      result.ticks.push_back({static_cast<double>(border.value), label_of(border, step.unit),
                              begins_larger_unit(border, step.unit)});
    if (static_cast<double>(border.value) > scale.range().end_millis) break;
    border = border_after(border, step);
  }
  result.are_years = step.unit == Unit::kYear;
  const UtcMillis begin = std::max(utc_from_double(scale.range().begin_millis), kFirstUtc);
  result.context = context_of(begin, step.unit);
  result.year = written(begin, TimeForm::kYear);
  return result;
}

}  // namespace backscroll
