// lightbox: one picture over the whole canvas: which one it is, how it is zoomed and moved, and its motion. Only
// update() and settle_lightbox() write it. Sizes are not known here: settle_lightbox() keeps the picture inside its
// stage after each layout.
#pragma once

#include <variant>

#include "archive/archive.h"
#include "view/base/geometry.h"

namespace backscroll {

// A picture is placed by its zoom (1: it fits) and by where its middle is, in CSS pixels from the middle of the stage.
struct LightboxPose {
  double zoom = 1;
  Point offset;
};

struct Lightbox {
  PostIndex row = kNoPost;  // whose media are looked at; kNoPost: there is no lightbox
  uint32_t media = 0;       // which one of the row's media
  bool is_closing = false;
  bool is_held = false;  // by a finger or the mouse
  double shown = 0;      // 0 closed .. 1 open
  double shown_speed = 0;
  LightboxPose pose;
  LightboxPose target;
  double zoom_speed = 0;  // of the logarithm
  double x_speed = 0;
  double y_speed = 0;
  double slide =
      0;  // of the picture beside its place, in widths of the canvas; positive: the one before comes in
  double slide_speed = 0;
  double lift_px = 0;  // of a picture that is being pulled away, to close
  double lift_speed = 0;
  float caption_scroll_px = 0;
  double largest_zoom = 8;  // of this picture, as the last layout had it

  bool is_active() const { return row != kNoPost && !is_closing; }
};

struct OpenLightbox {
  PostIndex row;
  uint32_t media;
};
struct CloseLightbox {};
struct GoToMedia {
  uint32_t media;
};
// Zooms by `factor` around a point, given from the middle of the stage.
struct ZoomPicture {
  double factor;
  Point anchor;
  bool is_direct;
};
struct ZoomPictureTo {
  double zoom;
  Point anchor;
};
struct MovePicture {
  Point delta;
  bool is_direct;
};
// A picture that fits is pulled aside or away by a held pointer or finger, and let go with a speed in px per second.
struct PullPicture {
  Point delta;
  float canvas_width_px;
};
struct LetPictureGo {
  Point px_per_second;
  uint32_t last_media;
};
struct ScrollCaption {
  float delta_px;
};

using LightboxAction = std::variant<OpenLightbox, CloseLightbox, GoToMedia, ZoomPicture, ZoomPictureTo,
                                    MovePicture, PullPicture, LetPictureGo, ScrollCaption>;

void apply_lightbox(const LightboxAction& action, bool is_motion_reduced, Lightbox& lightbox);

// Moves what is in motion on. True while something still moves.
bool advance_lightbox(Lightbox& lightbox, double passed_millis, bool is_motion_reduced);

// What a layout allows, see LightboxFrame.
struct LightboxLimits {
  double largest_zoom = 1;
  Point fitted_px;  // size of the picture at zoom 1
  Point stage_px;
  float caption_scroll_px = 0;
};

void settle_lightbox(const LightboxLimits& limits, Lightbox& lightbox);

}  // namespace backscroll
