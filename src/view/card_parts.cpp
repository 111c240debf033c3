// card_parts: see the header.
#include "view/card_parts.h"

#include <algorithm>

#include "view/text_direction.h"
#include "view/theme.h"
#include "view/words.h"

namespace backscroll {
namespace {

constexpr std::string_view kDot = " \xC2\xB7 ";
constexpr float kIcon = 14;

std::string time_words(const Archive& archive, PostIndex row) {
  const KnownTime time = archive.time(row);
  return time.precision == TimePrecision::kUnknown ? std::string() : words_of_time(time);
}

std::string time_hint(const Archive& archive, PostIndex row) {
  const KnownTime time = archive.time(row);
  if (time.precision == TimePrecision::kUnknown) return {};
  const std::string_view age = archive.detail(row, Detail::kAge);
  std::string hint = "Posted " + long_words_of_time(time);
  if (time.precision == TimePrecision::kExact) hint = "Posted on " + long_words_of_time(time);
  if (!age.empty()) hint += "; \"" + std::string(age) + "\" in the source";
  return hint;
}

std::string_view media_word(MediaKind kind) {
  switch (kind) {
    case MediaKind::kImage: return "Image";
    case MediaKind::kVideo: return "Video";
    case MediaKind::kGif: return "GIF";
    case MediaKind::kAudio: return "Audio";
    case MediaKind::kUnknown: break;
  }
  return "Media";
}

std::string media_caption(const std::vector<Media>& media) {
  const Media& first = media.front();
  std::string caption(media_word(first.kind));
  if (media.size() > 1) caption += " 1 of " + std::to_string(media.size());
  caption += kDot;
  if (!first.has_alt || first.alt.empty()) return caption + "not described in the source";
  return caption + std::string(first.alt);
}

}  // namespace

uint32_t seed_of(std::string_view handle) {
  uint32_t hash = 2166136261u;  // FNV-1a
  for (const char c : handle) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619u;
  return hash;
}

float CardWriter::line(std::string_view text, Point at, float width_px, TextStyle style, Ink ink) {
  if (text.empty() || width_px <= 0) return 0;
  std::string shown = elided(text, style, width_px, measure_);
  const float used = text_width_px(shown, style, measure_);
  const bool is_rtl = is_rtl_text(shown);
  card_.texts.push_back({at, style, ink, std::move(shown), used, is_rtl});
  return used;
}

void CardWriter::styled_line(std::string_view text, const TextLine& line, const std::vector<Entity>& entities,
                             Point at, float width_px, TextStyle style, Ink ink) {
  const std::string_view shown = text.substr(line.begin_bytes, line.end_bytes - line.begin_bytes);
  if (line.is_rtl) at.x += width_px - line.width_px;
  TextPiece piece{at, style, ink, std::string(shown), line.width_px, line.is_rtl};
  for (size_t i = 0; i < entities.size(); ++i) {
    const Entity& entity = entities[i];
    const uint32_t begin = std::max(entity.begin_bytes, line.begin_bytes);
    const uint32_t end = std::min(entity.end_bytes, line.end_bytes);
    if (begin >= end) continue;
    const LineRange range{begin - line.begin_bytes, end - line.begin_bytes};
    for (const Extent& extent : extents_in_line(shown, style, line.is_rtl, range, measure_)) {
      piece.spans.push_back({extent.begin_px, extent.end_px, Ink::kAccent});
      if (entity.kind != EntityKind::kLink || !is_safe_address(entity.target)) continue;
      const Rect rect{at.x + extent.begin_px, at.y, extent.end_px - extent.begin_px,
                      type_size(style).line_px};
      card_.links.push_back({rect, std::string(entity.target), static_cast<uint32_t>(i)});
    }
  }
  std::sort(piece.spans.begin(), piece.spans.end(),
            [](const InkSpan& a, const InkSpan& b) { return a.begin_px < b.begin_px; });
  card_.texts.push_back(std::move(piece));
}

float CardWriter::paragraph(std::string_view text, const std::vector<Entity>& entities, Point at,
                            float width_px, TextStyle style) {
  if (text.empty()) return at.y;
  for (const TextLine& line : break_lines(text, style, width_px, measure_)) {
    styled_line(text, line, entities, at, width_px, style, Ink::kInk);
    at.y += type_size(style).line_px;
  }
  return at.y;
}

float CardWriter::wrapped(std::string_view text, Point at, float width_px, TextStyle style, Ink ink) {
  for (const TextLine& line : break_lines(text, style, width_px, measure_)) {
    styled_line(text, line, {}, at, width_px, style, ink);
    at.y += type_size(style).line_px;
  }
  return at.y;
}

float CardWriter::author_line(const Archive& archive, PostIndex row, Point at, float width_px) {
  constexpr TextStyle kName = TextStyle::kBodyBold;
  constexpr TextStyle kRest = TextStyle::kSmall;
  const bool is_unknown = archive.author_index(row) == kUnknownAuthor;
  const Author author = archive.author(row);
  const float right = at.x + width_px;
  const float rest_y = at.y + 3;  // the smaller line on the same baseline
  float x = at.x;
  if (is_unknown) {
    x += line("Unknown author", at, width_px, kName, Ink::kSoft);
  } else {
    x += line(author.name, at, width_px, kName, Ink::kInk);
  }
  if (!author.badge.empty() && x + 4 + kIcon < right) {
    const Rect badge{x + 5, at.y + 4, kIcon, kIcon};
    card_.boxes.push_back({BoxKind::kBadge, badge, {}, 0});
    card_.hints.push_back({badge, std::string(author.badge)});
    x = badge.right();
  }
  const std::string time = time_words(archive, row);
  std::string rest = author.handle.empty() ? std::string() : "@" + std::string(author.handle);
  const float time_px =
      time.empty() ? 0 : text_width_px(kDot, kRest, measure_) + text_width_px(time, kRest, measure_);
  x += 6;
  x += line(rest, {x, rest_y}, right - x - time_px, kRest, Ink::kSoft);
  if (time.empty()) return at.y + type_size(kName).line_px;
  const float begin = x;
  x += line(rest.empty() ? time : std::string(kDot) + time, {x, rest_y}, right - x, kRest, Ink::kSoft);
  card_.hints.push_back({{begin, at.y, x - begin, type_size(kName).line_px}, time_hint(archive, row)});
  return at.y + type_size(kName).line_px;
}

float CardWriter::counts_line(const Archive& archive, PostIndex row, Point at) {
  constexpr TextStyle kStyle = TextStyle::kSmall;
  constexpr float kColumn = 84;
  struct Column {
    BoxKind icon;
    Count count;
    std::string_view word;
  };
  const Column columns[] = {{BoxKind::kReplies, archive.replies(row), " replies"},
                            {BoxKind::kReposts, archive.reposts(row), " reposts"},
                            {BoxKind::kLikes, archive.likes(row), " likes"}};
  const float line_px = type_size(kStyle).line_px;
  for (const Column& column : columns) {
    card_.boxes.push_back({column.icon, {at.x, at.y + (line_px - kIcon) / 2, kIcon, kIcon}, {}, 0});
    const float width =
        line(words_of_count(column.count), {at.x + kIcon + 6, at.y}, kColumn, kStyle, Ink::kSoft);
    std::string hint = words_of_number(column.count.value) + std::string(column.word);
    if (column.count.precision == CountPrecision::kRounded)
      hint = "about " + hint + ", rounded in the source";
    if (column.count.precision == CountPrecision::kUnknown)
      hint = "number of" + std::string(column.word) + " not known";
    card_.hints.push_back({{at.x, at.y, kIcon + 6 + width, line_px}, std::move(hint)});
    at.x += kColumn;
  }
  return at.y + line_px;
}

float CardWriter::media_box(const Archive& archive, PostIndex row, Point at, float width_px) {
  const std::vector<Media> media = archive.media(row);
  if (media.empty()) return at.y;
  const Rect rect{at.x, at.y, width_px, size::kMediaBox};
  card_.boxes.push_back({BoxKind::kMedia, rect, {}, 0});
  const std::string caption = media_caption(media);
  const float line_px = type_size(TextStyle::kSmall).line_px;
  line(caption, {rect.x + 12, rect.bottom() - line_px - 8}, width_px - 24, TextStyle::kSmall, Ink::kSoft);
  card_.hints.push_back({rect, caption});
  return rect.bottom();
}

void CardWriter::avatar(const Author& author, bool is_unknown, Rect rect) {
  const BoxKind kind = is_unknown ? BoxKind::kUnknownAvatar : BoxKind::kAvatar;
  card_.boxes.push_back({kind, rect, is_unknown ? "?" : initials_of(author.name), seed_of(author.handle)});
}

}  // namespace backscroll
