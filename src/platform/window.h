// window: the SDL window on the page's canvas, its WebGL2 context, and Dear ImGui with its SDL2 and OpenGL3 backends.
// SDL looks its canvas up as "#canvas", which the page points at the widget's own one.
#pragma once

#include "imgui.h"
#include "platform/text_runs.h"
#include "ui/painter.h"
#include "view/input/input.h"

struct SDL_Window;

namespace backscroll {

class Window {
 public:
  // False when there is no WebGL2; `error` says what SDL said.
  bool open(int width_px, int height_px, float pixel_ratio, const char** error);
  void close();
  bool is_open() const { return window_ != nullptr; }

  void resize(int width_px, int height_px, float pixel_ratio);
  Input begin_frame(double now_millis);  // what happened since the last one
  void clear(Color color);
  bool end_frame();  // draws what ImGui has collected; true: some text has to wait for another frame
  // On "webglcontextlost", at once: deletes on a lost context are silent.
  void forget_context();
  void restore_context();
  void set_font(std::string_view family);  // forgets everything that was measured and drawn
  void set_ink(Color ink);                 // what most letters are drawn in
  void set_focus(bool is_focused);
  void pointer_left();
  // As the pointer's own events tell it: the key may have gone down while the focus was elsewhere.
  void set_shift(bool is_down) { is_shift_down_ = is_down; }

  const Fonts& fonts() const { return fonts_; }
  TextRuns& runs() { return runs_; }
  float width_px() const { return static_cast<float>(width_px_); }
  float height_px() const { return static_cast<float>(height_px_); }
  float pixel_ratio() const { return fonts_.pixel_ratio; }
  bool is_context_lost() const { return is_context_lost_; }

 private:
  // What SDL has heard goes to ImGui, before anything that comes later by another way.
  void take_events();
  Input input() const;
  void set_pixel_ratio(float pixel_ratio);
  void forget_glyphs();

  SDL_Window* window_ = nullptr;
  void* context_ = nullptr;
  CanvasMeasurer measure_;
  TextRuns runs_{measure_};
  Fonts fonts_;
  int width_px_ = 0;
  int height_px_ = 0;
  double last_frame_millis_ = 0;
  uint32_t ink_rgb_ = 0;
  bool is_context_lost_ = false;
  bool is_shift_down_ = false;
};

}  // namespace backscroll
