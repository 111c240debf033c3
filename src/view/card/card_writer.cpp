// card_writer: see the header.
#include "view/card/card_writer.h"

#include <algorithm>

#include "base/sort_indexes.h"
#include "view/base/theme.h"
#include "view/card/card_parts.h"
#include "view/text/text_layout.h"
#include "view/words/display_text.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr size_t kLongestAddress = 16'384;  // of a link that can be opened; browsers take hardly more

// What is left of a range when others, sorted and apart, are taken out of it.
std::vector<TextRange> without(TextRange range, const std::vector<TextRange>& others) {
  std::vector<TextRange> left;
  for (const TextRange& other : others) {
    if (other.end_bytes <= range.begin_bytes || other.begin_bytes >= range.end_bytes) continue;
    if (other.begin_bytes > range.begin_bytes) left.push_back({range.begin_bytes, other.begin_bytes});
    range.begin_bytes = std::max(range.begin_bytes, other.end_bytes);
  }
  if (range.begin_bytes < range.end_bytes) left.push_back(range);
  return left;
}

// Of things in a text that are sorted and apart, those that a line has a part of.
template <typename Iterator>
std::pair<Iterator, Iterator> overlapping(Iterator begin, Iterator end, const TextLine& line) {
  const auto first = std::partition_point(
      begin, end, [&](const auto& range) { return range.end_bytes <= line.begin_bytes; });
  const auto last =
      std::partition_point(first, end, [&](const auto& range) { return range.begin_bytes < line.end_bytes; });
  return {first, last};
}

// Empty: it cannot be opened.
std::string_view address_of(const Entity& entity) {
  const bool is_address = entity.kind == EntityKind::kLink && entity.target.size() <= kLongestAddress;
  return is_address && is_safe_address(entity.target) ? entity.target : std::string_view();
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
  const bool is_rtl = is_rtl_text(shown, language().is_rtl);
  card_.texts.push_back({at, style, ink, std::move(shown), used, is_rtl});
  return used;
}

// http, https and mailto are opened; names and tags are looked for in the archive.
void CardWriter::add_link(const Paragraph& paragraph, size_t entity, const Rect& rect) {
  const Entity& part = paragraph.entities[entity];
  CardLink link{.rect = rect, .address = {}, .group = links_ + static_cast<uint32_t>(entity)};
  if (part.kind != EntityKind::kLink)
    link.search = paragraph.text.substr(part.begin_bytes, part.end_bytes - part.begin_bytes);
  else
    link.address = address_of(part);
  if (link.address.empty() && link.search.empty()) return;
  card_.links.push_back(std::move(link));
}

void CardWriter::styled_line(const Paragraph& paragraph, const TextLine& line, Point at, float width_px,
                             TextStyle style, Ink ink) {
  const std::string_view shown = paragraph.text.substr(line.begin_bytes, line.end_bytes - line.begin_bytes);
  const bool is_rtl_reader = language().is_rtl;
  // At the end of the column if it runs against the interface; turned over with the card it is at its own side.
  if (line.is_rtl != is_rtl_reader) at.x += width_px - line.width_px;
  TextPiece piece{at, style, ink, std::string(shown), line.width_px, line.is_rtl};
  const auto extents = [&](TextRange range) {
    range = {std::max(range.begin_bytes, line.begin_bytes), std::min(range.end_bytes, line.end_bytes)};
    if (range.begin_bytes >= range.end_bytes) return std::vector<Extent>();
    return extents_in_line(shown, style, line.is_rtl,
                           {range.begin_bytes - line.begin_bytes, range.end_bytes - line.begin_bytes},
                           measure_);
  };
  const auto paint = [&](TextRange range, Ink color) {
    for (const Extent& extent : extents(range))
      piece.spans.push_back({extent.begin_px, extent.end_px, color});
  };
  // Both are sorted and apart: a long text may have thousands, a line has a few.
  const std::vector<TextRange>& all_found = paragraph.found;
  const auto [first_found, end_found] = overlapping(all_found.begin(), all_found.end(), line);
  const std::vector<TextRange> found(first_found, end_found);
  const auto begin_entity = paragraph.entities.begin();
  const auto [first, end] = overlapping(begin_entity, paragraph.entities.end(), line);
  for (auto entity = first; entity != end; ++entity) {
    const TextRange whole{entity->begin_bytes, entity->end_bytes};
    for (const TextRange& range : without(whole, found)) paint(range, Ink::kAccent);
    if (const std::string_view address = address_of(*entity); !address.empty())
      piece.links.push_back({std::max(whole.begin_bytes, line.begin_bytes) - line.begin_bytes,
                             std::min(whole.end_bytes, line.end_bytes) - line.begin_bytes,
                             std::string(address)});
    for (const Extent& extent : extents(whole)) {
      // The line is not turned over with the card, so its parts are counted from its other end.
      const float begin_px = is_rtl_reader ? line.width_px - extent.end_px : extent.begin_px;
      add_link(paragraph, static_cast<size_t>(entity - begin_entity),
               {at.x + begin_px, at.y, extent.end_px - extent.begin_px, type_size(style).line_px});
    }
  }
  for (const TextRange& range : found) paint(range, Ink::kFound);
  sort_items(piece.spans, [](const InkSpan& a, const InkSpan& b) { return a.begin_px < b.begin_px; });
  card_.texts.push_back(std::move(piece));
}

