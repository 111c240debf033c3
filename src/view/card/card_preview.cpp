// card_preview: see the header.
#include "view/card/card_parts.h"

#include <algorithm>
#include <cmath>

#include "view/base/theme.h"
#include "view/card/media_layout.h"
#include "view/text/text_layout.h"
#include "view/words/display_text.h"

namespace backscroll {
namespace {

constexpr float kInset = 12;
constexpr float kPicture = 104;    // beside the words, as a square
constexpr float kWideFrom = 1.3f;  // width to height of a picture that stands above them
constexpr float kLargeFrom = 400;  // its own width in pixels
constexpr size_t kMostTitleLines = 2;
constexpr size_t kMostDescriptionLines = 2;

// The first lines of a text, the last of them cut.
float write_lines(std::string_view text, size_t most, Point at, float width_px, TextStyle style, Ink ink,
                  CardWriter& writer) {
  if (text.empty()) return at.y;
  text = beginning_of(text, kMostBriefBytes);
  std::vector<TextLine> lines = break_lines(text, style, width_px, writer.measure());
  for (size_t i = 0; i < lines.size() && i < most; ++i) {
    const bool is_cut = i + 1 == most && lines.size() > most;
    const uint32_t end = is_cut ? static_cast<uint32_t>(text.size()) : lines[i].end_bytes;
    writer.line(text.substr(lines[i].begin_bytes, end - lines[i].begin_bytes), at,
                is_cut ? width_px : width_px + 1, style, ink);
    at.y += type_size(style).line_px;
  }
  return at.y;
}

std::string site_words(const LinkPreview& preview) {
  if (!preview.site.empty()) return std::string(preview.site);
  const std::string address = short_address(preview.url);
  return address.substr(0, address.find_first_of("/?#"));
}

float write_words(const LinkPreview& preview, Point at, float width_px, CardWriter& writer) {
  at.y = write_lines(site_words(preview), 1, at, width_px, TextStyle::kSmall, Ink::kSoft, writer);
  const std::string_view title = preview.title.empty() ? preview.url : preview.title;
  at.y = write_lines(title, kMostTitleLines, at, width_px, TextStyle::kBodyBold, Ink::kInk, writer);
  return write_lines(preview.description, kMostDescriptionLines, at, width_px, TextStyle::kSmall, Ink::kSoft,
                     writer);
}

bool is_large(const LinkPreview& preview) {
  const auto width = static_cast<float>(preview.width_px);
  return width >= kLargeFrom && width >= kWideFrom * static_cast<float>(preview.height_px) &&
         preview.height_px > 0;
}

}  // namespace

float write_preview(const LinkPreview& preview, bool has_control, Point at, float width_px,
                    CardWriter& writer) {
  Card& card = writer.card();
  const size_t frame = card.boxes.size();
  card.boxes.push_back({BoxKind::kQuote, {at.x, at.y, width_px, 0}, {}, 0});
  const bool has_picture = !preview.picture.empty();
  Point words{at.x + kInset, at.y + 10};
  float height = 0;
  if (has_picture && is_large(preview)) {
    const float shape = static_cast<float>(preview.height_px) / static_cast<float>(preview.width_px);
    const float picture_px = std::round(width_px * std::clamp(shape, 0.33f, 0.6f));
    card.boxes.push_back({BoxKind::kPicture, {at.x, at.y, width_px, picture_px}, {}, 0});
    card.boxes.back().picture = preview.picture;
    card.boxes.back().corners = kCornerTopLeft | kCornerTopRight;
    words.y = at.y + picture_px + 8;
  } else if (has_picture) {
    card.boxes.push_back({BoxKind::kPicture, {at.x, at.y, kPicture, kPicture}, {}, 0});
    card.boxes.back().picture = preview.picture;
    card.boxes.back().corners = kCornerTopLeft | kCornerBottomLeft;
    words.x += kPicture;
    height = kPicture;
  }
  const float words_px = at.x + width_px - kInset - words.x;
  height = std::max(height, write_words(preview, words, words_px, writer) + 10 - at.y);
  card.boxes[frame].rect.height = height;
  if (has_picture && !is_large(preview)) card.boxes[frame + 1].rect.height = height;
  if (has_control && is_safe_address(preview.url))
    card.controls.push_back({card.boxes[frame].rect, OpenLink{std::string(preview.url)},
                             std::string(preview.title), std::string(preview.url)});
  return at.y + height;
}

}  // namespace backscroll
