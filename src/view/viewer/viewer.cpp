// viewer: the frame and what it is made of.
#include "view/viewer/viewer.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "view/base/rooms.h"
#include "view/base/theme.h"
#include "view/card/mirror.h"
#include "view/host/action_events.h"
#include "view/input/input.h"
#include "view/pictures/picture_wants.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr double kHintAfterMillis = 450;
constexpr float kHoverCardWidth = 340;
constexpr float kHeaderPicture = 36;
constexpr double kLongestStepMillis = 34;  // of what fades: a pause is not one long frame

void add_event_of(const PictureRequest& request, std::string& events) {
  add_event({"picture", std::to_string(request.ticket), request.use == PictureUse::kWhole ? "whole" : "cover",
             std::to_string(request.size.width), std::to_string(request.size.height), request.address},
            events);
}

Rect canvas_of(const Surface& surface) { return {0, 0, surface.width_px, surface.height_px}; }

}  // namespace

double Viewer::frame(const Input& input, double now_millis, const Surface& surface) {
  if (!is_loaded_) return -1;
  const double passed_millis = std::min(now_millis - state_.now_millis, kLongestStepMillis);
  bool is_moving = advance(state_, now_millis);
  is_moving |= handle(input, now_millis);
  is_moving |= tend_search();
  is_moving |= tend_spelling();
  is_moving |= tend_chips();
  is_moving |= tend_names();
  is_moving |= tend_numbers();
  is_moving |= tend_order();
  layout(surface);
  is_moving |= feed_.is_busy;
  tend_pictures(surface);
  is_moving |=
      mark_cards_.layout(archive_, timeline_, passed_millis, state_.is_motion_reduced, surface.measure);
  mark_cards_.hide_marks(timeline_);
  note_changes();
  const bool is_fading = !state_.is_motion_reduced && pictures_.is_fading(now_millis);
  const bool is_settled = !is_fading && state_.visible == state_.target;
  if (!is_moving && is_settled)
    note_feed();
  else
    note_way();
  return is_moving || !is_settled ? 0 : wait_for_hint();
}

// Whether that begins something, which goes on in the next frame.
bool Viewer::handle(const Input& input, double now_millis) {
  const Pointer& pointer = input.pointer;
  if (pointer.at.x != pointer_.at.x || pointer.at.y != pointer_.at.y || pointer.is_down)
    moved_millis_ = now_millis;
  pointer_ = pointer;
  pointer_.rested_millis = now_millis - moved_millis_;
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
  const Actions of_keys = is_looking ? lightbox_key_input(input, lightbox_, state_.lightbox)
                                     : key_input(input, state_, feed_.area.height);
  apply_all(of_keys);
  return !result.actions.empty() || !of_keys.empty();
}

void Viewer::layout(const Surface& surface) {
  const Rhythm& rhythm = timeline_data_.rhythm;
  const bool has_notes = !rhythm.silences.empty() || !rhythm.bursts.empty();
  const Rooms rooms =
      layout_rooms(surface.width_px, surface.height_px,
                   {.has_notes = has_notes, .has_chips = state_.has_chips, .is_rtl = language().is_rtl});
  fit_feed(rooms.begins_with_posts, state_);
  timeline_ = layout_timeline({.archive = archive_,
                               .index = index_,
                               .threads = threads_,
                               .data = timeline_data_,
                               .state = state_,
                               .rooms = rooms,
                               .measure = surface.measure,
                               .hits = hits(),
                               .selecting = selected_range(gesture_, pointer_, timeline_.scale)});
  feed_ = feed_layout_.layout(archive_, list_, state_, rooms.feed, rooms.card_padding, surface.measure);
  const bool is_stuck =
      (feed_.is_at_top && state_.scroll_left_px < 0) || (feed_.is_at_end && state_.scroll_left_px > 0);
  const auto aims = std::tuple(state_.scroll_to_place, state_.scroll_to_day, state_.is_scroll_to_selected);
  settle(state_, feed_.scroll, is_stuck, feed_.place);
  if (is_finding_ || is_ranking_)  // they are meant for the list that is still to come
    std::tie(state_.scroll_to_place, state_.scroll_to_day, state_.is_scroll_to_selected) = aims;
  tabs_ = layout_feed_tabs({feed_.area.x, feed_.tabs_y, feed_.area.width, size::kTabs}, state_,
                           has_words(search_.query()), rooms.card_padding, surface.measure);
  layout_lightbox(surface);
  layout_hover_card(surface);
}

