// pointer_input: one function per thing that can be hit, asked from the front to the back.
#include <algorithm>
#include <cmath>
#include <variant>

#include "view/input/buttons.h"
#include "view/input/input.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr float kMarkReach = 8;  // beyond the edge of a mark
constexpr double kDoubleClickZoom = 2.5;
constexpr double kOverviewZoom = 4;  // of a click into a strip that shows everything
constexpr float kBrushReach = 10;    // half the width of a brush handle's target
constexpr float kThumbReach = 8;
constexpr float kRibbonReach = 2;
constexpr float kLeastSelection = 4;  // a shorter drag is a slip

// Why it is not there, and its description.
std::string picture_hint(const PictureStore& store, const CardPicture& picture) {
  const Picture* known = store.find(picture.address, PictureUse::kCover);
  const std::string_view trouble = words_of_trouble(known ? known->trouble : PictureTrouble::kNone);
  return trouble.empty() ? picture.hint : std::string(trouble).append("\n").append(picture.hint);
}

class PointerInput {
 public:
  PointerInput(const InputScene& scene, const Pointer& pointer, Gesture& gesture)
      : scene_(scene), pointer_(pointer), gesture_(gesture) {}

  PointerResult run() {
    if (gesture_.grip != Grip::kNone) {
      drag();
      if (!pointer_.is_down) release();
    } else if (pointer_.is_inside) {
      hover_or_press();
    }
    hover_post(hovered_);
    if (is_bar_hovered_ != scene_.state.is_bar_hovered) add(HoverScrollBar{is_bar_hovered_});
    if (hovered_thread_ != scene_.state.hovered_thread) add(HoverThread{hovered_thread_});
    return std::move(result_);
  }

 private:
  bool is_over(const Rect& rect) const { return !rect.is_empty() && rect.contains(pointer_.at); }

  void add(Action action) { result_.actions.push_back(std::move(action)); }

  void hover_post(PostIndex post) {
    if (post != scene_.state.hovered) add(HoverPost{post});
  }

  void hover_or_press() {
    if (over_scroll_bar() || over_tabs() || over_feed() || over_buttons() || over_overview()) return;
    over_plot();
  }

  void take(Grip grip) {
    if (pointer_.was_pressed) gesture_ = {grip, pointer_.at};
  }

  bool over_scroll_bar() {
    const ScrollBar& bar = scene_.feed.bar;
    if (bar.thumb.is_empty()) return false;
    if (is_over(bar.label)) return over_bar_label();
    const Rect reach{bar.track.x - kThumbReach, scene_.feed.area.y, bar.track.width + 2 * kThumbReach,
                     scene_.feed.area.height};
    if (!is_over(reach)) return false;
    is_bar_hovered_ = true;
    take(Grip::kScrollBar);
    if (!pointer_.was_pressed) return true;
    // The thumb stays under the pointer where it was taken; beside it, it comes there.
    const float middle = bar.thumb.y + bar.thumb.height / 2;
    const bool is_on_thumb = std::abs(pointer_.at.y - middle) <= bar.thumb.height / 2;
    gesture_.off_px = is_on_thumb ? pointer_.at.y - middle : 0;
    if (!is_on_thumb) move_thumb();
    return true;
  }

  // The date beside the thumb: a click asks for another one.
  bool over_bar_label() {
    is_bar_hovered_ = true;
    result_.cursor = "pointer";
    result_.hint = say(Phrase::kGoToDate);
    if (pointer_.was_pressed) add(AskForDate{});
    take(Grip::kElsewhere);
    return true;
  }

  bool over_tabs() {
    for (const FeedTab& tab : scene_.tabs) {
      if (!is_over(tab.rect)) continue;
      result_.cursor = "pointer";
      if (tab.icon != TabIcon::kNone) result_.hint = tab.label;
      if (pointer_.was_pressed) add(tab.action);
      take(Grip::kElsewhere);
      return true;
    }
    return false;
  }

