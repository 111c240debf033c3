// lightbox_layout: where everything of the lightbox stands: the picture and its neighbours, the words below it, the
// buttons. The picture grows out of its place in the feed and goes back there.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "view/card/card_layout.h"
#include "view/pictures/picture_store.h"
#include "view/state/lightbox.h"

namespace backscroll {

struct LightboxPicture {
  Rect rect;        // of the whole picture, in the canvas
  Rect cover_rect;  // of the part that its cell in the feed shows
  MediaKind kind = MediaKind::kUnknown;
  std::string_view address;  // of what is drawn, as in CardPicture
  PictureTrouble trouble = PictureTrouble::kNone;
};

struct LightboxFrame {
  bool is_open = false;    // also while it closes
  float shown = 0;         // 0..1
  bool has_place = false;  // the picture comes from its place in the feed
  Rect canvas;
  Rect stage;                             // that the picture fits into
  std::vector<LightboxPicture> pictures;  // the one that is looked at comes last
  LightboxLimits limits;
  double actual_zoom = 1;  // at which a pixel of the file is a pixel of the screen
  uint32_t media_count = 0;
  std::string title;               // "2 of 4", "Video · 0:42"
  Rect caption_area;               // empty: nothing to say
  std::vector<TextPiece> caption;  // in the canvas: the lines that are seen, some of them in part
  Rect close_button;
  Rect previous_button;  // empty: there is none
  Rect next_button;
  Rect open_button;
  std::string open_label;
  std::string open_address;

  const LightboxPicture& picture() const { return pictures.back(); }
  Point stage_middle() const { return {stage.x + stage.width / 2, stage.y + stage.height / 2}; }
};

struct LightboxScene {
  const Archive& archive;
  const Lightbox& lightbox;
  const PictureStore& pictures;
  Rect canvas;
  float pixel_ratio;
  std::optional<Rect> place;  // of the picture in the feed, when it is there
};

class LightboxLayout {
 public:
  LightboxFrame layout(const LightboxScene& scene, const TextMeasurer& measure);
  void clear() { caption_.clear(); }  // other fonts, another archive

 private:
  void write_caption(const Media& media, const LightboxScene& scene, const TextMeasurer& measure);

  // The words are laid out once for each picture and width.
  std::vector<TextPiece> caption_;
  float caption_height_px_ = 0;
  PostIndex row_ = kNoPost;
  uint32_t media_ = 0;
  float width_px_ = 0;
};

// Whether there is anything of this post to look at.
bool can_open_lightbox(const Archive& archive, PostIndex row);

// The action that opening a post's pictures comes down to: a content warning first, the lightbox, or nothing.
Action opening_of(const OpenPictures& open, const Archive& archive, const ViewState& state);

// The pictures that the lightbox shows and may show next.
void want_lightbox_pictures(const LightboxFrame& frame, const Lightbox& lightbox, float pixel_ratio,
                            uint32_t longest_side, PictureStore& store);

}  // namespace backscroll
