// timeline_layout: see the header. Far out the density field stands for the marks, and only the most liked keep theirs;
// closer they all have one.
#include "view/timeline/timeline_layout.h"

#include <algorithm>
#include <cmath>

#include "base/sort_indexes.h"
#include "view/base/theme.h"
#include "view/text/text_layout.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr int kButtons = 3;  // at the other end of the summary
constexpr double kTickGapPx = 72;
constexpr float kLeastGridGapPx = 20;  // a label is 18 px high
constexpr float kGridLabelEdge = 4;
constexpr float kGridLabelGap = 12;       // less where the margin is narrow
constexpr float kMarkMargin = 12;         // half a mark beyond either edge of the plot
constexpr float kRoomPerMark = 220;       // square pixels: below that there are no marks but the best
constexpr size_t kMostMarks = 4000;       // on any canvas
constexpr float kCrowdFrom = 0.35f;       // of that many marks: the field begins to take over
constexpr float kRoomPerBestMark = 9000;  // square pixels
constexpr size_t kMostArcs = 30;
constexpr float kArcOutwards = 0.35f;  // of an arc that leads out of view
constexpr float kLitArc = 2;
constexpr float kNotFound = 0.25f;       // of the strength of a mark, while others are looked for
constexpr float kLeastBrush = 14;        // so that its handles stand apart
constexpr float kSelectionPadding = 10;  // of the words, left and right
constexpr float kSelectionRim = 4;       // over and under them
constexpr float kSelectionTop = 6;
constexpr float kFadeBeyond = 2;        // outside the plot a mark is gone
constexpr float kLeastPointed = 0.15f;  // a mark fainter than that cannot be pointed at

class TimelineLayout {
 public:
  explicit TimelineLayout(const TimelineInput& input)
      : in_(input),
        plot_(input.rooms.plot),
        scale_(input.state.visible, input.rooms.plot.x, input.rooms.plot.width),
        places_{input.archive, input.index, input.data.likes, input.data.spread, scale_, plot_} {
    const double margin = static_cast<double>(kMarkMargin) * scale_.millis_per_px();
    const TimeRange& range = scale_.range();
    around_ = in_.index.range(range.begin_millis - margin, range.end_millis + margin);
    const float room = plot_.width * plot_.height / kRoomPerMark;
    most_marks_ = std::min(static_cast<size_t>(std::max(room, 60.0f)), kMostMarks);
    const float filled = static_cast<float>(around_.size()) / static_cast<float>(most_marks_);
    crowd_ = std::clamp((filled - kCrowdFrom) / (1 - kCrowdFrom), 0.0f, 1.0f);
  }

  TimelineFrame run() {
    TimelineFrame frame;
    frame.rooms = in_.rooms;
    frame.scale = scale_;
    frame.selected = in_.state.selected;
    frame.now_millis = in_.state.now_millis;
    if (in_.index.times().empty()) {
      say_no_dates(frame);
      return frame;
    }
    frame.ticks = layout_ticks(scale_, kTickGapPx);
    frame.axis_labels = layout_axis_labels(scale_, frame.ticks, in_.rooms.axis, in_.measure);
    frame.notes = layout_axis_notes(in_.data.rhythm, scale_, in_.rooms.notes, in_.measure);
    frame.grid = grid();
    if (!in_.rooms.band.is_empty()) frame.band = bars(scale_, in_.rooms.band.width);
    frame.field = DensityField::over(in_.data.density, in_.index, scale_, plot_, crowd_);
    frame.marks = marks(frame.field);
    fade_at_edges(frame.marks);
    frame.ribbons = ribbons();
    frame.arcs = arcs();
    const TimeScale whole(in_.state.limits, in_.rooms.overview.x, in_.rooms.overview.width);
    frame.overview = bars(whole, in_.rooms.overview.width);
    frame.brush = brush(whole);
    if (in_.selecting) frame.selection = selection(*in_.selecting);
    summarise(frame);
    return frame;
  }

 private:
  std::vector<Bar> bars(const TimeScale& scale, float width_px) const {
    const double whole_span = in_.state.limits.span_millis();
    const double whole_bar = bar_millis(in_.index.places().size(), whole_span, width_px);
    return layout_bars(in_.index, scale, whole_bar, whole_span / scale.range().span_millis(), in_.hits);
  }

