// rhythm: see the header for what counts.
#include "index/rhythm.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "base/sort_indexes.h"

namespace backscroll {
namespace {

constexpr size_t kFewestPosts = 20;
constexpr int64_t kShortestSilence = 30 * kMillisPerDay;
constexpr int64_t kSilenceOverUsual = 6;
constexpr uint32_t kSmallestBurst = 8;
constexpr int64_t kBurstOverUsual = 3;
constexpr double kBurstDeviations = 5;
constexpr size_t kUsualBins = 90;  // days with posts, or weeks, that say what is usual

struct Span {
  int64_t begin;
  int64_t end;
};

// The times of posts whose day is known, in the order that the posts have, and the intervals of the others.
struct Times {
  std::vector<int64_t> known;
  std::vector<Span> intervals;  // by their begin; each end is the latest one up to there
};

int64_t floor_of(int64_t value, int64_t step) { return (value >= 0 ? value : value - step + 1) / step; }

Steps find_times(const Archive& archive, Times& times, std::vector<Span>& intervals) {
  for (const PostIndex post : archive.posts()) {
    if (Steps::is_due(post.value())) co_await Steps::pause;
    const KnownTime time = archive.time(post);
    if (time.precision == TimePrecision::kUnknown) continue;
    if (time.end.value - time.begin.value <= kMillisPerDay)
      times.known.push_back(sort_millis(time));
    else
      intervals.push_back({time.begin.value, time.end.value});
  }
}

Steps order_intervals(const std::vector<Span>& intervals, std::vector<Span>& ordered) {
  std::vector<uint32_t> order(intervals.size());
  std::iota(order.begin(), order.end(), 0);
  const auto is_before = [&](uint32_t a, uint32_t b) { return intervals[a].begin < intervals[b].begin; };
  co_await sort_indexes_in_steps(order, is_before);
  int64_t latest = INT64_MIN;
  ordered.reserve(order.size());
  for (const uint32_t i : order) {
    if (Steps::is_due(ordered.size())) co_await Steps::pause;
    latest = std::max(latest, intervals[i].end);
    ordered.push_back({intervals[i].begin, latest});
  }
}

int64_t median_of(std::vector<int64_t>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

Steps find_usual_distance(std::span<const int64_t> times, int64_t& usual) {
  std::vector<int64_t> distances;
  int64_t last_day = floor_of(times.front(), kMillisPerDay);
  for (size_t i = 0; i < times.size(); ++i) {
    if (Steps::is_due(i)) co_await Steps::pause;
    const int64_t day = floor_of(times[i], kMillisPerDay);
    if (day != last_day) distances.push_back((day - last_day) * kMillisPerDay);
    last_day = day;
  }
  usual = distances.empty() ? kMillisPerDay : median_of(distances);
}

bool is_disproved(const Times& times, const Silence& silence) {
  const auto after = std::partition_point(times.intervals.begin(), times.intervals.end(),
                                          [&](const Span& span) { return span.begin < silence.end.value; });
  return after != times.intervals.begin() && (after - 1)->end > silence.begin.value;
}

Steps find_silences(const Times& times, std::vector<Silence>& longest) {
  int64_t usual = 0;
  co_await find_usual_distance(times.known, usual);
  const int64_t least = std::max(kShortestSilence, kSilenceOverUsual * usual);
  std::vector<Silence> silences;
  for (size_t i = 1; i < times.known.size(); ++i) {
    if (Steps::is_due(i)) co_await Steps::pause;
    const Silence silence{{times.known[i - 1]}, {times.known[i]}};
    if (times.known[i] - times.known[i - 1] > least && !is_disproved(times, silence))
      silences.push_back(silence);
  }
  const auto length = [&](uint32_t i) { return silences[i].end.value - silences[i].begin.value; };
  const std::vector<uint32_t> order =
      sorted_indexes(silences.size(), [&](uint32_t a, uint32_t b) { return length(a) > length(b); });
  for (const uint32_t i : order) {
    if (longest.size() < kMostSilences) longest.push_back(silences[i]);
  }
}

// Posts of one day, or of one week.
struct Bin {
  int64_t number;
  size_t first;  // posts [first, last)
  size_t last;
  uint32_t count() const { return static_cast<uint32_t>(last - first); }
};

Steps fill_bins(std::span<const int64_t> times, int64_t width_millis, std::vector<Bin>& bins) {
  for (size_t i = 0; i < times.size(); ++i) {
    if (Steps::is_due(i)) co_await Steps::pause;
    const int64_t number = floor_of(times[i], width_millis);
    if (bins.empty() || bins.back().number != number) bins.push_back({number, i, i});
    bins.back().last = i + 1;
  }
}

// How many deviations a bin is over what is usual around it; 0 when it is not even three times that.
double loudness(std::span<const Bin> bins, size_t at) {
  const size_t width = std::min(kUsualBins + 1, bins.size());
  const size_t first = std::min(at - std::min(at, kUsualBins / 2), bins.size() - width);
  std::vector<int64_t> around;
  for (const Bin& bin : bins.subspan(first, width)) around.push_back(bin.count());
  const int64_t usual = median_of(around);
  const int64_t here = bins[at].count();
  if (here < kBurstOverUsual * usual) return 0;
  for (int64_t& count : around) count = std::abs(count - usual);
  constexpr double kNormalFromMedian = 1.4826;
  const double spread = kNormalFromMedian * static_cast<double>(median_of(around));
  return static_cast<double>(here - usual) / std::max(spread, std::sqrt(static_cast<double>(usual)));
}

struct LoudRun {
  size_t first;  // posts [first, last)
  size_t last;
  double score;
};

Steps add_loud_runs(std::span<const int64_t> times, int64_t width_millis, std::vector<LoudRun>& runs) {
  constexpr size_t kBinsPerPause = 64;
  std::vector<Bin> bins;
  co_await fill_bins(times, width_millis, bins);
  int64_t last_loud = INT64_MIN;
  for (size_t i = 0; i < bins.size(); ++i) {
    if (i % kBinsPerPause == kBinsPerPause - 1) co_await Steps::pause;
    if (bins[i].count() < kSmallestBurst) continue;
    const double score = loudness(bins, i);
    if (score < kBurstDeviations) continue;
    if (last_loud == bins[i].number - 1) {
      runs.back().last = bins[i].last;
      runs.back().score += score;
    } else {
      runs.push_back({bins[i].first, bins[i].last, score});
    }
    last_loud = bins[i].number;
  }
}

// The borders of days and weeks cut bursts: takes in the posts before and after that keep its pace.
void grow(std::span<const int64_t> times, LoudRun& run) {
  const auto count = static_cast<int64_t>(run.last - run.first);
  const int64_t pace = 2 * (times[run.last - 1] - times[run.first]) / count;
  while (run.first > 0 && times[run.first] - times[run.first - 1] <= pace) --run.first;
  while (run.last < times.size() && times[run.last] - times[run.last - 1] <= pace) ++run.last;
}

Steps find_bursts(std::span<const int64_t> times, std::vector<Burst>& bursts) {
  std::vector<LoudRun> runs;
  co_await add_loud_runs(times, kMillisPerDay, runs);
  co_await add_loud_runs(times, 7 * kMillisPerDay, runs);
  const std::vector<uint32_t> order =
      sorted_indexes(runs.size(), [&](uint32_t a, uint32_t b) { return runs[a].score > runs[b].score; });
  std::vector<LoudRun> taken;
  for (const uint32_t i : order) {
    LoudRun& run = runs[i];
    if (bursts.size() == kMostBursts) break;
    grow(times, run);
    const auto is_same = [&](const LoudRun& other) {
      return run.first < other.last && other.first < run.last;
    };
    if (std::any_of(taken.begin(), taken.end(), is_same)) continue;
    taken.push_back(run);
    const int64_t begin = times[run.first];
    const int64_t end = times[run.last - 1];
    const int64_t days = floor_of(end, kMillisPerDay) - floor_of(begin, kMillisPerDay) + 1;
    bursts.push_back(
        {{begin}, {end}, static_cast<uint32_t>(run.last - run.first), static_cast<uint32_t>(days)});
  }
}

}  // namespace

Rhythm rhythm_of(const Archive& archive) {
  Rhythm rhythm;
  find_rhythm(archive, rhythm).finish();
  return rhythm;
}

Steps find_rhythm(const Archive& archive, Rhythm& rhythm) {
  rhythm = {};
  Times times;
  std::vector<Span> intervals;
  co_await find_times(archive, times, intervals);
  if (times.known.size() < kFewestPosts || 2 * times.known.size() < archive.post_count()) co_return;
  co_await order_intervals(intervals, times.intervals);
  co_await find_silences(times, rhythm.silences);
  co_await find_bursts(times.known, rhythm.bursts);
}

}  // namespace backscroll
