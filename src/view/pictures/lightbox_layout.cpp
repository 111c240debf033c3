// lightbox_layout: see the header.
#include "view/pictures/lightbox_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "view/base/theme.h"
#include "view/card/card_parts.h"
#include "view/text/text_layout.h"
#include "view/words/display_text.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr float kBar = 56;     // the row of title and buttons
constexpr float kBarLow = 48;  // on a low canvas
constexpr float kLowBelow = 420;
constexpr float kMargin = 16;
constexpr float kButton = 40;
constexpr float kCaptionWidth = 640;
constexpr float kCaptionShare = 0.28f;  // of the canvas, at most
constexpr float kCaptionInset = 12;
constexpr size_t kMostCaptionBytes = 60'000;
constexpr float kNarrowBelow = 700;  // buttons stand on the picture
constexpr float kSideRoom = 72;      // for buttons beside it
constexpr float kUnknownRatio = 16.0f / 9;
constexpr double kLeastLargestZoom = 4;
constexpr uint32_t kLongestSide = 4096;
constexpr double kZoomedFrom = 1.02;  // from here on more pixels are worth fetching
constexpr float kEndPull = 0.3f;      // how far a picture without a neighbour follows the finger

Rect mixed_rect(const Rect& a, const Rect& b, float share) {
  const auto mix = [share](float from, float to) { return from + (to - from) * share; };
  return {mix(a.x, b.x), mix(a.y, b.y), mix(a.width, b.width), mix(a.height, b.height)};
}

// In pixels of the file; 0 x 0 when nothing tells.
Point natural_size(const Media& media, std::string_view address, const PictureStore& pictures) {
  for (const PictureUse use : {PictureUse::kWhole, PictureUse::kCover}) {
    const Picture* picture = pictures.find(address, use);
    if (picture && picture->natural.width > 0) {
      return {static_cast<float>(picture->natural.width), static_cast<float>(picture->natural.height)};
    }
  }
  return {static_cast<float>(media.width_px), static_cast<float>(media.height_px)};
}

// A picture is not shown larger than it is; one whose size is not known fills the stage.
Point fitted_size(Point natural, const Rect& stage) {
  if (natural.x <= 0 || natural.y <= 0) {
    const float width = std::min(stage.width, stage.height * kUnknownRatio);
    return {width, width / kUnknownRatio};
  }
  const float scale = std::min({stage.width / natural.x, stage.height / natural.y, 1.0f});
  return {std::max(natural.x * scale, 1.0f), std::max(natural.y * scale, 1.0f)};
}

// The middle of a picture that has the shape of what its cell shows.
Rect part_with_shape(const Rect& rect, const Picture* cover) {
  if (!cover || cover->size.width == 0 || cover->size.height == 0) return rect;
  const float ratio = static_cast<float>(cover->size.width) / static_cast<float>(cover->size.height);
  const float width = std::min(rect.width, rect.height * ratio);
  const float height = std::min(rect.height, rect.width / ratio);
  return {rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2, width, height};
}

PictureTrouble trouble_of(std::string_view address, const PictureStore& pictures) {
  for (const PictureUse use : {PictureUse::kWhole, PictureUse::kCover}) {
    const Picture* picture = pictures.find(address, use);
    if (picture && picture->texture != 0) return PictureTrouble::kNone;
    if (picture && picture->trouble != PictureTrouble::kNone) return picture->trouble;
  }
  return PictureTrouble::kNone;
}

LightboxPicture placed(const LightboxScene& scene, const Media& media, const Rect& stage,
                       const LightboxPose& pose, Point moved) {
  LightboxPicture picture;
  picture.kind = media.kind;
  picture.address = picture_address(media);
  picture.trouble = trouble_of(picture.address, scene.pictures);
  const Point fitted = fitted_size(natural_size(media, picture.address, scene.pictures), stage);
  const auto zoom = static_cast<float>(pose.zoom);
  const Point size{fitted.x * zoom, fitted.y * zoom};
  picture.rect = {stage.x + (stage.width - size.x) / 2 + pose.offset.x + moved.x,
                  stage.y + (stage.height - size.y) / 2 + pose.offset.y + moved.y, size.x, size.y};
  picture.cover_rect =
      part_with_shape(picture.rect, scene.pictures.find(picture.address, PictureUse::kCover));
  return picture;
}

std::string title_of(const Media& media, uint32_t number, size_t count) {
  constexpr std::string_view kDot = " \xC2\xB7 ";
  std::string title;
  if (count > 1) {
    const std::string all = words_of_number(static_cast<int64_t>(count));
    title = say(Phrase::kPictureOf, {{"number", words_of_number(number + 1)}, {"count", all}});
  }
  const bool is_moving =
      media.kind == MediaKind::kVideo || media.kind == MediaKind::kGif || media.kind == MediaKind::kAudio;
  if (!is_moving) return title;
  if (!title.empty()) title += kDot;
  title += media_word(media.kind);
  if (media.duration_millis > 0) title.append(kDot).append(words_of_duration(media.duration_millis));
  return title;
}

