// widget_host: what the page asks of the widget between frames: size, theme, context, wheel, touch, state.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "platform/widget.h"
#include "view/host/action_events.h"
#include "view/host/state_text.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr double kZoomPerPx = 0.0022;  // e-folds of zoom per CSS pixel of wheel
constexpr float kSmoothedFromPx = 40;  // below that it is a trackpad, which has its own smoothness

// "date <begin> <end>", in milliseconds since 1970.
std::optional<TimeRange> day_of_command(std::string_view text) {
  constexpr std::string_view kName = "date ";
  if (!text.starts_with(kName)) return {};
  const char* at = text.data() + kName.size();
  const char* end = text.data() + text.size();
  int64_t begin_millis = 0;
  int64_t end_millis = 0;
  const auto [after_begin, no_begin] = std::from_chars(at, end, begin_millis);
  if (no_begin != std::errc() || after_begin == end || *after_begin != ' ') return {};
  const auto [after_end, no_end] = std::from_chars(after_begin + 1, end, end_millis);
  if (no_end != std::errc() || after_end != end || end_millis <= begin_millis) return {};
  return TimeRange{static_cast<double>(begin_millis), static_cast<double>(end_millis)};
}

}  // namespace

void Widget::resize(int width_px, int height_px, float pixel_ratio) {
  if (!window_.is_open()) return;
  if (pixel_ratio != window_.pixel_ratio()) forget_layouts();  // hinted text has other widths
  window_.resize(width_px, height_px, pixel_ratio);
}

void Widget::set_clock(double now_millis, std::string_view zone) {
  zone_ = TimeZone::from_text(zone);
  const CivilDate today = civil_from_utc(zone_.local({static_cast<int64_t>(now_millis)}));
  state_.today = today.month * 100 + today.day;
}

void Widget::forget_layouts() {
  feed_layout_.clear(threads_, timeline_data_.years, search_.is_empty() ? nullptr : &search_);
  mark_cards_.clear();
  lightbox_layout_.clear();
}

void Widget::set_theme(ThemeKind kind, bool is_motion_reduced, std::string_view colors) {
  palette_ = palette_with(kind, colors);
  state_.is_motion_reduced = is_motion_reduced;
}

void Widget::set_font(std::string_view family) {
  if (!window_.is_open()) return;
  window_.set_font(family);
  forget_layouts();
}

void Widget::set_language(std::string_view tags, bool is_rtl) {
  locale_.use(tags);
  language_.is_rtl = is_rtl;
  reword();
}

void Widget::set_words(std::string_view lines) {
  tabs_ = {};  // they point at the words
  language_.phrases.replace(lines);
  reword();
}

// Everything that was laid out keeps its words until it is laid out anew.
void Widget::reword() {
  if (!is_loaded_) return;
  facts_.extent = words_of_extent(archive_, facts_);
  forget_layouts();
  hover_card_ = {};
}

void Widget::context_lost() {
  if (!window_.is_open() || window_.is_context_lost()) return;
  marks_.forget();
  pictures_.forget_textures();
  window_.forget_context();
}

void Widget::context_restored() {
  if (!window_.is_open() || !window_.is_context_lost()) return;
  window_.restore_context();
  const char* error = "";
  marks_.create(&error);  // compiled before, so a failure here only leaves the marks out
}

Region Widget::region_at(Point point) const {
  if (state_.lightbox.is_active()) return Region::kLightbox;
  if (feed_.area.contains(point)) return Region::kFeed;
  if (timeline_.rooms.overview.contains(point)) return Region::kOverview;
  return timeline_.rooms.timeline.contains(point) ? Region::kTimeline : Region::kNone;
}

bool Widget::can_scroll(float delta_y) const { return delta_y > 0 ? !feed_.is_at_end : !feed_.is_at_top; }

bool Widget::wheel(Point at, float delta_x, float delta_y, bool is_zoom) {
  if (!is_loaded_) return false;
  const Region region = region_at(at);
  if (region == Region::kLightbox) {
    apply_all(lightbox_wheel(lightbox_, state_.lightbox, at, {delta_x, delta_y}, is_zoom));
    return true;
  }
  if (region == Region::kFeed && !is_zoom) {
    if (!can_scroll(delta_y)) return false;
    act(ScrollFeed{delta_y, std::abs(delta_y) < kSmoothedFromPx});
    return true;
  }
  if (region == Region::kNone && !is_zoom) return false;
  const bool is_sideways = std::abs(delta_x) > std::abs(delta_y);
  // Where the wheel is ours, it does on the timeline what it does on a map.
  if (is_zoom || !is_sideways) {
    const double time = region == Region::kTimeline ? timeline_.scale.time_from_px(at.x)
                        : region == Region::kOverview
                            ? timeline_.overview_scale(state_.limits).time_from_px(at.x)
                            : state_.target.begin_millis + state_.target.span_millis() / 2;
    const bool is_direct = std::abs(delta_y) < kSmoothedFromPx;
    act(ZoomAround{time, std::exp(-static_cast<double>(delta_y) * kZoomPerPx), is_direct});
    return true;
  }
  act(PanBy{static_cast<double>(delta_x) * timeline_.scale.millis_per_px(),
            std::abs(delta_x) < kSmoothedFromPx});
  return true;
}

