// card_layout: one feed card, or the profile above the cards, as text lines and boxes relative to its top left corner.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "view/geometry.h"
#include "view/text_layout.h"

namespace backscroll {

enum class Ink : uint8_t { kInk, kSoft, kAccent };

struct InkSpan {  // of a piece, from left to right
  float begin_px;
  float end_px;
  Ink ink;
};

// One line of text, shaped and drawn as a whole.
struct TextPiece {
  Point at;  // top left of the line box
  TextStyle style;
  Ink ink;  // where no span says otherwise
  std::string text;
  float width_px = 0;
  bool is_rtl = false;
  std::vector<InkSpan> spans = {};
};

enum class BoxKind : uint8_t {
  kBanner,
  kAvatar,
  kUnknownAvatar,
  kQuote,
  kMedia,
  kReplies,
  kReposts,
  kLikes,
  kBadge
};

struct CardBox {
  BoxKind kind;
  Rect rect;
  std::string text;   // initials of an avatar, else empty
  uint32_t seed = 0;  // of an avatar's colour
};

struct CardLink {
  Rect rect;
  std::string address;
  uint32_t group = 0;  // rectangles of one link that is broken over lines have the same
};

struct CardHint {  // shown while the pointer rests on the rectangle
  Rect rect;
  std::string text;
};

struct Card {
  PostIndex post = kNoPost;  // kNoPost: the profile
  float height_px = 0;
  std::vector<CardBox> boxes;
  std::vector<TextPiece> texts;
  std::vector<CardLink> links;
  std::vector<CardHint> hints;
};

Card layout_card(const Archive& archive, PostIndex post, float width_px, float padding_px,
                 const TextMeasurer& measure);
Card layout_profile(const Archive& archive, float width_px, float padding_px, const TextMeasurer& measure);

// The colour of an avatar without a picture belongs to the handle.
uint32_t seed_of(std::string_view handle);

// http, https and mailto; everything else stays text.
bool is_safe_address(std::string_view address);

}  // namespace backscroll
