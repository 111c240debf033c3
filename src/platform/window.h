// window: the SDL window on the page's canvas, its WebGL2 context, and Dear ImGui with its OpenGL3 backend. SDL looks
// its canvas up as "#canvas", which the page points at the widget's own one. Pointer and keys do not come this way:
// the page hears them, see view/input/input_queue.h.
#pragma once

#include "imgui.h"
#include "platform/text_runs.h"
#include "ui/painter.h"

struct SDL_Window;

namespace backscroll {

class Window {
 public:
  // False when there is no WebGL2; `error` says what SDL said.
  bool open(int width_px, int height_px, float pixel_ratio, const char** error);
  void close();
  bool is_open() const { return window_ != nullptr; }

  void resize(int width_px, int height_px, float pixel_ratio);
  void begin_frame(double now_millis);
  void clear(Color color);
  bool end_frame();  // draws what ImGui has collected; true: some text has to wait for another frame
  // On "webglcontextlost", at once: deletes on a lost context are silent.
  void forget_context();
  void restore_context();
  void set_font(std::string_view family);  // forgets everything that was measured and drawn
  void set_ink(Color ink);                 // what most letters are drawn in

  const Fonts& fonts() const { return fonts_; }
  TextRuns& runs() { return runs_; }
  float width_px() const { return static_cast<float>(width_px_); }
  float height_px() const { return static_cast<float>(height_px_); }
  float pixel_ratio() const { return fonts_.pixel_ratio; }
  bool is_context_lost() const { return is_context_lost_; }

 private:
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
};

}  // namespace backscroll
