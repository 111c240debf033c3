// canvas_text: the C++ side of canvas_text.lib.js. Lengths are device pixels, texts UTF-8 with their size in bytes.
#pragma once

#include <cstdint>

// Left, right, ascent and descent bound the ink relative to the pen on the baseline, ascent upwards.
struct CanvasTextMetrics {
  float advance;
  float left;
  float right;
  float ascent;
  float descent;
  float font_ascent;
  float font_descent;
};

// How pixels come back from a canvas: as drawn, with noise in their low bits, or not at all.
enum CanvasReadBack { kExact, kNoisy, kBlocked };

extern "C" {
// A list of CSS families, from now on.
void canvas_text_family(const char* family, uint32_t size_bytes);
// The colour of the letters that canvas_text_draw() takes its pixels from.
void canvas_text_ink(uint32_t rgb);
int canvas_text_read_back();
float canvas_text_width(const char* text, uint32_t size_bytes, float font_px, int weight);
void canvas_text_measure(const char* text, uint32_t size_bytes, float font_px, int weight, int is_rtl,
                         CanvasTextMetrics* out);
// Draws into `out`, width * height alpha bytes. 0: there is no ink.
int canvas_text_draw(const char* text, uint32_t size_bytes, float font_px, int weight, int width, int height,
                     float origin_x, float baseline_y, uint8_t* out);
// Pairs of begin and end in px from the left edge of the line, for its bytes [begin, end); returns how many pairs, at
// most `most`.
uint32_t canvas_text_extents(const char* line, uint32_t size_bytes, float font_px, int weight, int is_rtl,
                             uint32_t begin_bytes, uint32_t end_bytes, float* out, uint32_t most);
// Byte offsets where words end before another word; returns how many, at most `most`.
uint32_t canvas_text_word_ends(const char* text, uint32_t size_bytes, uint32_t* out, uint32_t most);

// A row is a canvas as wide as a texture page; runs go into it from left to right.
void canvas_row_open(int row, int width, int height);
// Draws the part [clip_left, clip_right) of a run whose pen stands at x; the part is emptied before. is_mask: in white,
// from letters of the colour.
void canvas_row_draw(int row, const char* text, uint32_t size_bytes, float font_px, int weight, int is_rtl,
                     uint32_t rgb, int is_mask, float x, float baseline_y, float clip_left, float clip_right);
void canvas_row_upload(int row, uint32_t texture, int is_colored, int x, int page_y, int width, int height);
}