  bool over_feed() {
    const FeedFrame& feed = scene_.feed;
    if (!is_over(feed.area)) return false;
    if (is_over(show_all_button(feed))) {
      result_.cursor = "pointer";
      if (pointer_.was_pressed) add(FitAll{});
      take(Grip::kElsewhere);
      return true;
    }
    over_cards();
    take(Grip::kCard);
    return true;
  }

  void over_cards() {
    const FeedFrame& feed = scene_.feed;
    for (const PlacedCard& placed : feed.cards) {
      const Rect rect{feed.area.x, placed.y, feed.area.width, placed.card->height_px};
      const bool is_hidden = pointer_.at.y < feed.cards_area.y && pointer_.at.y >= feed.tabs_y;
      if (is_over(rect) && !is_hidden) return over_card(*placed.card, {feed.area.x, placed.y});
    }
  }

  // What a press does happens at its release: a drag that began here is no click.
  void over_card(const Card& card, Point at) {
    const auto placed = [&](const Rect& r) { return Rect{at.x + r.x, at.y + r.y, r.width, r.height}; };
    hovered_ = card.post;
    if (card.post != kNoPost) result_.cursor = "pointer";
    for (const CardHint& hint : card.hints) {
      if (is_over(placed(hint.rect))) result_.hint = hint.text;
    }
    if (over_pictures(card, at)) return;
    for (const CardLink& link : card.links) {
      if (!is_over(placed(link.rect))) continue;
      result_.cursor = "pointer";
      const bool is_search = !link.search.empty();
      result_.hint = is_search ? say(Phrase::kShowPostsWith, {{"text", link.search}}) : link.address;
      if (pointer_.was_clicked)
        add(is_search ? Action{SearchFor{link.search}} : Action{OpenLink{link.address}});
      return;
    }
    if (over_controls(card, at)) return;
    if (pointer_.was_clicked && card.post != kNoPost) add(SelectPost{card.post, false});
  }

  bool over_controls(const Card& card, Point at) {
    const bool has_quiet = has_quiet_controls(card.post, scene_.state, scene_.timeline.rooms);
    for (const CardControl& control : card.controls) {
      const Rect& r = control.rect;
      if ((control.is_quiet && !has_quiet) || !is_over({at.x + r.x, at.y + r.y, r.width, r.height})) continue;
      result_.cursor = "pointer";
      if (!control.hint.empty()) result_.hint = control.hint;
      if (pointer_.was_clicked) add(control.action);
      return true;
    }
    return false;
  }

  // True when a click here is meant for the pictures alone.
  bool over_pictures(const Card& card, Point at) {
    for (const CardPicture& picture : card.pictures) {
      if (!picture.rect.contains({pointer_.at.x - at.x, pointer_.at.y - at.y})) continue;
      std::string hint = picture_hint(scene_.pictures, picture);
      if (!hint.empty()) result_.hint = std::move(hint);
      if (pointer_.was_clicked) add(LightboxAction(OpenLightbox{picture.row, picture.media}));
      return true;
    }
    return false;
  }

  bool over_buttons() {
    for (const TimelineButton& button : timeline_buttons(scene_.timeline, scene_.state)) {
      if (!is_over(button.rect)) continue;
      result_.cursor = "pointer";
      result_.hint = button.label;
      if (pointer_.was_pressed) add(button.action);
      take(Grip::kElsewhere);
      return true;
    }
    return false;
  }

  bool over_overview() {
    const Rect& room = scene_.timeline.rooms.overview;
    if (!is_over(room)) return false;
    if (scene_.state.is_fitted()) return over_whole_overview();
    const Rect& brush = scene_.timeline.brush;
    const bool at_begin = std::abs(pointer_.at.x - brush.x) < kBrushReach;
    const bool at_end = std::abs(pointer_.at.x - brush.right()) < kBrushReach;
    result_.cursor = at_begin || at_end ? "ew-resize" : "grab";
    if (!pointer_.was_pressed) return true;
    // A narrow brush can still be widened: the half that was hit decides.
    const bool is_left_half = pointer_.at.x < brush.x + brush.width / 2;
    if (at_begin && (is_left_half || !at_end))
      take(Grip::kBrushBegin);
    else if (at_end)
      take(Grip::kBrushEnd);
    else
      take(Grip::kBrush);
    hold_brush_edge();
    if (gesture_.grip == Grip::kBrush && !brush.contains(pointer_.at)) center_brush();
    return true;
  }

