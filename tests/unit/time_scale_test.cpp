// Time to pixels and back, zooming and panning, calendar ticks.
#include "view/base/time_scale.h"

#include <doctest/doctest.h>

#include "view/timeline/axis_layout.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::known_time;

namespace {

double millis(std::string_view time) { return static_cast<double>(known_time(time).begin.value); }

std::vector<std::string> labels_of(std::string_view from, std::string_view to, float width_px) {
  std::vector<std::string> labels;
  const TimeScale scale({millis(from), millis(to)}, 0, width_px);
  for (const Tick& tick : layout_ticks(scale, 70).ticks) {
    if (tick.time_millis >= millis(from) && tick.time_millis < millis(to)) labels.push_back(tick.label);
  }
  return labels;
}

using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("a time and its pixel are each other's inverse at the deepest zoom") {
  const double begin = millis("2019-03-01T12:00:00Z");
  const TimeScale scale({begin, begin + kShortestSpanMillis}, 56, 960);
  for (const double offset : {0.0, 1.0, 499.0, 999.0}) {
    CHECK(scale.time_from_px(scale.px_from_time(begin + offset)) ==
          doctest::Approx(begin + offset).epsilon(1e-15));
  }
  CHECK(scale.px_from_time(begin + 1) - scale.px_from_time(begin) == doctest::Approx(0.96));
}

TEST_CASE("zooming keeps the time under the pointer where it is") {
  const TimeRange range{0, 1000};
  const TimeRange in = zoomed(range, 250, 2);
  CHECK(in == TimeRange{125, 625});
  CHECK(zoomed(in, 250, 0.5) == range);
}

TEST_CASE("a range is kept inside its limits and not shorter than a second") {
  const TimeRange limits{0, 100'000};
  CHECK(clamped({-500, 9'500}, limits) == TimeRange{0, 10'000});
  CHECK(clamped({95'000, 105'000}, limits) == TimeRange{90'000, 100'000});
  CHECK(clamped({-1, 1'000'000}, limits) == limits);
  CHECK(clamped({5'000, 5'010}, limits).span_millis() == kShortestSpanMillis);
}

TEST_CASE("far out the ticks are years, closer months, days, hours, minutes and seconds") {
  CHECK(labels_of("2017-06-01T00:00:00Z", "2021-06-01T00:00:00Z", 400) ==
        Labels{"2018", "2019", "2020", "2021"});
  CHECK(labels_of("2018-11-15T00:00:00Z", "2019-02-15T00:00:00Z", 300) == Labels{"Dec", "2019", "Feb"});
  CHECK(labels_of("2019-02-27T12:00:00Z", "2019-03-02T12:00:00Z", 300) == Labels{"28", "Mar 2019", "2"});
  CHECK(labels_of("2019-03-01T22:30:00Z", "2019-03-02T01:30:00Z", 300) ==
        Labels{"23:00", "2 Mar 2019", "01:00"});
  CHECK(labels_of("2019-03-01T12:00:30Z", "2019-03-01T12:02:30Z", 200) == Labels{"12:01", "12:02"});
}

TEST_CASE("days that are too close for a label each give way to every other day, then to weeks") {
  CHECK(labels_of("2019-03-01T00:00:00Z", "2019-03-08T00:00:00Z", 300) == Labels{"Mar 2019", "3", "5", "7"});
  CHECK(labels_of("2019-02-23T00:00:00Z", "2019-03-06T00:00:00Z", 420) ==
        Labels{"23", "25", "27", "Mar 2019", "3", "5"});
  CHECK(labels_of("2019-05-28T00:00:00Z", "2019-06-20T00:00:00Z", 300) == Labels{"Jun 2019", "8", "15"});
}

TEST_CASE("the left edge says what the ticks leave out") {
  const TimeScale scale({millis("2019-03-05T00:00:00Z"), millis("2019-03-09T00:00:00Z")}, 0, 400);
  CHECK(layout_ticks(scale, 70).context == "5 Mar 2019");
}

TEST_CASE("wherever the axis looks, it says the year") {
  const double begin = millis("2019-03-05T10:20:30Z");
  for (double span = 5e3; span < 40 * 365.25 * 864e5; span *= 1.7) {
    const TimeScale scale({begin, begin + span}, 0, 300);
    const Ticks ticks = layout_ticks(scale, 70);
    bool has_year = ticks.context.find("2019") != std::string::npos;
    for (const Tick& tick : ticks.ticks) {
      const bool is_inside = tick.time_millis >= begin && tick.time_millis <= begin + span;
      has_year = has_year || (is_inside && tick.label.find("20") != std::string::npos);
    }
    CAPTURE(span);
    CHECK(has_year);
  }
}

TEST_CASE("close to the day the axis says whose clock it is") {
  const TimeScale scale({millis("2019-03-05T01:00:00Z"), millis("2019-03-05T09:00:00Z")}, 0, 400);
  CHECK(layout_ticks(scale, 70).context == "5 Mar 2019 UTC");
}

TEST_CASE("ticks stand still while panning") {
  const TimeScale first({millis("2019-03-05T00:00:00Z"), millis("2019-03-09T00:00:00Z")}, 0, 400);
  const TimeScale moved({millis("2019-03-05T07:00:00Z"), millis("2019-03-09T07:00:00Z")}, 0, 400);
  CHECK(layout_ticks(first, 70).ticks[2].time_millis == layout_ticks(moved, 70).ticks[2].time_millis);
}
