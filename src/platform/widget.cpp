// widget: the frame and what it is made of.
#include "platform/widget.h"

#include <emscripten.h>

#include <algorithm>
#include <cmath>

#include "ui/lightbox_panel.h"
#include "ui/overlay_panel.h"
#include "ui/picture_painter.h"
#include "view/base/rooms.h"
#include "view/card/mirror.h"
#include "view/host/action_events.h"
#include "view/text/text_layout.h"

namespace backscroll {
namespace {

constexpr double kHintAfterMillis = 450;
constexpr float kHoverCardWidth = 340;

}  // namespace

// The marks' turn inside ImGui's drawing: scissor as ImGui would set it for this place.
void draw_marks_callback(const ImDrawList*, const ImDrawCmd* command) {
  const auto* widget = static_cast<const Widget*>(command->UserCallbackData);
  const Window& window = widget->window_;
  set_scissor({command->ClipRect.x, command->ClipRect.y, command->ClipRect.z - command->ClipRect.x,
               command->ClipRect.w - command->ClipRect.y},
              window.height_px(), window.pixel_ratio());
  widget->marks_.draw(window.width_px(), window.height_px(), window.pixel_ratio());
}

Status Widget::open(int width_px, int height_px, float pixel_ratio) {
  use_language(language_);
  const char* error = "";
  if (!window_.open(width_px, height_px, pixel_ratio, &error)) return Status(ErrorCode::kNoWindow, error);
  if (!marks_.create(&error)) return Status(ErrorCode::kNoWindow, error);
  longest_texture_side_ = longest_texture_side();
  return Status();
}

void Widget::close() {
  if (!window_.is_open()) return;
  marks_.destroy();
  window_.close();
}

double Widget::frame(double now_millis) {
  if (!window_.is_open() || window_.is_context_lost()) return -1;
  const double began = emscripten_get_now();
  window_.begin_frame(now_millis);
  bool is_moving = false;
  if (is_loaded_) {
    const double passed = now_millis - state_.now_millis;
    is_moving = advance(state_, now_millis);
    handle_input(now_millis);
    is_moving |= tend_order();
    layout();
    is_moving |= feed_.is_busy;
    tend_pictures(now_millis);
    is_fading_ = mark_cards_.layout(archive_, timeline_, std::min(passed, 34.0), state_.is_motion_reduced,
                                    *window_.fonts().measure);
    mark_cards_.hide_marks(timeline_);
    draw();
    note_changes();
  } else {
    window_.clear(palette_.background);
  }
  count_.last_layout_millis = emscripten_get_now() - began;
  const bool has_missed_text = window_.end_frame();
  ++count_.frames;
  count_.last_frame_millis = emscripten_get_now() - began;
  late_text_frames_ = has_missed_text ? late_text_frames_ + 1 : 0;
  count_.text_late_frames = std::max(count_.text_late_frames, late_text_frames_);
  count_.text_texture_bytes = window_.runs().count().texture_bytes;
  const bool is_picture_moving =
      is_picture_waiting_ || (!state_.is_motion_reduced && pictures_.is_fading(now_millis));
  const bool is_settled = !has_missed_text && !is_picture_moving && state_.visible == state_.target;
  if (is_moving || is_fading_ || !is_settled) return 0;
  return wait_for_hint(now_millis);
}

Pointer Widget::read_pointer(double now_millis) {
  const ImGuiIO& io = ImGui::GetIO();
  Pointer pointer;
  pointer.at = {io.MousePos.x, io.MousePos.y};
  pointer.is_inside = ImGui::IsMousePosValid();
  pointer.is_down = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  pointer.was_pressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  pointer.was_released = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
  pointer.was_double_clicked = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  pointer.was_clicked = pointer.was_released && io.MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] < 16;
  pointer.is_shift_down = is_shift_down_;
  // A quick drag may end in the frame that sees its last motion.
  if (pointer.is_down || pointer.was_released) pointer.drag = {io.MouseDelta.x, io.MouseDelta.y};
  if (pointer.at.x != pointer_.at.x || pointer.at.y != pointer_.at.y || pointer.is_down)
    moved_millis_ = now_millis;
  pointer.rested_millis = now_millis - moved_millis_;
  return pointer;
}