std::string_view open_label_of(MediaKind kind) {
  switch (kind) {
    case MediaKind::kVideo: return say(Phrase::kOpenVideo);
    case MediaKind::kAudio: return say(Phrase::kOpenSound);
    default: return say(Phrase::kOpenOriginal);
  }
}

void place_buttons(LightboxFrame& frame, float bar_px, uint32_t media) {
  const Rect& canvas = frame.canvas;
  const float y = canvas.y + (bar_px - kButton) / 2;
  frame.close_button = {canvas.right() - kMargin / 2 - kButton, y, kButton, kButton};
  if (!frame.open_address.empty())
    frame.open_button = {frame.close_button.x - 4 - kButton, y, kButton, kButton};
  const float middle = frame.stage.y + frame.stage.height / 2 - kButton / 2;
  if (media > 0) frame.previous_button = {canvas.x + kMargin / 2, middle, kButton, kButton};
  if (media + 1 < frame.media_count)
    frame.next_button = {canvas.right() - kMargin / 2 - kButton, middle, kButton, kButton};
}

void place_caption(const std::vector<TextPiece>& pieces, float height_px, const LightboxScene& scene,
                   LightboxFrame& frame) {
  const Rect& canvas = scene.canvas;
  if (pieces.empty()) return;
  const float line_px = type_size(TextStyle::kBody).line_px;
  const float most = std::max(canvas.height * kCaptionShare, line_px + 2 * kCaptionInset);
  const float shown_px = std::min(height_px + 2 * kCaptionInset, most);
  float widest_px = 0;
  for (const TextPiece& piece : pieces) widest_px = std::max(widest_px, piece.at.x + piece.width_px);
  const float room_px = std::min(kCaptionWidth, canvas.width - 2 * kMargin);
  const float width = std::min(std::ceil(widest_px) + kCaptionInset, room_px);
  frame.caption_area = {canvas.x + (canvas.width - width) / 2, canvas.bottom() - kMargin / 2 - shown_px,
                        width, shown_px};
  frame.limits.caption_scroll_px = std::max(height_px + 2 * kCaptionInset - shown_px, 0.0f);
  const float top = frame.caption_area.y + kCaptionInset - scene.lightbox.caption_scroll_px;
  for (const TextPiece& piece : pieces) {
    const float y = std::round(top + piece.at.y);
    if (y + line_px <= frame.caption_area.y || y >= frame.caption_area.bottom()) continue;
    frame.caption.push_back(piece);
    frame.caption.back().at = {frame.caption_area.x + piece.at.x, y};
  }
}

// How far the picture stands beside its place; less than it was pulled where there is nothing to come.
float slide_px(const LightboxScene& scene, uint32_t count) {
  const Lightbox& lightbox = scene.lightbox;
  const bool is_at_end =
      (lightbox.slide > 0 && lightbox.media == 0) || (lightbox.slide < 0 && lightbox.media + 1 >= count);
  return static_cast<float>(lightbox.slide) * scene.canvas.width * (is_at_end ? kEndPull : 1);
}

void place_pictures(const LightboxScene& scene, const std::vector<Media>& media, LightboxFrame& frame) {
  const Lightbox& lightbox = scene.lightbox;
  const float slide = slide_px(scene, frame.media_count);
  const auto beside = [&](uint32_t number, float x) {
    frame.pictures.push_back(placed(scene, media[number], frame.stage, {}, {x, 0}));
  };
  if (lightbox.media > 0) beside(lightbox.media - 1, slide - scene.canvas.width);
  if (lightbox.media + 1 < frame.media_count) beside(lightbox.media + 1, slide + scene.canvas.width);
  const Media& chosen = media[lightbox.media];
  LightboxPicture picture =
      placed(scene, chosen, frame.stage, lightbox.pose, {slide, static_cast<float>(lightbox.lift_px)});
  if (frame.shown < 1 && scene.place) {
    picture.rect = mixed_rect(*scene.place, picture.rect, frame.shown);
    picture.cover_rect = mixed_rect(*scene.place, picture.cover_rect, frame.shown);
  }
  const Point natural = natural_size(chosen, picture.address, scene.pictures);
  frame.limits.fitted_px = fitted_size(natural, frame.stage);
  frame.limits.stage_px = {frame.stage.width, frame.stage.height};
  frame.actual_zoom =
      natural.x > 0 ? static_cast<double>(natural.x / scene.pixel_ratio / frame.limits.fitted_px.x) : 1;
  frame.limits.largest_zoom = std::max(2 * frame.actual_zoom, kLeastLargestZoom);
  frame.pictures.push_back(picture);
}

}  // namespace