float CardWriter::paragraph(std::string_view text, const std::vector<Entity>& entities, Point at,
                            float width_px, TextStyle style) {
  if (text.empty()) return at.y;
  const DisplayText shown = display_text(text, entities);
  Paragraph paragraph{shown.text, shown.entities};
  if (search_) paragraph.found = search_->ranges_in(shown.text);
  const std::vector<TextLine> lines = break_lines(shown.text, style, width_px, measure_);
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool is_last = i + 1 == lines.size();
    const size_t next_bytes = is_last ? lines[i].end_bytes : lines[i + 1].begin_bytes;
    styled_line(paragraph, lines[i], at, width_px, style, Ink::kInk);
    card_.texts.back().after =
        shown.text.substr(lines[i].end_bytes, std::min(next_bytes - lines[i].end_bytes, kMostLineBytes));
    at.y += type_size(style).line_px;
  }
  links_ += static_cast<uint32_t>(shown.entities.size());
  return at.y;
}

float CardWriter::beginning(std::string_view text, std::vector<Entity> entities, Point at, float width_px,
                            TextStyle style) {
  std::erase_if(entities, [&](const Entity& entity) { return entity.end_bytes > text.size(); });
  return paragraph(std::string(text) + "\xE2\x80\xA6", entities, at, width_px, style);
}

float CardWriter::more_button(PostIndex row, Point at, float width_px) {
  at.y += 4;
  word_button(say(Phrase::kShowMore), at, width_px, ShowMore{row});
  return at.y + type_size(TextStyle::kSmall).line_px;
}

float CardWriter::wrapped(std::string_view text, Point at, float width_px, TextStyle style, Ink ink) {
  for (const TextLine& line : break_lines(text, style, width_px, measure_)) {
    styled_line({text, {}}, line, at, width_px, style, ink);
    at.y += type_size(style).line_px;
  }
  return at.y;
}

float CardWriter::media_box(const Archive& archive, PostIndex row, Point at, float width_px) {
  return write_media(archive, row, at, width_px, measure_, card_);
}

void CardWriter::avatar(const Author& author, bool is_unknown, Rect rect) {
  const BoxKind kind = is_unknown ? BoxKind::kUnknownAvatar : BoxKind::kAvatar;
  card_.boxes.push_back({kind, rect, is_unknown ? "?" : initials_of(author.name), seed_of(author.handle)});
  card_.boxes.back().picture = author.avatar;
}

void CardWriter::button(std::string_view label, const Rect& rect, Action action) {
  constexpr TextStyle kStyle = TextStyle::kSmallBold;
  card_.boxes.push_back({BoxKind::kButton, rect, {}, 0});
  const float room_px = rect.width - width_px(label, kStyle);
  line(label, {rect.x + room_px / 2, rect.y + (rect.height - type_size(kStyle).line_px) / 2}, rect.width,
       kStyle, Ink::kInk);
  card_.controls.push_back({rect, std::move(action), std::string(label)});
}

float CardWriter::word_button(std::string_view label, Point at, float width_px, Action action) {
  constexpr TextStyle kStyle = TextStyle::kSmall;
  const float used_px = line(label, at, width_px, kStyle, Ink::kAccent);
  const float more_px = std::max(size::kTouchTarget - type_size(kStyle).line_px, 0.0f);
  const Rect rect{at.x - 4, at.y - more_px / 2, used_px + 8, type_size(kStyle).line_px + more_px};
  card_.controls.push_back({rect, std::move(action), std::string(label)});
  return used_px;
}

}  // namespace backscroll
