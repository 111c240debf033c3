// overlay_panel: see the header.
#include "ui/panels.h"

#include <algorithm>

#include "ui/parts.h"
#include "view/text/text_layout.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr float kNarrowBelow = 600;

}  // namespace

void draw_header(const Painter& flat, const Rect& room, const Archive& archive, const ArchiveFacts& facts) {
  if (room.is_empty()) return;
  const Painter painter = flat.as_read_in(room);
  const Palette& palette = painter.palette();
  painter.fill(room, palette.panel);
  painter.hline(room.x, room.right(), room.bottom() - size::kHairline, palette.line);
  const Profile profile = archive.profile();
  const TextMeasurer& measure = painter.measure();
  constexpr float kPicture = 36;
  const bool is_narrow = room.width < kNarrowBelow;
  const float padding_px = is_narrow ? size::kCardPaddingSmall : size::kPage;
  const Rect picture{padding_px, room.y + (room.height - kPicture) / 2, kPicture, kPicture};
  if (!is_drawn_whole(painter, profile.avatar, PictureUse::kSquare))
    draw_avatar(painter, initials_of(profile.name), seed_of(profile.handle), picture);
  draw_disc_picture(painter, profile.avatar, painter.placed(picture));
  const float left = picture.right() + 12;
  const float search_px = (is_narrow ? size::kSearchButton : size::kSearchField) + 12;
  const float right = room.right() - padding_px - search_px;
  const float width = std::max(right - left, 0.0f);
  const float top = room.y + (room.height - 40) / 2;
  const std::string name = elided(profile.name, TextStyle::kBodyBold, width, measure);
  painter.line({left, top}, name, TextStyle::kBodyBold, palette.ink);
  const float after = left + painter.width_px(name, TextStyle::kBodyBold) + 6;
  const std::string handle =
      elided((profile.handle.empty() ? "" : "@") + std::string(profile.handle.substr(0, kMostLineBytes)),
             TextStyle::kSmall, std::max(right - after, 0.0f), measure);
  const float step = baseline_step_px(TextStyle::kBodyBold, TextStyle::kSmall, measure);
  painter.line({after, top + step}, handle, TextStyle::kSmall, palette.soft);
  painter.text({left, top + 22}, elided(facts.extent, TextStyle::kSmall, width, measure), TextStyle::kSmall,
               palette.soft);
}

void draw_hover_card(const Painter& painter, const Card& card, const Rect& place) {
  if (place.is_empty()) return;
  const Rect rect{painter.snapped(place.x), painter.snapped(place.y), place.width, place.height};
  painter.shadow(rect, size::kCorner);
  painter.fill(rect, painter.palette().panel, size::kCorner);
  painter.stroke(rect, painter.palette().line, size::kCorner);
  draw_card(painter, card, {rect.x, rect.y}, {}, false);
}

void draw_hint(const Painter& painter, std::string_view text, Point pointer, const Rect& bounds) {
  constexpr TextStyle kStyle = TextStyle::kSmall;
  const float line_px = type_size(kStyle).line_px;
  const float most = std::min(320.0f, bounds.width - 32);
  const std::vector<TextLine> lines = break_lines(text, kStyle, most, painter.measure());
  float width = 0;
  for (const TextLine& line : lines) width = std::max(width, line.width_px);
  const float height = static_cast<float>(lines.size()) * line_px + 12;
  const float x = std::clamp(pointer.x - width / 2 - 10, bounds.x + 4,
                             std::max(bounds.right() - width - 24, bounds.x + 4));
  const float y = pointer.y + 22 + height < bounds.bottom() ? pointer.y + 22 : pointer.y - 12 - height;
  const Rect rect{painter.snapped(x), painter.snapped(y), width + 20, height};
  painter.fill(rect, painter.palette().ink, 6);
  float line_y = rect.y + 6;
  for (const TextLine& line : lines) {
    const std::string_view part = text.substr(line.begin_bytes, line.end_bytes - line.begin_bytes);
    const float inset = line.is_rtl ? rect.width - 10 - line.width_px : 10;
    painter.text({rect.x + inset, line_y}, part, kStyle, painter.palette().panel);
    line_y += line_px;
  }
}

}  // namespace backscroll