  // A brush over everything has nowhere to go: a drag draws another one.
  bool over_whole_overview() {
    result_.cursor = "ew-resize";
    take(Grip::kSelection);
    return true;
  }

  TimeScale whole() const { return scene_.timeline.overview_scale(scene_.state.limits); }

  // The edge does not jump to the pointer: a handle is wide, and that of a narrow brush stands beside its edge.
  void hold_brush_edge() {
    const TimeRange& range = scene_.state.target;
    const double edge = gesture_.grip == Grip::kBrushBegin ? range.begin_millis : range.end_millis;
    gesture_.off_px = static_cast<float>(whole().px_from_time(edge)) - pointer_.at.x;
  }

  void center_brush() {
    const double time = whole().time_from_px(pointer_.at.x);
    const double half = scene_.state.target.span_millis() / 2;
    add(ShowRange{{time - half, time + half}, false});
  }

  PostIndex post_under() const {
    for (const MarkCard& card : scene_.mark_cards) {
      if (!card.is_leaving && is_over(card.rect)) return card.post;
    }
    const Rect& plot = scene_.timeline.rooms.plot;
    const bool is_near = is_over({plot.x - 8, plot.y - 8, plot.width + 16, plot.height + 16});
    return is_near ? mark_at(scene_.timeline, pointer_.at, kMarkReach) : kNoPost;
  }

  // A silence or a burst on the axis: a click shows it.
  bool over_note() {
    for (const AxisNote& note : scene_.timeline.notes) {
      if (!is_over(note.rect)) continue;
      result_.cursor = "pointer";
      result_.hint = note.hint;
      if (pointer_.was_pressed) add(ShowRange{note.range, false});
      take(Grip::kElsewhere);
      return true;
    }
    return false;
  }

  const Ribbon* ribbon_under() const {
    return is_over(scene_.timeline.rooms.plot) ? ribbon_at(scene_.timeline.ribbons, pointer_.at, kRibbonReach)
                                               : nullptr;
  }

  void hover_ribbon() {
    const Ribbon* ribbon = ribbon_under();
    if (!ribbon) return;
    hovered_thread_ = ribbon->thread;
    result_.hint = ribbon->hint;
  }

  void over_plot() {
    const Rooms& rooms = scene_.timeline.rooms;
    if (!is_over({rooms.plot.x, rooms.plot.y - 8, rooms.plot.width, rooms.axis.bottom() - rooms.plot.y + 8}))
      return;
    if (over_note()) return;
    hovered_ = post_under();
    if (hovered_ == kNoPost) hover_ribbon();
    const bool is_on_something = hovered_ != kNoPost || hovered_thread_ != kNoThread;
    result_.cursor = is_on_something ? "pointer" : "grab";
    if (!pointer_.was_pressed) return;
    if (pointer_.was_double_clicked && hovered_ == kNoPost) {
      const double factor = pointer_.is_shift_down ? 1 / kDoubleClickZoom : kDoubleClickZoom;
      add(ZoomAround{scene_.timeline.scale.time_from_px(pointer_.at.x), factor, false});
    }
    take(pointer_.is_shift_down ? Grip::kSelection : Grip::kPlot);
  }

  void drag() {
    const double per_px = scene_.timeline.scale.millis_per_px();
    switch (gesture_.grip) {
      case Grip::kPlot: {
        hovered_ = post_under();
        if (hovered_ == kNoPost) hover_ribbon();
        result_.cursor = pointer_.drag.x != 0 ? "grabbing" : hovered_ != kNoPost ? "pointer" : "grabbing";
        if (pointer_.drag.x != 0) add(PanBy{-static_cast<double>(pointer_.drag.x) * per_px, true});
        return;
      }
      case Grip::kSelection: result_.cursor = "ew-resize"; return;
      case Grip::kBrush:
      case Grip::kBrushBegin:
      case Grip::kBrushEnd: return drag_brush();
      case Grip::kScrollBar: return drag_scroll_bar();
      case Grip::kCard: return over_cards();
      case Grip::kPicture:  // the lightbox closed meanwhile
      case Grip::kElsewhere:
      case Grip::kNone: return;
    }
  }

