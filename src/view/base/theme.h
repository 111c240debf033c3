// theme: the one place for colours, sizes and durations. Nothing else in src/ui and src/view names a colour.
#pragma once

#include <array>
#include <cstddef>
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

constexpr uint32_t rgb_of(Color color) {
  return static_cast<uint32_t>(color.red) << 16 | static_cast<uint32_t>(color.green) << 8 | color.blue;
}

constexpr Color with_alpha(Color color, float alpha) {
  const float value = static_cast<float>(color.alpha) * alpha;
  return {color.red, color.green, color.blue,
          static_cast<uint8_t>(value < 0     ? 0
                               : value > 255 ? 255
                                             : value)};
}

// How strongly a colour is laid over what is below it, 0..1.
struct Tints {
  float hover;     // accent, over a card
  float selected;  // accent, over the chosen card
  float flash;     // accent, on top of that, at its brightest
  float poll;      // accent, the bar of the answer that leads
  float answer;    // soft, the bars of the others
  float frame;     // faint, around bars and quotes, on a card of any tint
  float brush;     // accent, over the overview
  float range;     // accent, over the time being selected
  float interval;  // a mark's colour, the span its date is known to
  float lit_interval;
  float mark;
  float arc;
  float field;   // accent, where marks are densest
  float ribbon;  // accent, a thread
  float lit_ribbon;
  float grid;  // line, on the timeline
  float minor_tick;
  float key;         // accent, the interval in the legend
  float banner_low;  // accent, the lowest and the highest bar of the banner
  float banner_high;
  float year_low;  // accent, the emptiest and the fullest year
  float year_high;
  float shadow;  // black, per ring
};

constexpr Color kShadow = color_from_rgb(0x000000);
constexpr size_t kAvatarColors = 6;

// What stands on what, and how much it must differ, is listed in tests/unit/contrast_test.cpp.
struct Palette {
  Color background;  // behind the timeline
  Color panel;       // header, feed, cards
  Color ink;         // text
  Color soft;        // secondary text
  Color faint;       // strokes, icons, the scroll bar; never text
  Color line;        // hairlines
  Color accent;      // posts, links, what is chosen
  Color on_accent;
  Color reply;
  Color quote;
  Color repost;
  Color band;       // density
  Color chip;       // quiet surfaces: buttons, empty pictures
  Color highlight;  // behind words that were searched for
  Color on_highlight;
  Color hit;                                 // what was found, on the timeline
  std::array<Color, kAvatarColors> avatars;  // behind initials
  Color on_avatar;
  Color unknown_avatar;
  Tints tint;
  float focus_stroke;  // around the chosen card, CSS pixels; 0: the tint alone says it
};

constexpr Tints kCalmTints = {.hover = 0.05f,
                              .selected = 0.09f,
                              .flash = 0.10f,
                              .poll = 0.12f,
                              .answer = 0.10f,
                              .frame = 0.35f,
                              .brush = 0.13f,
                              .range = 0.15f,
                              .interval = 0.10f,
                              .lit_interval = 0.45f,
                              .mark = 0.85f,
                              .arc = 0.8f,
                              .field = 0.62f,
                              .ribbon = 0.17f,
                              .lit_ribbon = 0.36f,
                              .grid = 1,
                              .minor_tick = 0.6f,
                              .key = 0.35f,
                              .banner_low = 0.12f,
                              .banner_high = 0.38f,
                              .year_low = 0.35f,
                              .year_high = 0.75f,
                              .shadow = 0.014f};
constexpr Tints kStrongTints = {.hover = 0.07f,
                                .selected = 0.12f,
                                .flash = 0.04f,
                                .poll = 0.15f,
                                .answer = 0.12f,
                                .frame = 1,
                                .brush = 0.12f,
                                .range = 0.15f,
                                .interval = 0.35f,
                                .lit_interval = 0.7f,
                                .mark = 1,
                                .arc = 1,
                                .field = 0.8f,
                                .ribbon = 0.35f,
                                .lit_ribbon = 0.6f,
                                .grid = 0.5f,
                                .minor_tick = 0.3f,
                                .key = 0.6f,
                                .banner_low = 0.3f,
                                .banner_high = 0.7f,
                                .year_low = 0.8f,
                                .year_high = 1,
                                .shadow = 0};

