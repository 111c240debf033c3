// timeline_layout: see the header.
#include "view/timeline_layout.h"

#include <algorithm>
#include <cmath>

#include "view/language.h"
#include "view/words.h"

namespace backscroll {
namespace {

constexpr double kTickGapPx = 72;
constexpr float kLeastGridGapPx = 20;  // a label is 18 px high
constexpr double kBarPx = 7;           // at least

// Bars on borders that stay put while panning: a power of two of seconds, at least `least_px` wide.
double bar_millis(const TimeScale& scale, double least_px) {
  double step = 1000;
  while (step / scale.millis_per_px() < least_px) step *= 2;
  return step;
}

void scale_to_highest(std::vector<Bar>& bars) {
  float highest = 1;
  for (const Bar& bar : bars) highest = std::max(highest, bar.share);
  for (Bar& bar : bars) bar.share /= highest;
}

// Few posts get wide bars, else each is a bar of its own and the shape of the time is lost.
double least_bar_px(size_t posts, float width_px) {
  return std::max(kBarPx, static_cast<double>(width_px) / (4 * std::sqrt(static_cast<double>(posts)) + 8));
}

std::vector<Bar> layout_bars(const TimeIndex& index, const TimeScale& scale, float width_px) {
  const double step = bar_millis(scale, least_bar_px(index.posts().size(), width_px));
  std::vector<Bar> bars;
  double begin = std::floor(scale.range().begin_millis / step) * step;
  for (; begin < scale.range().end_millis; begin += step) {
    const auto [first, last] = index.range(begin, begin + step);
    if (first == last) continue;
    const double left = scale.px_from_time(begin);
    const double width = scale.px_from_time(begin + step) - left;
    bars.push_back({static_cast<float>(left), static_cast<float>(width), static_cast<float>(last - first)});
  }
  scale_to_highest(bars);
  return bars;
}

// Smaller where the plot is low, so that marks stay apart.
float mark_radius(const Count& likes, float plot_height_px) {
  const double value = likes.precision == CountPrecision::kUnknown ? 0 : static_cast<double>(likes.value);
  const double share = std::clamp(0.35 + static_cast<double>(plot_height_px) / 500, 0.5, 1.0);
  return static_cast<float>(share * (3 + 1.1 * std::log10(1 + std::max(value, 0.0))));
}

class TimelineLayout {
 public:
  explicit TimelineLayout(const TimelineInput& input)
      : in_(input), scale_(input.state.visible, input.rooms.plot.x, input.rooms.plot.width) {}

  TimelineFrame run() {
    TimelineFrame frame;
    frame.rooms = in_.rooms;
    frame.scale = scale_;
    frame.ticks = layout_ticks(scale_, kTickGapPx);
    frame.grid = grid();
    if (!in_.rooms.band.is_empty()) frame.band = layout_bars(in_.index, scale_, in_.rooms.band.width);
    frame.marks = marks();
    frame.arcs = arcs();
    const TimeScale whole(in_.state.limits, in_.rooms.overview.x, in_.rooms.overview.width);
    frame.overview = layout_bars(in_.index, whole, in_.rooms.overview.width);
    frame.brush = brush(whole);
    summarise(frame);
    return frame;
  }

 private:
  float y_of(const Count& likes) const {
    return in_.rooms.plot.bottom() - in_.likes.height_of(likes) * in_.rooms.plot.height;
  }

  std::vector<GridLine> grid() const {
    std::vector<GridLine> lines;
    const auto most = static_cast<size_t>(std::max(in_.rooms.plot.height / 36, 2.0f));
    for (const int64_t value : in_.likes.grid_values(most)) {
      const float height = in_.likes.height_of_value(static_cast<double>(value)) * in_.rooms.plot.height;
      const float y = in_.rooms.plot.bottom() - height;
      if (lines.empty() || lines.back().y - y >= kLeastGridGapPx) lines.push_back({y, short_number(value)});
    }
    return lines;
  }