  std::vector<GridLine> grid() const {
    std::vector<GridLine> lines;
    const auto most = static_cast<size_t>(std::max(plot_.height / 36, 2.0f));
    const float line_px = type_size(TextStyle::kSmall).line_px;
    for (const int64_t value : in_.data.likes.grid_values(most)) {
      const float y =
          plot_.bottom() - in_.data.likes.height_of_value(static_cast<double>(value)) * plot_.height;
      if (!lines.empty() && lines.back().y - y < kLeastGridGapPx) continue;
      std::string words = value <= kMostTold ? short_number(value) : std::string();
      const float width_px = text_width_px(words, TextStyle::kSmall, in_.measure);
      const float gap = std::min(kGridLabelGap, plot_.x / 5);
      const float x = std::max(plot_.x - gap - width_px, kGridLabelEdge);
      // In some languages a thousand is a long word: it stands on the line instead of before it.
      const bool is_before = x + width_px + kGridLabelEdge < plot_.x;
      const Rect rect{x, is_before ? y - line_px / 2 : y - line_px, width_px, line_px};
      lines.push_back({y, {rect, std::move(words), TextStyle::kSmall, false}});
    }
    return lines;
  }

  Mark mark_of(PostIndex post, float alpha) const {
    const KnownTime time = in_.archive.time(post);
    const Count likes = in_.archive.likes(post);
    const Point at = places_.place_of(post);
    const auto x_of = [this](UtcMillis t) {
      return static_cast<float>(scale_.px_from_time(static_cast<double>(t.value)));
    };
    const double known = likes.precision == CountPrecision::kUnknown ? 0 : static_cast<double>(likes.value);
    const float radius = mark_radius(known, plot_.height);
    return {post, in_.archive.kind(post), at.x, at.y, radius, x_of(time.begin), x_of(time.end), alpha};
  }

  // A mark that leaves the plot fades before it would stand beside the axis.
  void fade_at_edges(std::vector<Mark>& marks) const {
    for (Mark& mark : marks) {
      const float inside = std::min(mark.x - plot_.x, plot_.right() - mark.x);
      mark.alpha *= std::clamp((inside + kFadeBeyond) / (mark.radius_px + kFadeBeyond), 0.0f, 1.0f);
    }
  }

  // The most liked keep their marks when all others give way to the field. The last of them are faint, so that none
  // appears at once while panning.
  std::vector<Mark> marks(const DensityField& field) const {
    const auto most = static_cast<size_t>(std::max(plot_.width * plot_.height / kRoomPerBestMark, 8.0f));
    const std::vector<TimePlace> best =
        crowd_ > 0 ? in_.data.likes_index.top(around_, most) : std::vector<TimePlace>();
    std::vector<Mark> marks;
    const auto add = [&](TimePlace place, float least_unlit_alpha) {
      Mark mark = mark_of(in_.index.post_at(place), 1);
      const float least_alpha = is_lit(mark.post) ? 1 : least_unlit_alpha;
      mark.alpha = std::max(least_alpha, 1 - field.cover_at({mark.x, mark.y}));
      marks.push_back(mark);
    };
    if (crowd_ < 1) {
      marks.reserve(around_.size());
      for (const TimePlace place : around_) add(place, 0);
    }
    for (size_t rank = 0; rank < best.size(); ++rank) {
      const float alpha = std::min(2 * static_cast<float>(most - rank) / static_cast<float>(most), 1.0f);
      if (crowd_ < 1) {
        float& now = marks[best[rank] - around_.first].alpha;
        now = std::max(now, alpha);
      } else {
        add(best[rank], alpha);
      }
    }
    if (in_.hits) show_hits(marks);
    if (crowd_ < 1) return marks;
    add_lit_marks(marks);
    const std::vector<uint32_t> order =
        sorted_indexes(marks.size(), [&](uint32_t a, uint32_t b) { return marks[a].x < marks[b].x; });
    std::vector<Mark> sorted;
    sorted.reserve(marks.size());
    for (const uint32_t i : order) sorted.push_back(marks[i]);
    return sorted;
  }

  // What was found stands out from all others. Where there is no room for all of it, every second, fourth ... of the
  // archive stays, so that none comes and goes while panning.
  void show_hits(std::vector<Mark>& marks) const {
    for (Mark& mark : marks) {
      mark.is_found = in_.hits->has(mark.post);
      mark.alpha = mark.is_found ? 1 : mark.alpha * kNotFound;
    }
    if (crowd_ < 1) return;
    std::erase_if(marks, [](const Mark& mark) { return mark.is_found; });  // they come again below
    const std::vector<TimePlace>& places = in_.hits->places();
    const auto begin = std::lower_bound(places.begin(), places.end(), around_.first);
    const auto end = std::lower_bound(begin, places.end(), around_.last);
    uint32_t step = 1;
    while (static_cast<size_t>(end - begin) / step > most_marks_) step *= 2;
    for (auto place = begin; place != end; ++place) {
      if (static_cast<uint32_t>(place - places.begin()) % step != 0) continue;
      marks.push_back(mark_of(in_.index.post_at(*place), 1));
      marks.back().is_found = true;
    }
  }