void LightboxLayout::write_caption(const Media& media, const LightboxScene& scene,
                                   const TextMeasurer& measure) {
  const float width_px = std::min(kCaptionWidth, scene.canvas.width - 2 * kMargin) - 2 * kCaptionInset;
  const Lightbox& lightbox = scene.lightbox;
  if (!caption_.empty() && row_ == lightbox.row && media_ == lightbox.media && width_px_ == width_px) return;
  row_ = lightbox.row;
  media_ = lightbox.media;
  width_px_ = width_px;
  const bool is_described = media.has_alt && !media.alt.empty();
  Card card;
  CardWriter writer(card, measure);
  const std::string words = is_described ? shortened(media.alt, kMostCaptionBytes) : words_of_media(media);
  caption_height_px_ = writer.wrapped(words, {kCaptionInset, 0}, width_px, TextStyle::kBody,
                                      is_described ? Ink::kInk : Ink::kSoft);
  caption_ = std::move(card.texts);
}

LightboxFrame LightboxLayout::layout(const LightboxScene& scene, const TextMeasurer& measure) {
  LightboxFrame frame;
  const Lightbox& lightbox = scene.lightbox;
  if (!scene.archive.rows().contains(lightbox.row)) return frame;
  const std::vector<Media> media = scene.archive.media(lightbox.row);
  if (lightbox.media >= media.size()) return frame;
  frame.is_open = true;
  frame.shown = static_cast<float>(std::clamp(lightbox.shown, 0.0, 1.0));
  frame.canvas = scene.canvas;
  frame.has_place = scene.place.has_value();
  frame.media_count = static_cast<uint32_t>(media.size());
  const Media& chosen = media[lightbox.media];
  frame.title = title_of(chosen, lightbox.media, media.size());
  if (is_openable(chosen.source)) frame.open_address = chosen.source;
  frame.open_label = open_label_of(chosen.kind);
  write_caption(chosen, scene, measure);
  place_caption(caption_, caption_height_px_, scene, frame);
  const float bar_px = scene.canvas.height < kLowBelow ? kBarLow : kBar;
  const bool has_sides = media.size() > 1 && scene.canvas.width >= kNarrowBelow;
  const float side = has_sides ? kSideRoom : kMargin;
  const float bottom =
      frame.caption_area.is_empty() ? scene.canvas.bottom() - kMargin : frame.caption_area.y - 8;
  frame.stage = {scene.canvas.x + side, scene.canvas.y + bar_px,
                 std::max(scene.canvas.width - 2 * side, 1.0f),
                 std::max(bottom - scene.canvas.y - bar_px, 1.0f)};
  place_buttons(frame, bar_px, lightbox.media);
  place_pictures(scene, media, frame);
  return frame;
}

bool can_open_lightbox(const Archive& archive, PostIndex row) {
  if (archive.media_count(row) == 0) return false;
  const std::vector<Media> media = archive.media(row);
  return std::any_of(media.begin(), media.end(),
                     [](const Media& m) { return !m.source.empty() || !m.poster.empty(); });
}

// A quote opens with its post, unless that has something of its own to open; so do its pictures.
Action opening_of(const OpenPictures& open, const Archive& archive, const ViewState& state) {
  const PostIndex post = open.post;
  if (!archive.rows().contains(post)) return open;
  const bool is_covered = has_cover(archive, post);
  if (is_covered && !state.is_opened(post)) return ToggleWarning{post};
  if (can_open_lightbox(archive, post)) return LightboxAction(OpenLightbox{post, 0});
  const PostIndex quote = archive.quote(post);
  if (quote == kNoPost) return is_covered ? Action(ToggleWarning{post}) : Action(open);
  const PostIndex toggled = is_covered ? quote : post;
  if (has_cover(archive, quote) && !state.is_opened(toggled)) return ToggleWarning{toggled};
  if (can_open_lightbox(archive, quote)) return LightboxAction(OpenLightbox{quote, 0});
  return is_covered || has_cover(archive, quote) ? Action(ToggleWarning{post}) : Action(open);
}

void want_lightbox_pictures(const LightboxFrame& frame, const Lightbox& lightbox, float pixel_ratio,
                            uint32_t longest_side, PictureStore& store) {
  if (!frame.is_open) return;
  const uint32_t most = std::min(longest_side, kLongestSide);
  const auto side = [&](float px) {
    return std::clamp(static_cast<uint32_t>(std::lround(px * pixel_ratio)), 1u, most);
  };
  const Texels stage{side(frame.stage.width), side(frame.stage.height)};
  const bool is_zoomed = lightbox.target.zoom > kZoomedFrom;
  for (const LightboxPicture& picture : frame.pictures) {
    const bool is_chosen = &picture == &frame.picture();
    const Texels size = is_chosen && is_zoomed ? Texels{most, most} : stage;
    store.want(picture.address, PictureUse::kWhole, size, is_chosen);
  }
}

}  // namespace backscroll