  void drag_brush() {
    result_.cursor = gesture_.grip == Grip::kBrush ? "grabbing" : "ew-resize";
    if (pointer_.drag.x == 0) return;
    const double delta = static_cast<double>(pointer_.drag.x) * whole().millis_per_px();
    TimeRange range = scene_.state.target;
    if (gesture_.grip == Grip::kBrush) {
      range = panned(range, delta);
    } else {
      double& edge = gesture_.grip == Grip::kBrushBegin ? range.begin_millis : range.end_millis;
      edge = whole().time_from_px(static_cast<double>(pointer_.at.x + gesture_.off_px));
      // Pulled past the other handle, a handle stops there instead of turning the brush round.
      const double least = scene_.state.limits.span_millis() / 500;
      if (gesture_.grip == Grip::kBrushBegin) edge = std::min(edge, range.end_millis - least);
      if (gesture_.grip == Grip::kBrushEnd) edge = std::max(edge, range.begin_millis + least);
      edge = std::clamp(edge, scene_.state.limits.begin_millis, scene_.state.limits.end_millis);
    }
    add(ShowRange{range, true});
  }

  void drag_scroll_bar() {
    is_bar_hovered_ = true;
    if (pointer_.drag.y != 0) move_thumb();
  }

  void move_thumb() {
    const ScrollBar& bar = scene_.feed.bar;
    const float at = pointer_.at.y - gesture_.off_px - bar.track.y - bar.thumb.height / 2;
    if (way_of(bar) > 0) add(DragScrollBar{static_cast<double>(at / way_of(bar))});
  }

  void release() {
    if (gesture_.grip == Grip::kPlot && pointer_.was_clicked) {
      const PostIndex post = post_under();
      const Ribbon* ribbon = post == kNoPost ? ribbon_under() : nullptr;
      if (post != kNoPost)
        add(SelectPost{post, true});
      else if (ribbon)
        add(SelectPost{ribbon->first_post, true});
      else if (scene_.state.selected != kNoPost)
        add(CloseSelection{});
    }
    const std::optional<TimeRange> range = selected_range(gesture_, pointer_, scene_.timeline.scale);
    if (range) add(ShowRange{*range, false});
    const bool is_on_overview = scene_.timeline.rooms.overview.contains(gesture_.began);
    if (gesture_.grip == Grip::kSelection && is_on_overview && pointer_.was_clicked)
      add(ZoomAround{whole().time_from_px(pointer_.at.x), kOverviewZoom, false});
    if (gesture_.grip == Grip::kScrollBar) add(LetScrollBarGo{});
    gesture_.grip = Grip::kNone;
  }

  const InputScene& scene_;
  const Pointer& pointer_;
  Gesture& gesture_;
  PointerResult result_;
  PostIndex hovered_ = kNoPost;
  uint32_t hovered_thread_ = kNoThread;
  bool is_bar_hovered_ = false;
};

}  // namespace

std::optional<TimeRange> selected_range(const Gesture& gesture, const Pointer& pointer,
                                        const TimeScale& scale) {
  const float from = std::min(gesture.began.x, pointer.at.x);
  const float to = std::max(gesture.began.x, pointer.at.x);
  if (gesture.grip != Grip::kSelection || !pointer.is_inside || to - from <= kLeastSelection) return {};
  return TimeRange{scale.time_from_px(static_cast<double>(from)),
                   scale.time_from_px(static_cast<double>(to))};
}

PointerResult pointer_input(const InputScene& scene, const Pointer& pointer, Gesture& gesture) {
  return PointerInput(scene, pointer, gesture).run();
}

}  // namespace backscroll