  bool is_lit(PostIndex post) const { return post == in_.state.hovered || post == in_.state.selected; }

  void add_lit_marks(std::vector<Mark>& marks) const {
    for (const PostIndex post : {in_.state.hovered, in_.state.selected}) {
      const bool is_there =
          std::any_of(marks.begin(), marks.end(), [post](const Mark& mark) { return mark.post == post; });
      if (!places_.has_place(post) || is_there) continue;
      const Mark mark = mark_of(post, 1);
      if (mark.x > plot_.x - kMarkMargin && mark.x < plot_.right() + kMarkMargin) marks.push_back(mark);
    }
  }

  std::vector<Ribbon> ribbons() const {
    const Threads& threads = in_.threads;
    if (threads.all().empty()) return {};
    RibbonInput input{.threads = threads, .places = places_, .share = 1 - crowd_};
    std::vector<bool> is_listed(threads.all().size());
    const auto add = [&](PostIndex post, std::vector<uint32_t>& list) {
      const Thread* thread = threads.thread_of(post);
      if (!thread) return;
      const auto index = static_cast<uint32_t>(thread - threads.all().data());
      if (!is_listed[index]) list.push_back(index);
      is_listed[index] = true;
    };
    for (const PostIndex post : {in_.state.selected, in_.state.hovered}) add(post, input.lit);
    const uint32_t hovered = in_.state.hovered_thread;
    if (hovered < is_listed.size() && !is_listed[hovered]) input.lit.push_back(hovered);
    for (const TimePlace place : crowd_ < 1 ? around_ : PlaceRange())
      add(in_.index.post_at(place), input.in_view);
    return layout_ribbons(input);
  }

  // Quotes with an end in view; fainter when the other end is not, and when there are many.
  std::vector<Arc> arcs() const {
    std::vector<Arc> arcs;
    const auto is_seen = [&](PostIndex post) {
      const float x = places_.x_of(post);
      return x >= plot_.x && x < plot_.right();
    };
    for (const SelfQuote& pair : in_.data.self_quotes) {
      if (!places_.has_place(pair.quoting) || !places_.has_place(pair.quoted)) continue;
      const bool is_begin_seen = is_seen(pair.quoting);
      const bool is_end_seen = is_seen(pair.quoted);
      if (!is_begin_seen && !is_end_seen) continue;
      const bool is_lit_pair = is_lit(pair.quoting) || is_lit(pair.quoted);
      const float alpha = is_lit_pair ? kLitArc : is_begin_seen && is_end_seen ? 1 : kArcOutwards;
      arcs.push_back({places_.place_of(pair.quoting), places_.place_of(pair.quoted), alpha});
    }
    const float many = static_cast<float>(kMostArcs) / static_cast<float>(std::max(arcs.size(), size_t{1}));
    const float share = std::min(many, 1.0f) * (1 - crowd_);
    for (Arc& arc : arcs) arc.alpha = arc.alpha == kLitArc ? 1 : arc.alpha * share;
    std::erase_if(arcs, [](const Arc& arc) { return arc.alpha < 0.04f; });
    return arcs;
  }

  Rect brush(const TimeScale& whole) const {
    const Rect& room = in_.rooms.overview;
    const auto left = static_cast<float>(whole.px_from_time(in_.state.visible.begin_millis));
    const auto right = static_cast<float>(whole.px_from_time(in_.state.visible.end_millis));
    const float width = std::max(right - left, kLeastBrush);
    const float middle = (left + right) / 2;
    const float x = std::clamp(middle - width / 2, room.x, std::max(room.right() - width, room.x));
    return {x, room.y, width, room.height};
  }