void Widget::handle_input(double now_millis) {
  pointer_ = read_pointer(now_millis);
  const bool is_looking = state_.lightbox.is_active();  // the lightbox takes everything
  const InputScene scene{timeline_, feed_, mark_cards_.cards(), tabs_, state_, pictures_};
  PointerResult result = is_looking ? lightbox_pointer_input(lightbox_, state_.lightbox, pointer_, gesture_)
                                    : pointer_input(scene, pointer_, gesture_);
  hint_ = shortened(result.hint, kMostBriefBytes);
  if (cursor_ != result.cursor) {
    cursor_ = result.cursor;
    add_event({"cursor", cursor_}, events_);
  }
  apply_all(result.actions);
  apply_all(is_looking ? lightbox_key_input(lightbox_, state_.lightbox)
                       : key_input(state_, feed_.area.height));
}

void Widget::apply_all(const Actions& actions) {
  for (const Action& action : actions) act(action);
}

void Widget::act(const Action& action) {
  if (const auto* open = std::get_if<OpenPictures>(&action)) {
    const Action opening = opening_of(*open, archive_, state_);
    if (!std::holds_alternative<OpenPictures>(opening)) act(opening);
    return;
  }
  if (std::holds_alternative<AskForDate>(action)) return ask_for_date();
  if (const auto* show = std::get_if<ShowThread>(&action); show && !threads_.thread_of(show->post)) return;
  add_event_of(action, archive_, events_);
  apply(action, list_, state_);
  if (listed_ != state_.feed_choice()) refresh_list();
}

// The list follows where the motion ends, and keeps the card that the reader is looking at.
void Widget::refresh_list() {
  const bool has_anchor = state_.scroll.item > 0 && state_.scroll.item <= list_.size();
  const FeedItem anchor = has_anchor ? list_[state_.scroll.item - 1] : FeedItem{FeedItemKind::kProfile};
  FeedChoice before = listed_;
  listed_ = state_.feed_choice();
  if (before.search != listed_.search) refresh_search();
  make_list();
  before.range = listed_.range;
  if (listed_.search.empty()) before.search.clear();  // back among all others the card is what it was
  if (!has_anchor || before != listed_) return;       // another view, or another order, has its own place
  const std::optional<size_t> found = list_.find(anchor);
  state_.scroll.item = found ? static_cast<uint32_t>(*found) + 1 : 1;
  if (!found) state_.scroll.offset_px = 0;
}

void Widget::make_list() {
  const std::optional<CountKind> count = count_of(state_);
  if (count && (!order_ || order_->kind() != *count)) order_.emplace(archive_, *count);
  list_ = feed_list(
      {archive_, index_, threads_, hits(), count ? &*order_ : nullptr, &timeline_data_.likes_index, &zone_},
      state_);
  feed_layout_.list_changed();
}

// A slice of sorting. True while there is more.
bool Widget::tend_order() {
  constexpr size_t kSteps = 200'000;  // about two milliseconds
  if (!list_.is_partial() || !order_) return false;
  order_->advance(kSteps);
  if (!order_->is_done()) return true;
  make_list();  // it begins as the first ones did, so that the feed stays where it is
  return false;
}

void Widget::refresh_search() {
  search_ = Search(state_.search);
  hits_ = search_.is_empty() ? Hits() : Hits(archive_, index_, search_);
  forget_layouts();
}

void Widget::layout() {
  const TextMeasurer& measure = *window_.fonts().measure;
  const Rhythm& rhythm = timeline_data_.rhythm;
  const bool has_notes = !rhythm.silences.empty() || !rhythm.bursts.empty();
  const Rooms rooms = layout_rooms(window_.width_px(), window_.height_px(), {has_notes, language_.is_rtl});
  fit_feed(rooms.begins_with_posts, state_);
  timeline_ = layout_timeline({.archive = archive_,
                               .index = index_,
                               .threads = threads_,
                               .data = timeline_data_,
                               .state = state_,
                               .rooms = rooms,
                               .measure = measure,
                               .hits = hits(),
                               .selecting = selected_range(gesture_, pointer_, timeline_.scale)});
  feed_ = feed_layout_.layout(archive_, list_, state_, rooms.feed, rooms.card_padding, measure);
  const bool is_stuck =
      (feed_.is_at_top && state_.scroll_left_px < 0) || (feed_.is_at_end && state_.scroll_left_px > 0);
  settle(state_, feed_.scroll, is_stuck, feed_.place);
  layout_lightbox();
  layout_hover_card();
}