bool Widget::can_pan(Point at, float delta_x, float delta_y) {
  touched_ = is_on_thumb(at) ? Region::kScrollBar : region_at(at);
  state_.is_touched = true;
  is_pinching_ = false;
  const bool is_vertical = std::abs(delta_y) >= std::abs(delta_x);
  if (touched_ == Region::kLightbox) return true;
  if (touched_ == Region::kScrollBar) return is_vertical;
  if (touched_ == Region::kFeed) return is_vertical && can_scroll(-delta_y);
  return (touched_ == Region::kTimeline || touched_ == Region::kOverview) && !is_vertical;
}

void Widget::pan(float delta_x, float delta_y) {
  if (!is_loaded_) return;
  if (touched_ == Region::kScrollBar) return pan_scroll_bar(delta_y);
  if (touched_ == Region::kLightbox) return pan_lightbox({delta_x, delta_y});
  if (touched_ == Region::kFeed) {
    act(ScrollFeed{-delta_y, true});
  } else if (touched_ == Region::kTimeline) {
    act(PanBy{-static_cast<double>(delta_x) * timeline_.scale.millis_per_px(), true});
  } else if (touched_ == Region::kOverview) {
    const double per_px = state_.limits.span_millis() / static_cast<double>(timeline_.rooms.overview.width);
    act(PanBy{static_cast<double>(delta_x) * per_px, true});
  }
}

void Widget::fling(float velocity_x, float velocity_y) {
  if (is_loaded_ && state_.is_bar_held) return act(LetScrollBarGo{});
  if (is_loaded_ && touched_ == Region::kLightbox && lightbox_.is_open)
    act(LightboxAction(LetPictureGo{{velocity_x, velocity_y}, lightbox_.media_count - 1}));
  if (is_loaded_ && touched_ == Region::kFeed) act(FlingFeed{-velocity_y});
}

void Widget::pinch(Point at, float factor) {
  if (is_loaded_ && factor > 0 && state_.lightbox.is_active()) return pinch_lightbox(at, factor);
  if (is_loaded_ && factor > 0)
    act(ZoomAround{timeline_.scale.time_from_px(at.x), static_cast<double>(factor), true});
}

// Only on the thumb itself: beside it a finger scrolls, as thumbs of right hands do at the edge of a phone.
bool Widget::is_on_thumb(Point at) const {
  const Rect& thumb = feed_.bar.thumb;
  const bool is_feed = region_at(at) == Region::kFeed && !thumb.is_empty();
  return is_feed && thumb.inset(-size::kTouchTarget / 2, -size::kGap).contains(at);
}

void Widget::pan_scroll_bar(float delta_y) {
  const float way = way_of(feed_.bar);
  if (way <= 0) return;
  const auto at = static_cast<double>((feed_.bar.thumb.y - feed_.bar.track.y) / way);
  const double from = state_.is_bar_held ? state_.bar_share : at;
  act(DragScrollBar{from + static_cast<double>(delta_y / way)});
}

// The day in view, and the first and the last one that there are.
void Widget::ask_for_date() {
  if (index_.times().empty()) return;
  const auto shown = std::find_if(feed_.cards.begin(), feed_.cards.end(), [&](const PlacedCard& placed) {
    return placed.card->post != kNoPost && index_.has_place(placed.card->post);
  });
  const int64_t last = std::max(index_.earliest_millis(), index_.latest_millis());
  const int64_t at = shown != feed_.cards.end() ? sort_millis(archive_.time(shown->card->post)) : last;
  const Rect& room = feed_.cards_area;
  add_event({"ask-date", std::to_string(at), std::to_string(index_.earliest_millis()), std::to_string(last),
             std::to_string(std::lround(room.x)), std::to_string(std::lround(room.y)),
             std::to_string(std::lround(room.width))},
            events_);
}

bool Widget::command(std::string_view text) {
  if (!is_loaded_) return false;
  if (const std::optional<TimeRange> day = day_of_command(text)) {
    act(JumpToDate{*day});
    return true;
  }
  if (lightbox_was_told(text)) return true;
  if (text == "close") {
    const std::optional<Action> closing = closing_of(state_);
    if (closing) act(*closing);
    return closing.has_value();
  }
  const Actions actions = actions_of_command(text, state_);
  apply_all(actions);
  return !actions.empty();
}

std::string Widget::state_text() const {
  return is_loaded_ ? text_from_state(state_, archive_) : std::string();
}

void Widget::set_state(std::string_view text) {
  if (!is_loaded_) return;
  restore_state(text, archive_, state_);
  told_range_ = state_.target;  // the page knows what it asked for
  told_post_ = state_.selected;
  told_search_ = state_.search;
  refresh_list();
}

std::string Widget::take_events() {
  std::string events = std::move(events_);
  events_.clear();
  return events;
}

}  // namespace backscroll
