// update: one function per action, motion by critically damped springs that can be interrupted anywhere.
#include "view/update.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/percent.h"
#include "view/spring.h"
#include "view/theme.h"

namespace backscroll {
namespace {

constexpr std::array<std::string_view, 5> kSortIds = {"time", "oldest", "likes", "replies", "reposts"};

void jump(ViewState& state, TimeRange range) {
  state.visible = state.target = clamped(range, state.limits);
  state.motion = {};
}

void show(ViewState& state, TimeRange range, bool is_direct) {
  if (is_direct || state.is_motion_reduced) return jump(state, range);
  state.target = clamped(range, state.limits);
  state.motion = redirected(state.motion, state.visible, state.target);
}

bool is_middle_of(TimeRange range, double time_millis) {
  return std::abs(time_millis - range.begin_millis - range.span_millis() / 2) < 1e-6 * range.span_millis();
}

struct Applier {
  std::span<const PostIndex> feed;
  ViewState& state;

  // A finger takes over from what it sees; so does a zoom under the pointer. Buttons and keys zoom around the middle of
  // where the motion goes.
  void operator()(const ZoomAround& zoom) const {
    if (zoom.is_direct) return jump(state, zoomed(state.visible, zoom.time_millis, zoom.factor));
    if (is_middle_of(state.target, zoom.time_millis) || state.is_motion_reduced) {
      return show(state, zoomed(state.target, zoom.time_millis, zoom.factor), false);
    }
    const RangeMotion motion = held(state.motion, zoom.time_millis);
    show(state, zoomed_under_pointer(state.visible, state.target, zoom.time_millis, zoom.factor), false);
    state.motion = motion;
  }
  void operator()(const PanBy& pan) const {
    show(state, panned(pan.is_direct ? state.visible : state.target, pan.delta_millis), pan.is_direct);
  }
  void operator()(const ShowRange& show_range) const { show(state, show_range.range, show_range.is_direct); }
  void operator()(const FitAll&) const { show(state, state.limits, false); }
  void operator()(const HoverPost& hover) const { state.hovered = hover.post; }

  void operator()(const SelectPost& select) const {
    state.selected = select.post;
    state.is_scroll_to_selected = select.is_scrolled_to && select.post != kNoPost;
    if (state.is_scroll_to_selected) {
      if (!state.is_motion_reduced) state.flash_began_millis = state.now_millis;
      state.scroll_left_px = state.fling_px_per_second = 0;
    }
  }

  void operator()(const SelectNeighbour& neighbour) const {
    if (feed.empty()) return;
    const auto found = std::find(feed.begin(), feed.end(), state.selected);
    const auto last = static_cast<std::ptrdiff_t>(feed.size()) - 1;
    std::ptrdiff_t at = neighbour.step > 0 ? 0 : last;
    if (found != feed.end()) at = std::clamp<std::ptrdiff_t>(found - feed.begin() + neighbour.step, 0, last);
    (*this)(SelectPost{feed[static_cast<size_t>(at)], true});
  }

  void operator()(const CloseSelection&) const { state.selected = kNoPost; }

  void operator()(const SortFeed& sort) const {
    if (state.sort == sort.sort) return;
    state.sort = sort.sort;
    if (state.scroll.item > 0) state.scroll = {1, 0};
    state.scroll_left_px = state.fling_px_per_second = 0;
  }

  void operator()(const ScrollFeed& scroll) const {
    state.fling_px_per_second = 0;
    if (scroll.is_direct || state.is_motion_reduced) {
      state.scroll.offset_px += scroll.delta_px;
    } else {
      state.scroll_left_px += scroll.delta_px;
    }
  }

  void operator()(const FlingFeed& fling) const {
    if (!state.is_motion_reduced) state.fling_px_per_second = fling.px_per_second;
  }

  void operator()(const ScrollFeedTo& scroll) const {
    const double items = static_cast<double>(feed.size()) + 1;
    const double at = std::clamp(scroll.fraction, 0.0, 1.0) * items;
    state.scroll = {static_cast<uint32_t>(std::min(at, items - 1)), 0};
    state.scroll_left_px = state.fling_px_per_second = 0;
  }

  void operator()(const ToggleWarning& toggle) const {
    const auto found = std::find(state.opened.begin(), state.opened.end(), toggle.row);
    if (found != state.opened.end())
      state.opened.erase(found);
    else
      state.opened.push_back(toggle.row);
  }

  void operator()(const ShowThread&) const {}

