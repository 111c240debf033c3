// widget: a viewer on a canvas. Owns the window, what lies on the graphics card and the reader's language, gives the
// viewer its frames and draws what it shows.
#pragma once

#include <span>
#include <string_view>

#include "gpu/marks.h"
#include "platform/browser/browser_locale.h"
#include "platform/picture_textures.h"
#include "platform/window.h"
#include "view/base/palette.h"
#include "view/input/input_queue.h"
#include "view/viewer/viewer.h"
#include "view/words/language.h"

namespace backscroll {

struct FrameCount {
  uint32_t frames = 0;
  double last_frame_millis = 0;
  double last_layout_millis = 0;  // of it, until everything was in draw lists
  uint32_t text_texture_bytes = 0;
  uint32_t text_late_frames = 0;  // the most in a row
};

class Widget {
 public:
  Status open(int width_px, int height_px, float pixel_ratio);
  void close();

  // Draws. Milliseconds until the next wanted frame: 0 at the next animation frame, negative: never.
  double frame(double now_millis);
  void resize(int width_px, int height_px, float pixel_ratio);
  // `colors`: what the page puts in the place of the theme's, see palette_with().
  void set_theme(ThemeKind kind, bool is_motion_reduced, std::string_view colors);
  void set_font(std::string_view family);
  void set_language(std::string_view tags, bool is_rtl);
  void set_words(std::string_view lines);
  void context_lost();
  void context_restored();

  // A picture that was asked for by an event: a bitmap is ready.
  void picture_ready(uint32_t ticket, Texels size, Texels natural);

  Viewer& viewer() { return viewer_; }
  InputQueue& input() { return input_; }
  uint32_t post_count() const { return viewer_.is_loaded() ? viewer_.archive().post_count() : 0; }
  const FrameCount& count() const { return count_; }

 private:
  friend void draw_marks_callback(const ImDrawList*, const ImDrawCmd*);

  void draw();
  void draw_overlays(const Painter& painter);
  void count_frame(double began_millis, bool has_missed_text);

  Window window_;
  InputQueue input_;
  BrowserLocale locale_;
  Language language_{&locale_, {}};
  Palette palette_ = palette_of(ThemeKind::kLight);
  Viewer viewer_;
  MarkRenderer marks_;
  PictureTextures picture_textures_;
  uint32_t longest_texture_side_ = 0;
  uint32_t late_text_frames_ = 0;  // in a row, until now
  FrameCount count_;
};

}  // namespace backscroll