constexpr Palette kLight = {
    .background = color_from_rgb(0xFBFAF7),
    .panel = color_from_rgb(0xFFFFFF),
    .ink = color_from_rgb(0x1D2126),
    .soft = color_from_rgb(0x5B6470),
    .faint = color_from_rgb(0x7D8590),
    .line = color_from_rgb(0xE6E3DC),
    .accent = color_from_rgb(0x0B6E69),
    .on_accent = color_from_rgb(0xFFFFFF),
    .reply = color_from_rgb(0x64748B),
    .quote = color_from_rgb(0xB45309),
    .repost = color_from_rgb(0x7C3AED),
    .band = color_from_rgb(0xD2E1DF),
    .chip = color_from_rgb(0xF1EFE9),
    .highlight = color_from_rgb(0xFBE3B6),
    .on_highlight = color_from_rgb(0x1D2126),
    .hit = color_from_rgb(0xC8423D),
    .avatars = {color_from_rgb(0x0B6E69), color_from_rgb(0xA34A08), color_from_rgb(0x4F5B93),
                color_from_rgb(0x8A3B63), color_from_rgb(0x3F6B3A), color_from_rgb(0x6B5B2E)},
    .on_avatar = color_from_rgb(0xFFFFFF),
    .unknown_avatar = color_from_rgb(0x6B7280),
    .tint = kCalmTints,
    .focus_stroke = 0};

constexpr Palette kDark = {
    .background = color_from_rgb(0x121416),
    .panel = color_from_rgb(0x191C1F),
    .ink = color_from_rgb(0xE9EBEE),
    .soft = color_from_rgb(0xA3ACB6),
    .faint = color_from_rgb(0x78828D),
    .line = color_from_rgb(0x2A2F34),
    .accent = color_from_rgb(0x4FC3B8),
    .on_accent = color_from_rgb(0x10201F),
    .reply = color_from_rgb(0x8AA0B8),
    .quote = color_from_rgb(0xF0A24A),
    .repost = color_from_rgb(0xB79CF5),
    .band = color_from_rgb(0x24403D),
    .chip = color_from_rgb(0x22272B),
    .highlight = color_from_rgb(0x5A4415),
    .on_highlight = color_from_rgb(0xF6F1E4),
    .hit = color_from_rgb(0xF07A72),
    .avatars = {color_from_rgb(0x0B6E69), color_from_rgb(0xA34A08), color_from_rgb(0x4F5B93),
                color_from_rgb(0x8A3B63), color_from_rgb(0x3F6B3A), color_from_rgb(0x6B5B2E)},
    .on_avatar = color_from_rgb(0xFFFFFF),
    .unknown_avatar = color_from_rgb(0x6B7280),
    .tint = kCalmTints,
    .focus_stroke = 0};

// High contrast: text at least 7:1, borders that can be seen, and the chosen card framed.
constexpr Palette kContrastLight = {
    .background = color_from_rgb(0xFFFFFF),
    .panel = color_from_rgb(0xFFFFFF),
    .ink = color_from_rgb(0x000000),
    .soft = color_from_rgb(0x2E343B),
    .faint = color_from_rgb(0x4A525C),
    .line = color_from_rgb(0x767D86),
    .accent = color_from_rgb(0x004F4B),
    .on_accent = color_from_rgb(0xFFFFFF),
    .reply = color_from_rgb(0x3A4756),
    .quote = color_from_rgb(0x7A3300),
    .repost = color_from_rgb(0x5416B0),
    .band = color_from_rgb(0x6F9793),
    .chip = color_from_rgb(0xF2F2F2),
    .highlight = color_from_rgb(0xFFE28A),
    .on_highlight = color_from_rgb(0x000000),
    .hit = color_from_rgb(0xB00020),
    .avatars = {color_from_rgb(0x004F4B), color_from_rgb(0x7A3300), color_from_rgb(0x36427C),
                color_from_rgb(0x702A4E), color_from_rgb(0x2A5226), color_from_rgb(0x54471F)},
    .on_avatar = color_from_rgb(0xFFFFFF),
    .unknown_avatar = color_from_rgb(0x454C57),
    .tint = kStrongTints,
    .focus_stroke = 2};

