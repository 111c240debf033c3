// update: one function per action, motion by critically damped springs that can be interrupted anywhere.
#include "view/state/update.h"

#include <algorithm>
#include <cmath>

#include "view/base/geometry.h"
#include "view/base/theme.h"

namespace backscroll {
namespace {

// The first item, right under the tabs.
constexpr FeedScroll kAtFirstItem{kFirstItem, -size::kTabs};

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
  const FeedList& feed;
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
  void operator()(const HoverThread& hover) const { state.hovered_thread = hover.thread; }

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
    const IndexRange<ItemIndex> cards = feed.cards();
    const ItemIndex otherwise = neighbour.step > 0 ? kProfileItem : cards.last;
    ItemIndex item = feed.find_post(state.selected).value_or(otherwise);
    do item = neighbour.step > 0 ? item + 1 : item - 1;
    while (cards.contains(item) && feed.at(item).kind != FeedItemKind::kPost);
    if (cards.contains(item)) (*this)(SelectPost{feed.at(item).post, true});
  }

  void operator()(const CloseSelection&) const { state.selected = kNoPost; }

  void operator()(const SortFeed& sort) const {
    const bool is_same = state.sort == sort.sort && state.view == FeedView::kPosts;
    if (is_same) return;
    show_view(FeedView::kPosts);
    if (state.sort == sort.sort) return;
    state.sort = sort.sort;
    begin_feed(state);
    state.scroll_left_px = state.fling_px_per_second = 0;
  }

  void operator()(const ScrollFeed& scroll) const {
    state.fling_px_per_second = 0;
    if (scroll.is_direct || state.is_motion_reduced) {
      state.scroll.offset_px += scroll.delta_px;
      state.scrolled_px += static_cast<double>(std::abs(scroll.delta_px));
    } else {
      state.scroll_left_px += scroll.delta_px;
    }
  }

  void operator()(const FlingFeed& fling) const {
    if (!state.is_motion_reduced) state.fling_px_per_second = fling.px_per_second;
  }

  void operator()(const ScrollFeedTo& scroll) const {
    state.bar_share = std::clamp(scroll.fraction, 0.0, 1.0);
    state.is_scroll_to_share = true;
    state.scroll_left_px = state.fling_px_per_second = 0;
  }

  void operator()(const DragScrollBar& drag) const {
    (*this)(ScrollFeedTo{drag.share});
    state.is_bar_held = true;
  }

  void operator()(const LetScrollBarGo&) const {
    state.is_bar_held = false;
    tell_bar();
  }

  void operator()(const HoverScrollBar& hover) const {
    if (state.is_bar_hovered && !hover.is_hovered) tell_bar();
    state.is_bar_hovered = hover.is_hovered;
  }

  void tell_bar() const { state.bar_told_until_millis = state.now_millis + duration::kBarTold; }

  void operator()(const JumpToDate& jump) const {
    show_view(FeedView::kPosts);
    if (state.sort != PostSort::kOldest) state.sort = PostSort::kTime;
    const TimeRange& target = state.target;
    if (jump.day.begin_millis < target.begin_millis || jump.day.end_millis > target.end_millis) {
      const double middle = jump.day.begin_millis + jump.day.span_millis() / 2;
      const double half = target.span_millis() / 2;
      show(state, {middle - half, middle + half}, false);
    }
    state.scroll_to_day = jump.day;
    state.scroll_left_px = state.fling_px_per_second = 0;
  }

  void operator()(const ShowMore& more) const { state.unfolded.push_back(more.row); }

  void operator()(const ToggleWarning& toggle) const {
    const auto found = std::find(state.opened.begin(), state.opened.end(), toggle.row);
    if (found != state.opened.end())
      state.opened.erase(found);
    else
      state.opened.push_back(toggle.row);
  }

  // A view of its own begins at its top; closing it brings the reader back.
  void show_view(FeedView view) const {
    if (state.view == view) return;
    if (state.view == FeedView::kPosts) state.scroll_before = state.scroll;
    state.view = view;
    if (view == FeedView::kPosts)
      state.scroll = state.scroll_before;
    else
      begin_feed(state);
    state.scroll_left_px = state.fling_px_per_second = 0;
  }

  void operator()(const ShowThread& show) const {
    if (show.post == kNoPost) return;
    state.thread_post = show.post;
    show_view(FeedView::kThread);
    (*this)(SelectPost{show.post, true});
  }

  void operator()(const ShowView& show) const {
    if (show.view == FeedView::kDay && state.view != FeedView::kDay) state.day = state.today;
    show_view(show.view);
  }

  void operator()(const ShowDay& show) const {
    state.day = show.day;
    show_view(FeedView::kDay);
    begin_feed(state);
  }

  void operator()(const SearchFor& search) const {
    if (state.search == search.text) return;
    state.search = search.text;
    if (search.text.empty()) return;  // the feed goes on around the card that was looked at
    if (state.view != FeedView::kNumbers) show_view(FeedView::kPosts);
    begin_feed(state);
  }

  void operator()(const CloseView&) const { show_view(FeedView::kPosts); }

  void operator()(const ShowYear& year) const {
    const auto begin_of = [](int32_t y) { return static_cast<double>(utc_from_civil({y, 1, 1}).value); };
    show(state, {begin_of(year.year), begin_of(year.year + 1)}, false);
    show_view(FeedView::kPosts);
    begin_feed(state);
  }

