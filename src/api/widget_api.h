// widget_api: everything that crosses between the widget module and JavaScript. Flat C, one widget per module instance.
// Coordinates are CSS pixels from the canvas's top left corner, times are milliseconds. Texts are UTF-8, pointer and
// length. JavaScript reads a reply at once: the next call may overwrite it.
#pragma once

#include <cstdint>

extern "C" {

struct BsReply {
  uint32_t ok;    // 1: data is the answer; 0: data is a sentence for a person
  uint32_t code;  // backscroll::ErrorCode
  const uint8_t* data;
  uint32_t size_bytes;
};

struct BsMetrics {
  uint32_t posts;
  uint32_t frames;
  double last_frame_millis;     // CPU time of the core's own work in the last frame
  double last_layout_millis;    // of it, until everything stood in draw lists, before the GPU's part
  uint32_t text_texture_bytes;  // on the GPU
  uint32_t text_late_frames;    // most frames in a row in which some text had to wait for a texture
};

// What lies under a point, for the host's decision about wheel and touch.
enum BsRegion { kBsNone = 0, kBsTimeline = 1, kBsFeed = 2, kBsOverview = 3, kBsLightbox = 4 };

const BsReply* bs_widget_reply();

// Opens the window on the canvas that the module was given. 1: drawn on; 0: no WebGL2, see the reply.
int bs_widget_start(int width_px, int height_px, float pixel_ratio);
void bs_widget_destroy();

// Shows another archive. First the address of memory for its block, made by the core module, which JavaScript fills; 0:
// there is not enough. Then the check of it, as soon as so many bytes at its beginning are there for good, at most that
// long at a time: 0 while there is more to do, 1 when it is done, and the reply says how it went. If it is right, then
// the opening, in the same way; it is not shown before all is there. is_kept: the one shown before is there until the
// opening begins; else it is gone at once.
uint32_t bs_widget_load_begin(uint32_t size_bytes, int is_kept);
int bs_widget_load_check(double most_millis, uint32_t arrived_bytes);
int bs_widget_load_continue(double most_millis, uint32_t arrived_bytes);

// Searches the archive that is shown, see query_json.h. First the query, as JSON; one that is not answered yet is given
// up. Then the search, at most that long at a time: 0 while there is more to do, 1 when the reply is the answer, a JSON
// list of posts, one a line.
void bs_widget_query(const char* json, uint32_t size_bytes);
int bs_widget_query_continue(double most_millis);

// What takes longer than a frame, at most that long at a time: 0 while there is more to do. Frames go on with it, too.
int bs_widget_work(double most_millis);

// Draws one frame. Returns milliseconds until the next wanted one: 0 at the next animation frame, negative never.
double bs_widget_frame(double now_millis);
void bs_widget_resize(int width_px, int height_px, float pixel_ratio);
// The reader's clock, for "on this day": now in milliseconds since 1970, and its changes, see base/time_zone.
void bs_widget_clock(double now_millis, const char* zone, uint32_t size_bytes);
// kind: 0 light, 1 dark, 2 high contrast on white, 3 high contrast on black. colors: what the page puts in their place,
// one a line, "accent 7a1fa2ff" (red, green, blue, alpha).
void bs_widget_theme(int kind, int is_motion_reduced, const char* colors, uint32_t size_bytes);
// A list of CSS font families. Also to be called when a font of the list has arrived since.
void bs_widget_font(const char* family, uint32_t size_bytes);
// Language tags in the order of preference, "en-IE,en", well formed; empty: the browser's own. is_rtl: the interface
// begins at the right.
void bs_widget_language(int is_rtl, const char* tags, uint32_t size_bytes);
// What takes the place of the English phrases, one a line: name, tab, text. The names are in view/words/phrases.def.
void bs_widget_words(const char* lines, uint32_t size_bytes);
void bs_widget_context_lost();
void bs_widget_context_restored();

enum BsPointer { kBsMove = 0, kBsPress = 1, kBsRelease = 2, kBsLeave = 3 };

// The mouse, a pen, or what the browser makes of a tap, by its main button. kBsLeave: it is nowhere on the canvas, and
// a press that is going on ends without doing anything. event_millis: on the page's own clock.
void bs_widget_pointer(int what, float x, float y, double event_millis, int is_shift_down);
// A key of view/input/input_queue.h.
void bs_widget_key(int key, int is_repeat);
// 1 when the widget used it, so that the page must not scroll. Deltas in CSS pixels,
// positive: content moves up or left. zoom: Ctrl, Cmd or a trackpad pinch.
int bs_widget_wheel(float x, float y, float delta_x, float delta_y, int is_zoom);
int bs_widget_region(float x, float y);
// 1 when a drag of the finger by (delta_x, delta_y) px from here would move something of ours.
int bs_widget_can_pan(float x, float y, float delta_x, float delta_y);
void bs_widget_pan(float x, float y, float delta_x, float delta_y);          // finger moved by delta
void bs_widget_fling(float x, float y, float velocity_x, float velocity_y);  // px per second, at release
void bs_widget_pinch(float x, float y, float factor);                        // > 1: fingers apart

// The view as a short text, "from=…&to=…&sort=likes&view=day&day=11-23&thread=p04&post=p01" (times in milliseconds
// since 1970), and back.
// Unknown keys are ignored, missing ones take their default.
void bs_widget_state();  // answer in the reply
void bs_widget_set_state(const char* text, uint32_t size_bytes);
// Named command, as from the keyboard: "zoom-in", "zoom-out", "pan-left", "pan-right", "fit", "next-post",
// "previous-post", "first-post", "last-post", "select <id>", "sort time|oldest|likes|replies|reposts", "ask-date",
// "date <begin> <end>" (of that day, in milliseconds since 1970), "show <begin> <end>" (that time, likewise); of the
// chosen post "open-warning", "show-thread", "open-pictures", "open-original", "copy-link", "copy-text"; "view
// posts|years|day|numbers". While pictures are looked at: "next-picture", "previous-picture", "zoom-in", "zoom-out",
// "fit", "actual-size", "open-original", "close". 1 when known.
int bs_widget_command(const char* text, uint32_t size_bytes);

// Answers to a "picture" event, by its ticket. Ready: an ImageBitmap of this size lies in the module's pictureBitmaps,
// made from a file of the natural size; the widget closes it. Failed: the number of a PictureTrouble.
void bs_widget_picture(uint32_t ticket, int width, int height, int natural_width, int natural_height);
void bs_widget_picture_failed(uint32_t ticket, int trouble);
// The page may answer otherwise now: pictures of other places are allowed, or the archive has an address.
void bs_widget_retry_pictures();

// What the reader did since the last call, as add_event() in view/host/action_events.h writes it. Name and fields:
// select <post id>, range <begin> <end>, search <text> <posts>, open <address> (safe schemes only),
// cursor <css cursor>, copy-text <text>, copy-link <address> <post id> (the address empty where the post has none of
// its own), open-file <address relative to the archive>, leave (Escape with nothing to close: give the focus back),
// ask-date <millis in view> <first> <last> <x> <y> <width> (the place is for the field to type a date in).
// numbers-place <x y width height and the room beside a card, or nothing> and numbers <lines>: see viewer_numbers.cpp.
// And what the widget wants: picture <ticket> <cover|whole> <width> <height> <address> (device pixels: to be filled, or
// not to be exceeded), picture-drop <ticket> (not wanted any more). Empty reply: nothing.
void bs_widget_take_events();
const BsMetrics* bs_widget_metrics();
}