void Widget::layout_hover_card() {
  if (!has_hover_card()) return;
  CardView view = card_view(archive_, &threads_, state_.hovered, state_);
  view.has_controls = false;  // it is gone when the pointer leaves the mark
  Card card = layout_card(archive_, state_.hovered, kHoverCardWidth, 16, *window_.fonts().measure, view);
  hover_card_ = as_read(std::move(card), kHoverCardWidth);
}

bool Widget::has_hover_card() const {
  const bool is_over_plot = pointer_.is_inside && timeline_.rooms.timeline.contains(pointer_.at);
  const bool is_free = !pointer_.is_down || gesture_.grip == Grip::kPlot;
  const bool is_in_feed = state_.hovered == state_.selected;  // a tap has brought its card into view
  return state_.hovered != kNoPost && !is_in_feed && is_over_plot && is_free && !state_.lightbox.is_active();
}

void Widget::draw() {
  window_.clear(palette_.background);
  marks_.upload(mark_instances(timeline_, palette_, state_.hovered, state_.selected));
  const PictureShelf shelf{pictures_, state_.now_millis, state_.is_motion_reduced, state_.lightbox.row,
                           state_.lightbox.media};
  const Painter painter(*ImGui::GetBackgroundDrawList(), window_.fonts(), palette_, shelf);
  tabs_ = layout_feed_tabs({feed_.area.x, feed_.tabs_y, feed_.area.width, size::kTabs}, state_,
                           timeline_.rooms.card_padding, *window_.fonts().measure);
  draw_timeline(painter, {archive_, facts_, timeline_, mark_cards_.cards(), state_, pointer_, gesture_,
                          draw_marks_callback, this});
  draw_feed(painter, {feed_, tabs_, state_, timeline_.overview, timeline_.rooms, pointer_});
  draw_header(painter, timeline_.rooms.header, archive_, facts_);
  draw_overlays(painter);
}

void Widget::draw_overlays(const Painter& painter) {
  const Rect canvas{0, 0, window_.width_px(), window_.height_px()};
  if (has_hover_card()) {
    for (const Mark& mark : timeline_.marks) {
      if (mark.post == state_.hovered)
        draw_hover_card(painter, hover_card_,
                        hover_card_rect(timeline_.rooms, canvas, {mark.x, mark.y}, kHoverCardWidth,
                                        hover_card_.height_px));
    }
  }
  if (lightbox_.is_open) {
    const Palette& palette = palette_of(ThemeKind::kDark);  // pictures are looked at in the dark
    const Painter dark(painter.list(), window_.fonts(), palette, painter.pictures());
    draw_lightbox(dark, lightbox_, pointer_);
  }
  if (!hint_.empty() && pointer_.rested_millis >= kHintAfterMillis)
    draw_hint(painter, hint_, pointer_.at, canvas);
}

double Widget::wait_for_hint(double now_millis) const {
  if (hint_.empty() || !is_loaded_) return -1;
  const double left = kHintAfterMillis - (now_millis - moved_millis_);
  return left > 0 ? left : -1;
}

void Widget::note_changes() {
  const bool is_still = state_.visible == state_.target && gesture_.grip == Grip::kNone;
  if (is_still && told_range_ != state_.target) {
    told_range_ = state_.target;
    add_event({"range", std::to_string(std::llround(told_range_.begin_millis)),
               std::to_string(std::llround(told_range_.end_millis))},
              events_);
  }
  if (told_search_ != state_.search) {
    told_search_ = state_.search;
    add_event({"search", told_search_, std::to_string(hits_.count())}, events_);
  }
  if (told_post_ != state_.selected) {
    told_post_ = state_.selected;
    add_event({"select", told_post_ == kNoPost ? std::string_view() : archive_.id(told_post_)}, events_);
  }
}

}  // namespace backscroll
