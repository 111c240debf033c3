// media_card: see the header.
#include "view/card/card_parts.h"

#include <algorithm>

#include "view/base/theme.h"
#include "view/card/media_layout.h"
#include "view/text/text_layout.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr std::string_view kDot = " \xC2\xB7 ";
constexpr float kCaptionInset = 12;
constexpr size_t kMostCaptionLines = 3;
constexpr size_t kMostCaptionBytes = 300;
constexpr float kLeastCaption = 48;
constexpr float kBadgeFrom = 72;  // a smaller cell has no room for a badge
constexpr float kRowGap = 4;

bool has_alt(const Media& media) { return media.has_alt && !media.alt.empty(); }

std::string description_of(const Media& media) {
  return has_alt(media) ? shortened(media.alt, kMostBriefBytes) : std::string(say(Phrase::kNotDescribed));
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool ends_like_picture(std::string_view address) {
  if (address.substr(0, 11) == "data:image/") return true;
  const std::string_view path = address.substr(0, std::min(address.find_first_of("?#"), address.size()));
  for (const std::string_view ending : {".gif", ".webp", ".png", ".apng", ".jpg", ".jpeg", ".avif"}) {
    if (path.size() > ending.size() && std::equal(ending.rbegin(), ending.rend(), path.rbegin(),
                                                  [](char a, char b) { return a == lower(b); }))
      return true;
  }
  return false;
}

// What stands in the grid and what in rows below it, as numbers of the row's media.
struct Sorted {
  std::vector<uint32_t> seen;
  std::vector<uint32_t> heard;
  bool has_address = false;
};

Sorted sorted(const std::vector<Media>& media) {
  Sorted result;
  for (uint32_t i = 0; i < media.size(); ++i) {
    (media[i].kind == MediaKind::kAudio ? result.heard : result.seen).push_back(i);
    result.has_address = result.has_address || !media[i].source.empty() || !picture_address(media[i]).empty();
  }
  return result;
}

CardPicture picture_of(const Media& media, PostIndex row, uint32_t number, const Rect& rect,
                       uint8_t corners) {
  CardPicture picture;
  picture.rect = rect;
  picture.corners = corners;
  picture.row = row;
  picture.media = number;
  picture.kind = media.kind;
  picture.address = picture_address(media);
  picture.hint = words_of_media(media);
  if (media.kind == MediaKind::kGif)
    picture.badge = say(Phrase::kGif);
  else if (media.duration_millis > 0)
    picture.badge = words_of_duration(media.duration_millis);
  picture.has_alt = has_alt(media);
  picture.has_room = rect.width >= kBadgeFrom;
  return picture;
}

float add_pictures(const std::vector<Media>& media, const Sorted& parts, PostIndex row, Point at,
                   float width_px, std::vector<CardPicture>& pictures) {
  std::vector<MediaSize> sizes;
  for (const uint32_t i : parts.seen) sizes.push_back({media[i].width_px, media[i].height_px});
  const MediaGrid grid = layout_media(sizes, width_px);
  for (uint32_t i = 0; i < grid.count; ++i) {
    const MediaCell& cell = grid.cells[i];
    const Rect rect{at.x + cell.rect.x, at.y + cell.rect.y, cell.rect.width, cell.rect.height};
    pictures.push_back(picture_of(media[parts.seen[i]], row, parts.seen[i], rect, cell.corners));
  }
  if (grid.more > 0) pictures.back().more = "+" + std::to_string(grid.more);
  at.y += grid.height_px;
  for (const uint32_t i : parts.heard) {
    if (i != parts.heard.front() || grid.count > 0) at.y += kRowGap;
    pictures.push_back(picture_of(media[i], row, i, {at.x, at.y, width_px, size::kAudioRow}, kAllCorners));
    at.y += size::kAudioRow;
  }
  return at.y;
}

// As many lines as the picture's place has room for under its icon, standing on its bottom.
void write_caption(CardPicture& picture, const TextMeasurer& measure, Card& card) {
  constexpr TextStyle kStyle = TextStyle::kSmall;
  const bool is_row = picture.kind == MediaKind::kAudio;
  const Rect rect = is_row ? picture.rect.inset(28, 17) : picture.rect.inset(kCaptionInset, 8);
  const float left = is_row ? rect.x + 28 : rect.x;
  const float width_px = rect.right() - left - (is_row ? text_width_px(picture.badge, kStyle, measure) : 0);
  const float line_px = type_size(kStyle).line_px;
  const float room_px = is_row ? line_px : rect.height / 2 - 16;
  const auto most = std::min(kMostCaptionLines, static_cast<size_t>(std::max(room_px, 0.0f) / line_px));
  if (most == 0 || width_px < kLeastCaption) return;
  const std::string_view words = picture.hint;
  const std::string_view text = beginning_of(words.substr(0, words.find('\n')), kMostCaptionBytes);
  const std::vector<TextLine> lines = break_lines(text, kStyle, width_px, measure);
  const size_t count = std::min(most, lines.size());
  Card scratch;
  CardWriter writer(scratch, measure);
  Point at{left, rect.bottom() - static_cast<float>(count) * line_px};
  const size_t last_begin = lines[count - 1].begin_bytes;
  if (count > 1)
    at.y = writer.wrapped(text.substr(0, lines[count - 2].end_bytes), at, width_px, kStyle, Ink::kSoft);
  writer.line(text.substr(last_begin), at, width_px, kStyle, Ink::kSoft);
  TextPiece& last = scratch.texts.back();
  if (last.is_rtl) last.at.x += width_px - last.width_px;
  picture.caption_begin = static_cast<uint32_t>(card.captions.size());
  for (TextPiece& piece : scratch.texts) card.captions.push_back(std::move(piece));
  picture.caption_end = static_cast<uint32_t>(card.captions.size());
}

float write_compact(const std::vector<Media>& media, Point at, float width_px, const TextMeasurer& measure,
                    Card& card) {
  const Rect rect{at.x, at.y, width_px, size::kMediaBox};
  card.boxes.push_back({BoxKind::kMedia, rect, {}, 0});
  std::string caption = words_of_attached(media);
  const float line_px = type_size(TextStyle::kSmall).line_px;
  CardWriter(card, measure)
      .line(caption, {rect.x + kCaptionInset, rect.bottom() - line_px - 8}, width_px - 2 * kCaptionInset,
            TextStyle::kSmall, Ink::kSoft);
  card.hints.push_back({rect, std::move(caption)});
  return rect.bottom();
}

}  // namespace