constexpr Palette kContrastDark = {
    .background = color_from_rgb(0x000000),
    .panel = color_from_rgb(0x000000),
    .ink = color_from_rgb(0xFFFFFF),
    .soft = color_from_rgb(0xDDE2E8),
    .faint = color_from_rgb(0xB4BDC7),
    .line = color_from_rgb(0x6B737C),
    .accent = color_from_rgb(0x72EBDF),
    .on_accent = color_from_rgb(0x000000),
    .reply = color_from_rgb(0xBDD0E6),
    .quote = color_from_rgb(0xFFB866),
    .repost = color_from_rgb(0xD6C2FF),
    .band = color_from_rgb(0x3E7F7A),
    .chip = color_from_rgb(0x1A1D20),
    .highlight = color_from_rgb(0x5C4700),
    .on_highlight = color_from_rgb(0xFFFFFF),
    .hit = color_from_rgb(0xFF8A80),
    .avatars = {color_from_rgb(0x72EBDF), color_from_rgb(0xFFB866), color_from_rgb(0xB9C4FF),
                color_from_rgb(0xFFADD2), color_from_rgb(0xA9DBA0), color_from_rgb(0xE5D28F)},
    .on_avatar = color_from_rgb(0x000000),
    .unknown_avatar = color_from_rgb(0xC3CAD3),
    .tint = kStrongTints,
    .focus_stroke = 2};

// On top of pictures, in every theme.
constexpr Color kOnPicture = color_from_rgb(0xFFFFFF);
constexpr Color kPictureShade = {0, 0, 0, 166};  // behind words on a picture: at least 4.5:1 even on white
constexpr Color kPictureGround = color_from_rgb(0xF2F1EE);  // under pictures that are transparent
constexpr Color kOnPictureLit = {255, 255, 255, 40};        // over a button under the pointer
constexpr Color kOnPictureThumb = {255, 255, 255, 128};     // of a scroll bar
constexpr Color kScrim = {10, 11, 13, 252};                 // under a picture over the whole canvas
constexpr Color kPictureEdge = {128, 128, 128, 56};         // so that a white picture ends on a white card

// Sizes in CSS pixels, on a grid of 8 with halves.
namespace size {
constexpr float kHeader = 64;
constexpr float kHeaderSmall = 56;
constexpr float kSearchField = 320;  // at the end of the header; search-field.js in web has it
constexpr float kSearchButton = 40;  // in its place where that is narrow
constexpr float kChips = 44;         // under the header; search-chips.js in web has them
constexpr float kTabs = 44;
constexpr float kTimelineButton = 28;
constexpr float kTimelineButtonStep = kTimelineButton + 8;
constexpr float kGap = 8;
constexpr float kPage = 24;  // outer margin of the timeline
constexpr float kPageSmall = 12;
constexpr float kCardPadding = 20;
constexpr float kCardPaddingSmall = 16;
constexpr float kCardTop = 14;
constexpr float kAvatar = 40;
constexpr float kColumnGap = 12;    // avatar to text
constexpr float kAvatarSmall = 20;  // in a quote
constexpr float kProfileAvatar = 68;
constexpr float kBanner = 88;
constexpr float kCorner = 10;
constexpr float kCornerSmall = 6;
constexpr float kCornerMark = 3;  // of what was searched for
constexpr float kMediaBox = 96;
constexpr float kMediaTallest = 480;  // of a single picture
constexpr float kMediaGap = 2;
constexpr float kAudioRow = 52;
constexpr float kHairline = 1;
constexpr float kThreadLine = 2;  // and how far it keeps from a picture
constexpr float kHandle = 4;      // grip of the brush
constexpr float kTouchTarget = 24;
constexpr float kScrollBar = 5;
constexpr float kScrollBarHeld = 8;  // while the pointer is on it
}  // namespace size

// Under what floats: rings around it, each a step wider.
namespace shadow {
constexpr int kRings = 8;
constexpr float kStep = 1;
constexpr float kDrop = 2;
}  // namespace shadow

namespace duration {               // milliseconds
constexpr double kSpring = 55;     // period of zoom and scroll motion: done after five of them
constexpr double kCardFade = 160;  // of the small cards on the timeline
constexpr double kFlash = 1100;
constexpr double kBarTold = 900;     // how long the scroll bar tells the date after the last fast move
constexpr double kFadeIn = 150;      // of a picture that arrives
constexpr double kFlingDecay = 325;  // time constant of a released finger's scroll
}  // namespace duration

}  // namespace backscroll