  // The host page opens and copies: see action_events.
  void operator()(const OpenLink&) const {}
  void operator()(const OpenOriginal&) const {}
  void operator()(const CopyLink&) const {}
  void operator()(const CopyText&) const {}
};

bool advance_scroll(ViewState& state, double passed_millis) {
  if (state.fling_px_per_second != 0) {
    const auto velocity = static_cast<double>(state.fling_px_per_second);
    state.scroll.offset_px += static_cast<float>(velocity * passed_millis / 1000);
    state.fling_px_per_second =
        static_cast<float>(velocity * std::exp(-passed_millis / duration::kFlingDecay));
    if (std::abs(state.fling_px_per_second) < 8) state.fling_px_per_second = 0;
  }
  if (state.scroll_left_px == 0) {
    state.scroll_speed = 0;
  } else {
    const Spring spring = advanced({-static_cast<double>(state.scroll_left_px), state.scroll_speed},
                                   passed_millis, duration::kSpring);
    const auto left_px = static_cast<float>(-spring.offset);
    const bool is_done = std::abs(left_px) < 0.5f && std::abs(spring.speed) < 0.03;
    state.scroll.offset_px += state.scroll_left_px - (is_done ? 0 : left_px);
    state.scroll_left_px = is_done ? 0 : left_px;
    state.scroll_speed = spring.speed;
  }
  return state.fling_px_per_second != 0 || state.scroll_left_px != 0;
}

// For a motion that was under way when the wish for less of it came.
void end_motion(ViewState& state) {
  state.visible = state.target;
  state.motion = {};
  state.scroll.offset_px += state.scroll_left_px;
  state.scroll_left_px = state.fling_px_per_second = 0;
}

template <typename Visit>
void for_each_pair(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    const size_t equals = std::min(pair.find('='), pair.size());
    visit(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool read_millis(std::string_view text, double& millis) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  millis = static_cast<double>(value);
  return true;
}

PostIndex post_with_id(const Archive& archive, std::string_view id) {
  for (PostIndex post = 0; post < archive.post_count(); ++post) {
    if (archive.id(post) == id) return post;
  }
  return kNoPost;
}

}  // namespace

std::string_view id_of(FeedSort sort) { return kSortIds[static_cast<size_t>(sort)]; }

ViewState initial_state(const TimeIndex& index) {
  constexpr double kMargin = 0.02;
  ViewState state;
  auto begin = static_cast<double>(index.earliest_millis());
  auto end = static_cast<double>(index.latest_millis());
  const double room = std::max((end - begin) * kMargin, static_cast<double>(kMillisPerHour));
  state.limits = state.visible = state.target = {begin - room, end + room};
  return state;
}

void apply(const Action& action, std::span<const PostIndex> feed, ViewState& state) {
  std::visit(Applier{feed, state}, action);
}

bool advance(ViewState& state, double now_millis) {
  // A long pause counts as one ordinary frame, so that motion starts smoothly after idling.
  const double passed = std::clamp(now_millis - state.now_millis, 0.0, 34.0);
  state.now_millis = now_millis;
  if (state.is_motion_reduced) end_motion(state);
  const bool is_moving = state.visible != state.target &&
                         advance(state.motion, state.visible, state.target, state.limits, passed);
  const bool is_scrolling = advance_scroll(state, passed);
  const bool is_flashing =
      !state.is_motion_reduced && now_millis - state.flash_began_millis < duration::kFlash;
  return is_moving || is_scrolling || is_flashing;
}

void settle(ViewState& state, FeedScroll scroll, bool is_stuck) {
  state.scroll = scroll;
  state.is_scroll_to_selected = false;
  if (is_stuck) state.scroll_left_px = state.fling_px_per_second = 0;
}

std::string text_from_state(const ViewState& state, const Archive& archive) {
  std::string text;
  const auto add = [&text](std::string_view key, std::string_view value) {
    if (!text.empty()) text += '&';
    text.append(key).append("=").append(value);
  };
  if (!state.is_fitted()) {
    add("from", std::to_string(std::llround(state.target.begin_millis)));
    add("to", std::to_string(std::llround(state.target.end_millis)));
  }
  if (state.sort != FeedSort::kTime) add("sort", id_of(state.sort));
  if (state.selected < archive.post_count()) add("post", percent_encoded(archive.id(state.selected)));
  return text;
}

void restore_state(std::string_view text, const Archive& archive, ViewState& state) {
  TimeRange range = state.limits;
  PostIndex selected = kNoPost;
  state.sort = FeedSort::kTime;
  for_each_pair(text, [&](std::string_view key, std::string_view value) {
    if (key == "from") read_millis(value, range.begin_millis);
    if (key == "to") read_millis(value, range.end_millis);
    if (key == "post") selected = post_with_id(archive, percent_decoded(value));
    if (key != "sort") return;
    const auto found = std::find(kSortIds.begin(), kSortIds.end(), value);
    if (found != kSortIds.end()) state.sort = static_cast<FeedSort>(found - kSortIds.begin());
  });
  show(state, range.begin_millis < range.end_millis ? range : state.limits, true);
  state.selected = selected;
  state.is_scroll_to_selected = selected != kNoPost;
}

}  // namespace backscroll
