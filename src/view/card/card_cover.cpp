// card_cover: see the header.
#include "view/card/card_parts.h"

#include <algorithm>

#include "view/base/theme.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr float kInset = 12;
constexpr float kIcon = 18;
constexpr float kButtonHeight = 28;
constexpr float kButtonInset = 12;
constexpr float kTallestCover = 180;
constexpr float kLowestCover = 104;

float button_width(std::string_view label, const CardWriter& writer) {
  return writer.width_px(label, TextStyle::kSmallBold) + 2 * kButtonInset;
}

}  // namespace

bool has_warning(const Archive& archive, PostIndex row) {
  return !archive.detail(row, Detail::kWarning).empty();
}

bool has_cover(const Archive& archive, PostIndex row) {
  return has_warning(archive, row) || (archive.is_sensitive(row) && archive.media_count(row) > 0);
}

float write_warning(std::string_view warning, const Cover& cover, Point at, float width_px,
                    CardWriter& writer) {
  const std::string_view label = say(cover.is_opened ? Phrase::kHide : Phrase::kShow);
  const float button_px = cover.has_control ? button_width(label, writer) : 0;
  const float text_px = width_px - 3 * kInset - kIcon - 8 - button_px + (cover.has_control ? 0 : kInset);
  Card& card = writer.card();
  const size_t panel = card.boxes.size();
  card.boxes.push_back({BoxKind::kPanel, {at.x, at.y, width_px, 0}, {}, 0});
  const float line_px = type_size(TextStyle::kBody).line_px;
  const Point text_at{at.x + kInset + kIcon + 8, at.y + 11};
  const float text_bottom = writer.wrapped(warning, text_at, text_px, TextStyle::kBody, Ink::kInk);
  const float bottom = text_bottom + 11;
  card.boxes[panel].rect.height = bottom - at.y;
  card.boxes.push_back(
      {BoxKind::kWarning, {at.x + kInset, text_at.y + (line_px - kIcon) / 2, kIcon, kIcon}, {}, 0});
  if (!cover.has_control) return bottom;
  const Rect button{at.x + width_px - kInset - button_px, text_at.y + (line_px - kButtonHeight) / 2,
                    button_px, kButtonHeight};
  writer.button(label, button, ToggleWarning{cover.toggled});
  return bottom;
}

float write_media_cover(float height_px, const Cover& cover, Point at, float width_px, CardWriter& writer) {
  const std::string_view words = say(Phrase::kSensitive);
  const std::string_view show = say(Phrase::kShow);
  constexpr TextStyle kStyle = TextStyle::kSmall;
  const Rect rect{at.x, at.y, width_px, std::clamp(height_px, kLowestCover, kTallestCover)};
  writer.card().boxes.push_back({BoxKind::kCover, rect, {}, 0});
  const float line_px = type_size(kStyle).line_px;
  const float parts_px = kIcon + 6 + line_px + (cover.has_control ? 10 + kButtonHeight : 0);
  const float middle = rect.x + width_px / 2;
  float y = rect.y + (rect.height - parts_px) / 2;
  writer.card().boxes.push_back({BoxKind::kHidden, {middle - kIcon / 2, y, kIcon, kIcon}, {}, 0});
  y += kIcon + 6;
  writer.line(words, {middle - writer.width_px(words, kStyle) / 2, y}, width_px, kStyle, Ink::kSoft);
  y += line_px + 10;
  if (!cover.has_control) return rect.bottom();
  const float button_px = button_width(show, writer);
  writer.button(show, {middle - button_px / 2, y, button_px, kButtonHeight}, ToggleWarning{cover.toggled});
  return rect.bottom();
}

}  // namespace backscroll
