// widget: one archive on one canvas. Owns the window, the archive with its indexes, the view state and the layouts, and
// runs the frame. Everything the page can ask for goes through here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "gpu/marks.h"
#include "platform/browser/browser_locale.h"
#include "platform/picture_textures.h"
#include "platform/window.h"
#include "ui/lightbox_input.h"
#include "view/base/palette.h"
#include "view/feed/feed_layout.h"
#include "view/pictures/picture_store.h"
#include "view/state/update.h"
#include "view/timeline/mark_cards.h"
#include "view/words/language.h"

namespace backscroll {

enum class Region { kNone, kTimeline, kFeed, kOverview, kLightbox, kScrollBar };

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
  // Shows another archive. First memory for its block, which the caller fills (empty: there is not enough), then the
  // opening, a little at a time: true when it is done, and load_status() says how it went.
  std::span<std::byte> begin_load(size_t size_bytes);
  bool continue_load(double most_millis);
  const Status& load_status() const { return load_status_; }

  // Draws. Milliseconds until the next wanted frame: 0 at the next animation frame, negative: never.
  double frame(double now_millis);
  void resize(int width_px, int height_px, float pixel_ratio);
  void set_clock(double now_millis, std::string_view zone);
  // `colors`: what the page puts in the place of the theme's, see palette_with().
  void set_theme(ThemeKind kind, bool is_motion_reduced, std::string_view colors);
  void set_font(std::string_view family);
  void set_language(std::string_view tags, bool is_rtl);
  void set_words(std::string_view lines);
  void context_lost();
  void context_restored();
  void set_focus(bool is_focused) {
    if (window_.is_open()) window_.set_focus(is_focused);
  }
  void pointer_left() {
    if (window_.is_open()) window_.pointer_left();
  }

  Region region_at(Point point) const;
  bool wheel(Point at, float delta_x, float delta_y, bool is_zoom);
  bool can_pan(Point at, float delta_x, float delta_y);
  void pan(float delta_x, float delta_y);
  void fling(float velocity_x, float velocity_y);
  void pinch(Point at, float factor);
  // As the pointer's own events tell it: the key may have gone down while the focus was elsewhere.
  void set_shift(bool is_down) { is_shift_down_ = is_down; }
  bool command(std::string_view text);

  // A picture that was asked for by an event: a bitmap is ready, or why there is none.
  void picture_ready(uint32_t ticket, Texels size, Texels natural);
  void picture_failed(uint32_t ticket, PictureTrouble trouble);
  void retry_refused_pictures();

  std::string state_text() const;
  void set_state(std::string_view text);
  std::string take_events();
  uint32_t post_count() const { return is_loaded_ ? archive_.post_count() : 0; }
  const FrameCount& count() const { return count_; }

 private:
  friend void draw_marks_callback(const ImDrawList*, const ImDrawCmd*);

  Pointer read_pointer(double now_millis);
  void handle_input(double now_millis);
  Steps open_archive();
  void show_archive();
  void apply_all(const Actions& actions);
  void act(const Action& action);
  void refresh_list();
  void make_list();
  bool tend_order();
  void ask_for_date();
  void refresh_search();
  const Hits* hits() const { return search_.is_empty() ? nullptr : &hits_; }
  void forget_layouts();  // with the texts that were measured for them
  void layout();
  void reword();
  void layout_hover_card();
  void layout_lightbox();
  std::optional<Rect> place_in_feed() const;
  bool has_hover_card() const;
  void tend_pictures(double now_millis);
  void want_pictures();
  void draw();
  void draw_overlays(const Painter& painter);
  void note_changes();
  bool can_scroll(float delta_y) const;
  bool is_on_thumb(Point at) const;
  void pan_scroll_bar(float delta_y);
  void pan_lightbox(Point delta);
  void pinch_lightbox(Point at, float factor);
  bool lightbox_was_told(std::string_view command);
  double wait_for_hint(double now_millis) const;

  Window window_;
  BrowserLocale locale_;
  Language language_{&locale_, {}};
  Palette palette_ = palette_of(ThemeKind::kLight);
  MarkRenderer marks_;
  BlockMemory block_;  // on its way to the archive
  Steps opening_;
  Status load_status_;
  Archive archive_;
  ArchiveFacts facts_;
  TimeIndex index_;
  Threads threads_;
  TimelineData timeline_data_;
  TimeZone zone_;  // of the reader
  ViewState state_;
  Search search_;  // of the list
  Hits hits_;
  FeedList list_;
  std::optional<CountOrder> order_;  // of the count that the feed was sorted by last
  FeedChoice listed_{};
  FeedLayout feed_layout_;
  FeedFrame feed_;
  TimelineFrame timeline_;
  MarkCards mark_cards_;
  Card hover_card_;
  LightboxLayout lightbox_layout_;
  LightboxFrame lightbox_;
  PictureStore pictures_;
  PictureTextures picture_textures_;
  bool is_picture_waiting_ = false;
  bool is_pinching_ = false;
  bool is_shift_down_ = false;
  uint32_t longest_texture_side_ = 0;
  std::vector<FeedTab> tabs_;
  Gesture gesture_;
  Pointer pointer_;
  std::string hint_;
  std::string cursor_;
  std::string events_;
  std::string told_search_;
  TimeRange told_range_;
  PostIndex told_post_ = kNoPost;
  Region touched_ = Region::kNone;
  double moved_millis_ = 0;
  bool is_loaded_ = false;
  bool is_fading_ = false;
  uint32_t late_text_frames_ = 0;  // in a row, until now
  FrameCount count_;
};

}  // namespace backscroll