void Viewer::layout_lightbox(const Surface& surface) {
  if (state_.lightbox.row == kNoPost) {
    lightbox_ = {};
    return;
  }
  lightbox_ = lightbox_layout_.layout(
      {archive_, state_.lightbox, pictures_, canvas_of(surface), surface.pixel_ratio, place_in_feed()},
      surface.measure);
  settle_lightbox(lightbox_.limits, state_.lightbox);
}

// Where the picture stands in the feed, or the cell that says how many more there are.
std::optional<Rect> Viewer::place_in_feed() const {
  std::optional<Rect> place;
  for (const PlacedCard& placed : feed_.cards) {
    for (const CardPicture& picture : placed.card->pictures) {
      const bool is_it = picture.row == state_.lightbox.row && picture.media == state_.lightbox.media;
      const bool stands_for_it = picture.row == state_.lightbox.row && !picture.more.empty();
      const Rect& r = picture.rect;
      if (is_it) return Rect{feed_.area.x + r.x, placed.y + r.y, r.width, r.height};
      if (stands_for_it) place = Rect{feed_.area.x + r.x, placed.y + r.y, r.width, r.height};
    }
  }
  return place;
}

bool Viewer::has_hover_card() const {
  const bool is_over_plot = pointer_.is_inside && timeline_.rooms.timeline.contains(pointer_.at);
  const bool is_free = !pointer_.is_down || gesture_.grip == Grip::kPlot;
  const bool is_in_feed = state_.hovered == state_.selected;  // a tap has brought its card into view
  return state_.hovered != kNoPost && !is_in_feed && is_over_plot && is_free && !state_.lightbox.is_active();
}

void Viewer::layout_hover_card(const Surface& surface) {
  hover_card_.reset();
  if (!has_hover_card()) return;
  const auto mark = std::find_if(timeline_.marks.begin(), timeline_.marks.end(),
                                 [&](const Mark& m) { return m.post == state_.hovered; });
  if (mark == timeline_.marks.end()) return;
  CardView view = card_view(archive_, &threads_, state_.hovered, state_);
  view.has_controls = false;  // it is gone when the pointer leaves the mark
  Card card = layout_card(archive_, state_.hovered, kHoverCardWidth, 16, surface.measure, view);
  const float height_px = card.height_px;
  hover_card_ = HoverCard{
      as_read(std::move(card), kHoverCardWidth),
      hover_card_rect(timeline_.rooms, canvas_of(surface), {mark->x, mark->y}, kHoverCardWidth, height_px)};
}

// Before drawing: what goes is not drawn in this frame.
void Viewer::tend_pictures(const Surface& surface) {
  want_pictures(surface);
  const PictureOrders orders = pictures_.take_orders();
  dead_textures_.insert(dead_textures_.end(), orders.dead_textures.begin(), orders.dead_textures.end());
  for (const uint32_t ticket : orders.dropped_tickets)
    add_event({"picture-drop", std::to_string(ticket)}, events_);
  for (const PictureRequest& request : orders.requests) add_event_of(request, events_);
}

void Viewer::want_pictures(const Surface& surface) {
  const float ratio = surface.pixel_ratio;
  const Rooms& rooms = timeline_.rooms;
  const PictureScene scene{archive_, list_, feed_, rooms.card_padding, ratio};
  want_feed_pictures(scene, pictures_);
  if (!rooms.header.is_empty()) {
    const Rect picture{0, 0, kHeaderPicture, kHeaderPicture};
    pictures_.want(archive_.profile().avatar, PictureUse::kSquare, texels_of(picture, ratio), true);
  }
  want_lightbox_pictures(lightbox_, state_.lightbox, ratio, surface.longest_texture_side, pictures_);
  if (hover_card_) want_card_pictures(hover_card_->card, {0, 0}, canvas_of(surface), scene, pictures_);
}

std::string_view Viewer::hint() const {
  return pointer_.rested_millis >= kHintAfterMillis ? std::string_view(hint_) : std::string_view();
}

double Viewer::wait_for_hint() const {
  if (hint_.empty()) return -1;
  const double left = kHintAfterMillis - pointer_.rested_millis;
  return left > 0 ? left : -1;
}

}  // namespace backscroll