  void operator()(const LightboxAction& action) const {
    apply_lightbox(action, state.is_motion_reduced, state.lightbox);
  }

  void operator()(const OpenPictures&) const {}  // see resolved()

  // The host page asks, opens and copies: see action_events.
  void operator()(const AskForDate&) const {}
  void operator()(const OpenFile&) const {}
  void operator()(const OpenLink&) const {}
  void operator()(const OpenOriginal&) const {}
  void operator()(const CopyLink&) const {}
  void operator()(const CopyText&) const {}
};

bool advance_scroll(ViewState& state, double passed_millis) {
  if (state.fling_px_per_second != 0) {
    const auto velocity = static_cast<double>(state.fling_px_per_second);
    state.scroll.offset_px += static_cast<float>(velocity * passed_millis / 1000);
    state.scrolled_px += std::abs(velocity) * passed_millis / 1000;
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
    const float moved_px = state.scroll_left_px - (is_done ? 0 : left_px);
    state.scroll.offset_px += moved_px;
    state.scrolled_px += static_cast<double>(std::abs(moved_px));
    state.scroll_left_px = is_done ? 0 : left_px;
    state.scroll_speed = spring.speed;
  }
  return state.fling_px_per_second != 0 || state.scroll_left_px != 0;
}

// Whoever scrolls fast is told where that is. True while the bar has something to say.
bool advance_bar(ViewState& state, double passed_millis) {
  constexpr double kFast = 2.5;  // px per millisecond
  constexpr double kSmoothMillis = 120;
  constexpr double kPauseMillis = 150;  // between frames: the last move is over
  if (passed_millis > kPauseMillis) state.scroll_pace = state.scrolled_px = 0;
  if (passed_millis > 0) {
    const double share = 1 - std::exp(-passed_millis / kSmoothMillis);
    state.scroll_pace += (state.scrolled_px / passed_millis - state.scroll_pace) * share;
    state.scrolled_px = 0;
  }
  if (state.scroll_pace > kFast) state.bar_told_until_millis = state.now_millis + duration::kBarTold;
  return state.now_millis < state.bar_told_until_millis;
}

// For a motion that was under way when the wish for less of it came.
void end_motion(ViewState& state) {
  state.visible = state.target;
  state.motion = {};
  state.scroll.offset_px += state.scroll_left_px;
  state.scroll_left_px = state.fling_px_per_second = 0;
}

}  // namespace

ViewState initial_state(const TimeIndex& index) {
  constexpr double kMargin = 0.02;
  ViewState state;
  auto begin = static_cast<double>(index.earliest_millis());
  auto end = static_cast<double>(index.latest_millis());
  // Without any date there is nothing to zoom into: the longest span is the shortest one.
  const double room = index.times().empty()
                          ? kShortestSpanMillis / 2
                          : std::max((end - begin) * kMargin, static_cast<double>(kMillisPerHour));
  state.limits = state.visible = state.target = {begin - room, end + room};
  return state;
}

void apply(const Action& action, const FeedList& feed, ViewState& state) {
  std::visit(Applier{feed, state}, action);
}

std::optional<Action> closing_of(const ViewState& state) {
  if (state.selected != kNoPost) return CloseSelection{};
  if (state.view != FeedView::kPosts) return CloseView{};
  if (!state.search.empty()) return SearchFor{};
  return std::nullopt;
}

bool advance(ViewState& state, double now_millis) {
  // A long pause counts as one ordinary frame, so that motion starts smoothly after idling.
  const double since_last = now_millis - state.now_millis;
  const double passed = std::clamp(since_last, 0.0, 34.0);
  state.now_millis = now_millis;
  if (state.is_motion_reduced) end_motion(state);
  const bool is_moving = state.visible != state.target &&
                         advance(state.motion, state.visible, state.target, state.limits, passed);
  const bool is_scrolling = advance_scroll(state, passed);
  const bool is_telling = advance_bar(state, since_last);
  const bool is_looking = advance_lightbox(state.lightbox, passed, state.is_motion_reduced);
  const bool is_flashing =
      !state.is_motion_reduced && now_millis - state.flash_began_millis < duration::kFlash;
  return is_moving || is_scrolling || is_telling || is_looking || is_flashing;
}

void fit_feed(bool begins_with_posts, ViewState& state) {
  if (state.begins_with_posts == begins_with_posts) return;
  state.begins_with_posts = begins_with_posts;
  const bool has_aim = state.scroll_to_place || state.scroll_to_day || state.is_scroll_to_selected;
  if (state.place.is_first && !has_aim) state.scroll_to_place = FeedPlace{};
}

void begin_feed(ViewState& state) {
  if (state.scroll.item > kProfileItem) state.scroll = kAtFirstItem;
}

void settle(ViewState& state, FeedScroll scroll, bool is_stuck, FeedPlace place) {
  state.scroll = scroll;
  state.place = place;
  state.is_scroll_to_selected = state.is_scroll_to_share = false;
  state.scroll_to_day.reset();
  state.scroll_to_place.reset();
  if (is_stuck) state.scroll_left_px = state.fling_px_per_second = 0;
}

}  // namespace backscroll