std::string_view media_word(MediaKind kind) {
  switch (kind) {
    case MediaKind::kImage: return say(Phrase::kImage);
    case MediaKind::kVideo: return say(Phrase::kVideo);
    case MediaKind::kGif: return say(Phrase::kGif);
    case MediaKind::kAudio: return say(Phrase::kAudio);
    case MediaKind::kUnknown: break;
  }
  return say(Phrase::kMedia);
}

std::string words_of_media(const Media& media) {
  return std::string(media_word(media.kind)).append(kDot).append(description_of(media));
}

std::string words_of_attached(const std::vector<Media>& media) {
  std::string words(media_word(media.front().kind));
  if (media.size() > 1) words += " 1 of " + std::to_string(media.size());
  return words.append(kDot).append(description_of(media.front()));
}

std::string words_of_duration(uint32_t millis) {
  const uint32_t seconds = (millis + 500) / 1000;
  const auto two_digits = [](uint32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const uint32_t hours = seconds / 3600;
  const std::string minutes =
      hours > 0 ? std::to_string(hours) + ":" + two_digits(seconds / 60 % 60) : std::to_string(seconds / 60);
  return minutes + ":" + two_digits(seconds % 60);
}

std::string_view picture_address(const Media& media) {
  if (media.kind == MediaKind::kImage) return media.source;
  if (media.kind == MediaKind::kAudio) return {};
  if (!media.poster.empty()) return media.poster;
  const bool is_picture = media.kind != MediaKind::kVideo && ends_like_picture(media.source);
  return is_picture ? media.source : std::string_view();
}

std::vector<CardPicture> pictures_of(const Archive& archive, PostIndex row, float width_px) {
  std::vector<CardPicture> pictures;
  if (archive.media_count(row) == 0) return pictures;
  const std::vector<Media> media = archive.media(row);
  const Sorted parts = sorted(media);
  if (parts.has_address) add_pictures(media, parts, row, {0, 0}, width_px, pictures);
  return pictures;
}

float write_media(const Archive& archive, PostIndex row, Point at, float width_px,
                  const TextMeasurer& measure, Card& card) {
  const std::vector<Media> media = archive.media(row);
  if (media.empty()) return at.y;
  const Sorted parts = sorted(media);
  if (!parts.has_address) return write_compact(media, at, width_px, measure, card);
  const size_t first = card.pictures.size();
  at.y = add_pictures(media, parts, row, at, width_px, card.pictures);
  for (size_t i = first; i < card.pictures.size(); ++i) {
    write_caption(card.pictures[i], measure, card);
  }
  return at.y;
}

}  // namespace backscroll
