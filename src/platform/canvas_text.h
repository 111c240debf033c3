// canvas_text: the C++ side of canvas_text.lib.js.
#pragma once

#include <cstdint>

// Device pixels; left, right, ascent and descent bound the ink relative to the pen on the baseline, ascent upwards.
struct CanvasTextMetrics {
  float advance;
  float left;
  float right;
  float ascent;
  float descent;
  float font_ascent;
  float font_descent;
};

enum CanvasInk { kNoInk, kOneColor, kManyColors };

extern "C" {
void canvas_text_measure(const char* utf8, uint32_t size_bytes, float font_px, int weight,
                         CanvasTextMetrics* out);
// Draws in white. kOneColor: out is width * height alpha bytes; kManyColors: RGBA texels, straight alpha.
int canvas_text_draw(const char* utf8, uint32_t size_bytes, float font_px, int weight, int width, int height,
                     float origin_x, float baseline_y, uint8_t* out);
}
