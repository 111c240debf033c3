// widget: see the header.
#include "platform/widget.h"

#include <emscripten.h>

#include <algorithm>

#include "ui/panels.h"
#include "ui/parts.h"

namespace backscroll {

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
  const bool is_picture_waiting = picture_textures_.upload(viewer_.pictures(), now_millis);
  const double next_millis = viewer_.frame(input_.take(), now_millis,
                                           {window_.width_px(), window_.height_px(), window_.pixel_ratio(),
                                            longest_texture_side_, *window_.fonts().measure});
  picture_textures_.destroy(viewer_.take_dead_textures());
  draw();
  count_.last_layout_millis = emscripten_get_now() - began;
  const bool has_missed_text = window_.end_frame();
  count_frame(began, has_missed_text);
  return has_missed_text || is_picture_waiting || !input_.is_empty() ? 0 : next_millis;
}

void Widget::count_frame(double began_millis, bool has_missed_text) {
  ++count_.frames;
  count_.last_frame_millis = emscripten_get_now() - began_millis;
  late_text_frames_ = has_missed_text ? late_text_frames_ + 1 : 0;
  count_.text_late_frames = std::max(count_.text_late_frames, late_text_frames_);
  count_.text_texture_bytes = window_.runs().count().texture_bytes;
}

void Widget::draw() {
  window_.clear(palette_.background);
  if (!viewer_.is_loaded()) return;
  const ViewState& state = viewer_.state();
  const TimelineFrame& timeline = viewer_.timeline();
  marks_.upload(mark_instances(timeline, palette_, state.hovered, state.selected));
  const PictureShelf shelf{viewer_.pictures(), state.now_millis, state.is_motion_reduced, state.lightbox.row,
                           state.lightbox.media};
  const Painter painter(*ImGui::GetBackgroundDrawList(), window_.fonts(), palette_, shelf);
  draw_timeline(painter, {viewer_.archive(), viewer_.facts(), timeline, viewer_.mark_cards().cards(), state,
                          viewer_.pointer(), viewer_.gesture(), draw_marks_callback, this});
  draw_feed(painter,
            {viewer_.feed(), viewer_.tabs(), state, timeline.overview, timeline.rooms, viewer_.pointer()});
  draw_header(painter, timeline.rooms.header, viewer_.archive(), viewer_.facts());
  draw_overlays(painter);
}

void Widget::draw_overlays(const Painter& painter) {
  if (viewer_.hover_card()) draw_hover_card(painter, viewer_.hover_card()->card, viewer_.hover_card()->place);
  if (viewer_.lightbox().is_open) {
    const Palette& palette = palette_of(ThemeKind::kDark);  // pictures are looked at in the dark
    const Painter dark(painter.list(), window_.fonts(), palette, painter.pictures());
    draw_lightbox(dark, viewer_.lightbox(), viewer_.pointer());
  }
  const Rect canvas{0, 0, window_.width_px(), window_.height_px()};
  if (!viewer_.hint().empty()) draw_hint(painter, viewer_.hint(), viewer_.pointer().at, canvas);
}

void Widget::resize(int width_px, int height_px, float pixel_ratio) {
  if (!window_.is_open()) return;
  if (pixel_ratio != window_.pixel_ratio()) viewer_.forget_layouts();  // hinted text has other widths
  window_.resize(width_px, height_px, pixel_ratio);
}

void Widget::set_theme(ThemeKind kind, bool is_motion_reduced, std::string_view colors) {
  palette_ = palette_with(kind, colors);
  if (window_.is_open()) window_.set_ink(palette_.ink);
  viewer_.set_motion_reduced(is_motion_reduced);
}

void Widget::set_font(std::string_view family) {
  if (!window_.is_open()) return;
  window_.set_font(family);
  viewer_.forget_layouts();
}

void Widget::set_language(std::string_view tags, bool is_rtl) {
  locale_.use(tags);
  language_.is_rtl = is_rtl;
  viewer_.reword();
}

void Widget::set_words(std::string_view lines) {
  language_.phrases.replace(lines);
  viewer_.reword();
}

void Widget::context_lost() {
  if (!window_.is_open() || window_.is_context_lost()) return;
  marks_.forget();
  viewer_.pictures().forget_textures();
  window_.forget_context();
}

void Widget::context_restored() {
  if (!window_.is_open() || !window_.is_context_lost()) return;
  window_.restore_context();
  const char* error = "";
  marks_.create(&error);  // compiled before, so a failure here only leaves the marks out
}

void Widget::picture_ready(uint32_t ticket, Texels size, Texels natural) {
  picture_textures_.deliver(ticket, size, natural);
}

}  // namespace backscroll