  Mark mark_of(PostIndex post) const {
    const KnownTime time = in_.archive.time(post);
    const Count likes = in_.archive.likes(post);
    Mark mark;
    mark.post = post;
    mark.kind = in_.archive.kind(post);
    mark.x = static_cast<float>(scale_.px_from_time(static_cast<double>(in_.index.place_millis(post))));
    mark.y = y_of(likes);
    mark.radius_px = mark_radius(likes, in_.rooms.plot.height);
    mark.span_left = static_cast<float>(scale_.px_from_time(static_cast<double>(time.begin.value)));
    mark.span_right = static_cast<float>(scale_.px_from_time(static_cast<double>(time.end.value)));
    return mark;
  }

  std::vector<Mark> marks() const {
    const double margin = 12 * scale_.millis_per_px();  // half a mark beyond either edge
    const TimeRange& range = scale_.range();
    const auto [first, last] = in_.index.range(range.begin_millis - margin, range.end_millis + margin);
    std::vector<Mark> marks;
    marks.reserve(last - first);
    for (size_t i = first; i < last; ++i) marks.push_back(mark_of(in_.index.posts()[i]));
    return marks;
  }

  std::vector<Arc> arcs() const {
    std::vector<Arc> arcs;
    for (const SelfQuote& pair : in_.self_quotes) {
      if (!in_.index.has_place(pair.quoting) || !in_.index.has_place(pair.quoted)) continue;
      const Mark from = mark_of(pair.quoting);
      const Mark to = mark_of(pair.quoted);
      arcs.push_back({{from.x, from.y}, {to.x, to.y}});
    }
    return arcs;
  }

  Rect brush(const TimeScale& whole) const {
    const auto left = static_cast<float>(whole.px_from_time(in_.state.visible.begin_millis));
    const auto right = static_cast<float>(whole.px_from_time(in_.state.visible.end_millis));
    return {left, in_.rooms.overview.y, right - left, in_.rooms.overview.height};
  }

  // What is in view without the margins that hold no post.
  TimeRange dated_range() const {
    return {std::max(scale_.range().begin_millis, static_cast<double>(in_.index.earliest_millis())),
            std::min(scale_.range().end_millis, static_cast<double>(in_.index.latest_millis() - 1))};
  }

  void summarise(TimelineFrame& frame) const {
    const auto [first, last] = in_.index.range(scale_.range().begin_millis, scale_.range().end_millis);
    Count likes{0, CountPrecision::kUnknown};
    for (size_t i = first; i < last; ++i) {
      const Count count = in_.archive.likes(in_.index.posts()[i]);
      if (count.precision == CountPrecision::kUnknown) continue;
      likes.value += count.value;
      const bool is_rounded =
          likes.precision == CountPrecision::kRounded || count.precision == CountPrecision::kRounded;
      likes.precision = is_rounded ? CountPrecision::kRounded : CountPrecision::kExact;
    }
    const auto count = static_cast<int64_t>(last - first);
    frame.summary_count = say_count(Plural::kPosts, count, words_of_number(count));
    frame.summary_rest = words_of_range(dated_range());
    if (likes.precision != CountPrecision::kUnknown) {
      frame.summary_rest += " \xC2\xB7 " + say_count(Plural::kLikes, likes.value, words_of_count(likes));
    }
  }

  const TimelineInput& in_;
  TimeScale scale_;
};

}  // namespace

TimelineFrame layout_timeline(const TimelineInput& input) { return TimelineLayout(input).run(); }

PostIndex mark_at(const TimelineFrame& frame, Point point, float reach_px) {
  PostIndex nearest = kNoPost;
  float least = reach_px;
  for (const Mark& mark : frame.marks) {
    const float distance = std::hypot(mark.x - point.x, mark.y - point.y) - mark.radius_px;
    if (distance > least) continue;
    least = distance;
    nearest = mark.post;
  }
  return nearest;
}

}  // namespace backscroll