  // What the reader is about to choose, with its range and its posts in words where they fit.
  Selection selection(const TimeRange& range) const {
    const TimeRange seen{std::max(range.begin_millis, scale_.range().begin_millis),
                         std::min(range.end_millis, scale_.range().end_millis)};
    const auto left = static_cast<float>(scale_.px_from_time(seen.begin_millis));
    const auto right = static_cast<float>(scale_.px_from_time(seen.end_millis));
    Selection selection;
    selection.area = {left, plot_.y, right - left, in_.rooms.axis.y - plot_.y};
    const auto count = static_cast<int64_t>(in_.index.range(seen.begin_millis, seen.end_millis).size());
    const std::string posts = say_count(Plural::kPosts, count, words_of_number(count));
    selection.words = elided(posts + " \xC2\xB7 " + words_of_range(seen), TextStyle::kSmall,
                             plot_.width - 2 * kSelectionPadding, in_.measure);
    const float line_px = type_size(TextStyle::kSmall).line_px;
    const float width =
        text_width_px(selection.words, TextStyle::kSmall, in_.measure) + 2 * kSelectionPadding;
    const float x = std::clamp((left + right - width) / 2, plot_.x, std::max(plot_.right() - width, plot_.x));
    selection.label = {x, plot_.y + kSelectionTop, width, line_px + 2 * kSelectionRim};
    return selection;
  }

  // What is in view without the margins that hold no post.
  TimeRange dated_range() const {
    const TimeRange seen = scale_.range();
    const TimeRange dated{std::max(seen.begin_millis, static_cast<double>(in_.index.earliest_millis())),
                          std::min(seen.end_millis, static_cast<double>(in_.index.last_millis() + 1))};
    return dated.begin_millis < dated.end_millis ? dated : seen;  // in a margin there is nothing dated
  }

  // An axis would claim dates that there are not.
  void say_no_dates(TimelineFrame& frame) const {
    const auto count = static_cast<int64_t>(in_.archive.post_count());
    frame.summary_count = say_count(Plural::kPosts, count, words_of_number(count));
    const std::string words(say(Phrase::kNoDates));
    const float width_px = text_width_px(words, TextStyle::kBody, in_.measure);
    const float line_px = type_size(TextStyle::kBody).line_px;
    const Point at{plot_.x + (plot_.width - width_px) / 2, plot_.y + (plot_.height - line_px) / 2};
    frame.message = {{at.x, at.y, width_px, line_px}, words, TextStyle::kBody, false};
  }

  void summarise(TimelineFrame& frame) const {
    const PlaceRange places = in_.index.range(scale_.range().begin_millis, scale_.range().end_millis);
    frame.post_count = places.size();
    const auto count = static_cast<int64_t>(frame.post_count);
    frame.summary_count = say_count(Plural::kPosts, count, words_of_number(count));
    std::vector<std::string> parts = {words_of_range(dated_range())};
    const Count likes = in_.data.likes_index.sum(places);
    if (likes.precision != CountPrecision::kUnknown) {
      parts.push_back(say_count(Plural::kLikes, likes.value, words_of_sum(likes)));
    }
    const auto outside = static_cast<int64_t>(in_.index.outside_count());
    if (outside > 0) parts.push_back(say_count(Plural::kPostsOutside, outside, words_of_number(outside)));
    const float room_px = in_.rooms.summary.width - kButtons * size::kTimelineButtonStep -
                          text_width_px(frame.summary_count, TextStyle::kSmallBold, in_.measure);
    frame.summary_rest = as_much_as_fits(std::move(parts), room_px);
  }

  // The range is told as long as there is room for any of it.
  std::string as_much_as_fits(std::vector<std::string> parts, float room_px) const {
    constexpr std::string_view kDot = " \xC2\xB7 ";
    while (!parts.empty()) {
      std::string words;
      for (const std::string& part : parts) (words += words.empty() ? "" : kDot) += part;
      const std::string drawn = as_interface(std::string(kDot) + words);
      if (text_width_px(drawn, TextStyle::kSmall, in_.measure) <= room_px) return words;
      parts.erase(parts.size() > 1 ? parts.begin() + 1 : parts.begin());
    }
    return {};
  }

  const TimelineInput& in_;
  const Rect plot_;
  const TimeScale scale_;
  const MarkPlaces places_;
  PlaceRange around_;  // where the marks may be seen
  size_t most_marks_ = 0;
  float crowd_ = 0;  // 0: every post has its mark; 1: only the field is drawn, and the best
};

}  // namespace

TimelineFrame layout_timeline(const TimelineInput& input) { return TimelineLayout(input).run(); }

PostIndex mark_at(const TimelineFrame& frame, Point point, float reach_px) {
  PostIndex nearest = kNoPost;
  float least = reach_px;
  for (const Mark& mark : frame.marks) {
    if (mark.alpha < kLeastPointed) continue;
    const float distance = std::hypot(mark.x - point.x, mark.y - point.y) - mark.radius_px;
    if (distance > least) continue;
    least = distance;
    nearest = mark.post;
  }
  return nearest;
}

}  // namespace backscroll
