// widget_api: the exported functions; each hands over to the one Widget of this module instance.
#include "api/widget_api.h"

#include <emscripten.h>

#include <string>
#include <string_view>

#include "api/query_json.h"
#include "platform/widget.h"

namespace backscroll {
namespace {

Widget& widget() {
  static Widget instance;
  return instance;
}

Viewer& viewer() { return widget().viewer(); }

// A search that is under way; its answer is a status until it is done.
struct Asked {
  Result<std::string> answer = Status(ErrorCode::kNoArchive);
  Steps steps;
};

Asked& asked() {
  static Asked instance;
  return instance;
}

void forget_query() {
  asked().steps = Steps();  // it looks at the archive and at the answer
  asked().answer = Status(ErrorCode::kNoArchive);
}

// Goes on with work until it is done, which is true, or the time is over.
bool within(double most_millis, bool (*step)()) {
  const double began = emscripten_get_now();
  while (step()) {
    if (emscripten_get_now() - began >= most_millis) return false;
  }
  return true;
}

BsReply reply_record;
std::string reply_text;

void answer(std::string text) {
  reply_text = std::move(text);
  reply_record = {1, 0, reinterpret_cast<const uint8_t*>(reply_text.data()),
                  static_cast<uint32_t>(reply_text.size())};
}

int answer_status(const Status& status) {
  answer(status.message());
  reply_record.ok = status.ok();
  reply_record.code = static_cast<uint32_t>(status.code());
  return status.ok();
}

}  // namespace
}  // namespace backscroll

using backscroll::answer;
using backscroll::answer_status;
using backscroll::asked;
using backscroll::Point;
using backscroll::viewer;
using backscroll::widget;
using backscroll::within;

const BsReply* bs_widget_reply() { return &backscroll::reply_record; }

int bs_widget_start(int width_px, int height_px, float pixel_ratio) {
  return answer_status(widget().open(width_px, height_px, pixel_ratio));
}

void bs_widget_destroy() {
  backscroll::forget_query();
  widget().close();
}

uint32_t bs_widget_load_begin(uint32_t size_bytes, int is_kept) {
  if (!is_kept) backscroll::forget_query();
  return static_cast<uint32_t>(
      reinterpret_cast<uintptr_t>(viewer().begin_load(size_bytes, is_kept != 0).data()));
}

int bs_widget_load_check(double most_millis, uint32_t arrived_bytes) {
  viewer().have_arrived(arrived_bytes);
  if (!within(most_millis, [] { return viewer().step_check(); }) || !viewer().is_checked()) return 0;
  answer_status(viewer().load_status());
  return 1;
}

int bs_widget_load_continue(double most_millis, uint32_t arrived_bytes) {
  backscroll::forget_query();  // it is of the archive that goes
  viewer().have_arrived(arrived_bytes);
  return within(most_millis, [] { return viewer().step_load(); }) && viewer().is_opened() ? 1 : 0;
}

void bs_widget_query(const char* json, uint32_t size_bytes) {
  backscroll::forget_query();
  if (!viewer().is_loaded()) return;
  asked().steps = backscroll::answer_query(viewer().archive(), {json, size_bytes}, asked().answer);
}

int bs_widget_query_continue(double most_millis) {
  if (!within(most_millis, [] { return asked().steps.step(); })) return 0;
  if (asked().answer.ok())
    answer(std::move(asked().answer.value()));
  else
    answer_status(asked().answer.status());
  backscroll::forget_query();
  return 1;
}

int bs_widget_work(double most_millis) {
  return within(most_millis, [] { return viewer().step_between(); }) ? 1 : 0;
}

double bs_widget_frame(double now_millis) { return widget().frame(now_millis); }

void bs_widget_resize(int width_px, int height_px, float pixel_ratio) {
  widget().resize(width_px, height_px, pixel_ratio);
}

void bs_widget_clock(double now_millis, const char* zone, uint32_t size_bytes) {
  viewer().set_clock(now_millis, {zone, size_bytes});
}

void bs_widget_theme(int kind, int is_motion_reduced, const char* colors, uint32_t size_bytes) {
  const bool is_known = kind >= 0 && kind < static_cast<int>(backscroll::ThemeKind::kCount_);
  widget().set_theme(is_known ? static_cast<backscroll::ThemeKind>(kind) : backscroll::ThemeKind::kLight,
                     is_motion_reduced, std::string_view(colors, size_bytes));
}
void bs_widget_font(const char* family, uint32_t size_bytes) { widget().set_font({family, size_bytes}); }
void bs_widget_language(int is_rtl, const char* tags, uint32_t size_bytes) {
  widget().set_language({tags, size_bytes}, is_rtl);
}
void bs_widget_words(const char* lines, uint32_t size_bytes) { widget().set_words({lines, size_bytes}); }
void bs_widget_context_lost() { widget().context_lost(); }
void bs_widget_context_restored() { widget().context_restored(); }

void bs_widget_pointer(int what, float x, float y, double event_millis, int is_shift_down) {
  backscroll::InputQueue& queue = widget().input();
  switch (what) {
    case kBsMove: queue.move({x, y}); return;
    case kBsPress: queue.press({x, y}, event_millis, is_shift_down); return;
    case kBsRelease: queue.release({x, y}); return;
    default: queue.leave();
  }
}

void bs_widget_key(int key, int is_repeat) {
  widget().input().key({static_cast<backscroll::Key>(key), is_repeat != 0});
}

int bs_widget_wheel(float x, float y, float delta_x, float delta_y, int is_zoom) {
  return viewer().wheel(Point{x, y}, delta_x, delta_y, is_zoom);
}

int bs_widget_region(float x, float y) { return static_cast<int>(viewer().region_at(Point{x, y})); }

int bs_widget_can_pan(float x, float y, float delta_x, float delta_y) {
  return viewer().can_pan(Point{x, y}, delta_x, delta_y);
}

void bs_widget_pan(float, float, float delta_x, float delta_y) { viewer().pan(delta_x, delta_y); }
void bs_widget_fling(float, float, float velocity_x, float velocity_y) {
  viewer().fling(velocity_x, velocity_y);
}
void bs_widget_pinch(float x, float y, float factor) { viewer().pinch(Point{x, y}, factor); }
void bs_widget_state() { answer(viewer().state_text()); }

void bs_widget_set_state(const char* text, uint32_t size_bytes) {
  viewer().set_state(std::string_view(text, size_bytes));
}

int bs_widget_command(const char* text, uint32_t size_bytes) {
  return viewer().command(std::string_view(text, size_bytes));
}

void bs_widget_picture(uint32_t ticket, int width, int height, int natural_width, int natural_height) {
  const auto texels = [](int w, int h) {
    return backscroll::Texels{static_cast<uint32_t>(w), static_cast<uint32_t>(h)};
  };
  widget().picture_ready(ticket, texels(width, height), texels(natural_width, natural_height));
}

void bs_widget_picture_failed(uint32_t ticket, int trouble) {
  viewer().pictures().failed(ticket, static_cast<backscroll::PictureTrouble>(trouble));
}

void bs_widget_retry_pictures() { viewer().pictures().forget_refusals(); }

void bs_widget_take_events() { answer(viewer().take_events()); }

const BsMetrics* bs_widget_metrics() {
  static BsMetrics metrics;
  const backscroll::FrameCount& count = widget().count();
  metrics = {widget().post_count(),    count.frames,
             count.last_frame_millis,  count.last_layout_millis,
             count.text_texture_bytes, count.text_late_frames};
  return &metrics;
}
