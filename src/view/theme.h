// theme: the one place for colours, sizes and durations. Nothing else in src/ui and src/view names a colour.
#pragma once

#include <cstdint>

namespace backscroll {

struct Color {
  uint8_t red = 0;
  uint8_t green = 0;
  uint8_t blue = 0;
  uint8_t alpha = 255;
};

constexpr Color color_from_rgb(uint32_t rgb) {
  return {static_cast<uint8_t>(rgb >> 16), static_cast<uint8_t>(rgb >> 8), static_cast<uint8_t>(rgb), 255};
}

constexpr Color with_alpha(Color color, float alpha) {
  const float value = static_cast<float>(color.alpha) * alpha;
  return {color.red, color.green, color.blue,
          static_cast<uint8_t>(value < 0     ? 0
                               : value > 255 ? 255
                                             : value)};
}

struct Palette {
  Color background;  // behind the timeline
  Color panel;       // header, feed, cards
  Color ink;         // text
  Color soft;        // secondary text, at least 4.5:1 on background and panel
  Color faint;       // strokes and icons, never text
  Color line;        // hairlines
  Color accent;      // posts, links, what is chosen
  Color on_accent;
  Color reply;
  Color quote;
  Color repost;
  Color band;  // density
  Color chip;
};

constexpr Palette kLight = {color_from_rgb(0xFBFAF7), color_from_rgb(0xFFFFFF), color_from_rgb(0x1D2126),
                            color_from_rgb(0x5B6470), color_from_rgb(0x8B939E), color_from_rgb(0xE6E3DC),
                            color_from_rgb(0x0B6E69), color_from_rgb(0xFFFFFF), color_from_rgb(0x64748B),
                            color_from_rgb(0xB45309), color_from_rgb(0x7C3AED), color_from_rgb(0xD2E1DF),
                            color_from_rgb(0xF1EFE9)};

constexpr Palette kDark = {color_from_rgb(0x121416), color_from_rgb(0x191C1F), color_from_rgb(0xE9EBEE),
                           color_from_rgb(0xA3ACB6), color_from_rgb(0x727B86), color_from_rgb(0x2A2F34),
                           color_from_rgb(0x4FC3B8), color_from_rgb(0x10201F), color_from_rgb(0x8AA0B8),
                           color_from_rgb(0xF0A24A), color_from_rgb(0xB79CF5), color_from_rgb(0x24403D),
                           color_from_rgb(0x22272B)};

// Sizes in CSS pixels, on a grid of 8 with halves.
namespace size {
constexpr float kHeader = 64;
constexpr float kHeaderSmall = 56;
constexpr float kTabs = 44;
constexpr float kGap = 8;
constexpr float kPage = 24;  // outer margin of the timeline
constexpr float kPageSmall = 12;
constexpr float kCardPadding = 20;
constexpr float kCardPaddingSmall = 16;
constexpr float kCardTop = 14;
constexpr float kAvatar = 40;
constexpr float kAvatarSmall = 20;  // in a quote
constexpr float kProfileAvatar = 68;
constexpr float kBanner = 88;
constexpr float kCorner = 10;
constexpr float kCornerSmall = 6;
constexpr float kMediaBox = 96;
constexpr float kHairline = 1;
constexpr float kHandle = 4;  // grip of the brush
constexpr float kTouchTarget = 24;
constexpr float kScrollBar = 5;
}  // namespace size

namespace duration {            // milliseconds
constexpr double kSpring = 55;  // period of zoom and scroll motion: done after five of them
constexpr double kFlash = 1100;
constexpr double kFlingDecay = 325;  // time constant of a released finger's scroll
}  // namespace duration

}  // namespace backscroll
