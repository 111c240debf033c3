// lightbox: see the header.
#include "view/state/lightbox.h"

#include <algorithm>
#include <cmath>

#include "view/base/geometry.h"
#include "view/base/theme.h"

namespace backscroll {
namespace {

constexpr double kSmallestZoom = 1;
constexpr double kZoomedFrom = 1.001;
constexpr double kTurnShare = 0.25;  // of the canvas: pulled this far, the next picture comes
constexpr double kTurnSpeed = 500;   // px per second, or flung this fast
constexpr double kAwayPx = 110;      // pulled down or up this far, the lightbox closes
constexpr double kAwaySpeed = 900;
constexpr double kFlingMillis = 160;  // how far a released picture goes on, as time at its speed
constexpr double kAtRest = 1e-3;

// The pose that is `zoom` times the fit and keeps what is at the anchor where it is.
LightboxPose zoomed_pose(const LightboxPose& from, double zoom, Point anchor) {
  const auto ratio = static_cast<float>(zoom / from.zoom);
  return {zoom,
          {anchor.x - (anchor.x - from.offset.x) * ratio, anchor.y - (anchor.y - from.offset.y) * ratio}};
}

void stop(Lightbox& lightbox) {
  lightbox.pose = lightbox.target;
  lightbox.zoom_speed = lightbox.x_speed = lightbox.y_speed = 0;
}

struct Applier {
  bool is_motion_reduced;
  Lightbox& lightbox;

  void operator()(const OpenLightbox& open) const {
    const bool is_there = lightbox.row == open.row && lightbox.media == open.media;
    const double shown = is_there ? lightbox.shown : 0;
    lightbox = {};
    lightbox.row = open.row;
    lightbox.media = open.media;
    lightbox.shown = is_motion_reduced ? 1 : shown;
  }

  void operator()(const CloseLightbox&) const {
    lightbox.is_closing = true;
    if (is_motion_reduced) lightbox = {};
  }

  void operator()(const GoToMedia& go) const {
    if (go.media == lightbox.media) return;
    const double from = go.media > lightbox.media ? 1 : -1;
    lightbox.media = go.media;
    lightbox.slide = is_motion_reduced ? 0 : lightbox.slide + from;
    lightbox.caption_scroll_px = 0;
    lightbox.target = {};
    stop(lightbox);
  }

  void operator()(const ZoomPicture& zoom) const {
    const LightboxPose& from = zoom.is_direct ? lightbox.pose : lightbox.target;
    (*this)(ZoomPictureTo{from.zoom * zoom.factor, zoom.anchor});
    if (zoom.is_direct) stop(lightbox);
  }

  void operator()(const ZoomPictureTo& zoom) const {
    const double wanted =
        std::clamp(zoom.zoom, kSmallestZoom, std::max(lightbox.largest_zoom, kSmallestZoom));
    lightbox.target = zoomed_pose(lightbox.pose, wanted, zoom.anchor);
    if (is_motion_reduced) stop(lightbox);
  }

  void operator()(const MovePicture& move) const {
    const LightboxPose& from = move.is_direct ? lightbox.pose : lightbox.target;
    lightbox.target.offset = {from.offset.x + move.delta.x, from.offset.y + move.delta.y};
    if (move.is_direct) lightbox.target.zoom = lightbox.pose.zoom;
    if (move.is_direct || is_motion_reduced) stop(lightbox);
  }

  // Along one axis only, the one that it was first pulled along.
  void operator()(const PullPicture& pull) const {
    lightbox.is_held = true;
    if (lightbox.target.zoom > kZoomedFrom) return (*this)(MovePicture{pull.delta, true});
    const bool is_sideways =
        lightbox.slide != 0 || (lightbox.lift_px == 0 && std::abs(pull.delta.x) >= std::abs(pull.delta.y));
    if (is_sideways)
      lightbox.slide += static_cast<double>(pull.delta.x / pull.canvas_width_px);
    else
      lightbox.lift_px += static_cast<double>(pull.delta.y);
    lightbox.slide_speed = lightbox.lift_speed = 0;
  }

  void operator()(const LetPictureGo& release) const {
    lightbox.is_held = false;
    const auto speed_x = static_cast<double>(release.px_per_second.x);
    const auto speed_y = static_cast<double>(release.px_per_second.y);
    if (lightbox.target.zoom > kZoomedFrom) {
      const Point delta{static_cast<float>(speed_x * kFlingMillis / 1000),
                        static_cast<float>(speed_y * kFlingMillis / 1000)};
      return (*this)(MovePicture{delta, false});
    }
    const bool is_lifted =
        std::abs(lightbox.lift_px) > kAwayPx ||
        (lightbox.lift_px != 0 && speed_y * lightbox.lift_px > 0 && std::abs(speed_y) > kAwaySpeed);
    if (is_lifted) return (*this)(CloseLightbox{});
    turn(lightbox.slide, speed_x, release.last_media);
    if (is_motion_reduced) lightbox.slide = lightbox.lift_px = 0;
  }

  void operator()(const ScrollCaption& scroll) const { lightbox.caption_scroll_px += scroll.delta_px; }

 private:
  void turn(double slide, double speed, uint32_t last_media) const {
    const bool is_flung = std::abs(speed) > kTurnSpeed && speed * slide > 0;
    if (std::abs(slide) < kTurnShare && !is_flung) return;
    if (slide > 0 && lightbox.media > 0) (*this)(GoToMedia{lightbox.media - 1});
    if (slide < 0 && lightbox.media < last_media) (*this)(GoToMedia{lightbox.media + 1});
  }
};

// True while it moves. At rest the value is exactly `goal`.
bool spring_to(double goal, double passed_millis, double tolerance, double& value, double& speed) {
  if (value == goal) return false;
  const Spring spring = advanced({value - goal, speed}, passed_millis, duration::kSpring);
  const bool is_done = std::abs(spring.offset) < tolerance && std::abs(spring.speed) < tolerance / 10;
  value = is_done ? goal : goal + spring.offset;
  speed = is_done ? 0 : spring.speed;
  return !is_done;
}

bool spring_to(float goal, double passed_millis, float& value, double& speed) {
  auto exact = static_cast<double>(value);
  const bool is_moving = spring_to(static_cast<double>(goal), passed_millis, 0.3, exact, speed);
  value = static_cast<float>(exact);
  return is_moving;
}

// The middle moves in proportion to the size, which keeps one point of the picture where it is all the way.
bool advance_pose(Lightbox& lightbox, double passed_millis) {
  LightboxPose& pose = lightbox.pose;
  const LightboxPose& target = lightbox.target;
  if (pose.zoom == target.zoom) {
    const bool is_moving_x = spring_to(target.offset.x, passed_millis, pose.offset.x, lightbox.x_speed);
    const bool is_moving_y = spring_to(target.offset.y, passed_millis, pose.offset.y, lightbox.y_speed);
    return is_moving_x || is_moving_y;
  }
  double log_zoom = std::log(pose.zoom);
  const bool is_moving =
      spring_to(std::log(target.zoom), passed_millis, kAtRest, log_zoom, lightbox.zoom_speed);
  const double zoom = is_moving ? std::exp(log_zoom) : target.zoom;
  const auto share = static_cast<float>((zoom - pose.zoom) / (target.zoom - pose.zoom));
  pose.offset.x += (target.offset.x - pose.offset.x) * share;
  pose.offset.y += (target.offset.y - pose.offset.y) * share;
  pose.zoom = zoom;
  return is_moving;
}

float kept_inside(float offset, float size, float room) {
  const float most = std::max((size - room) / 2, 0.0f);
  return std::clamp(offset, -most, most);
}

void keep_inside(const LightboxLimits& limits, LightboxPose& pose) {
  const double largest = std::max(limits.largest_zoom, kSmallestZoom);
  if (pose.zoom > largest) pose = zoomed_pose(pose, largest, {0, 0});
  const auto zoom = static_cast<float>(pose.zoom);
  pose.offset.x = kept_inside(pose.offset.x, limits.fitted_px.x * zoom, limits.stage_px.x);
  pose.offset.y = kept_inside(pose.offset.y, limits.fitted_px.y * zoom, limits.stage_px.y);
}

}  // namespace

void apply_lightbox(const LightboxAction& action, bool is_motion_reduced, Lightbox& lightbox) {
  const bool is_opening = std::holds_alternative<OpenLightbox>(action);
  if (lightbox.row == kNoPost && !is_opening) return;
  std::visit(Applier{is_motion_reduced, lightbox}, action);
}

bool advance_lightbox(Lightbox& lightbox, double passed_millis, bool is_motion_reduced) {
  if (lightbox.row == kNoPost) return false;
  if (is_motion_reduced) {
    if (lightbox.is_closing) lightbox = {};
    stop(lightbox);
    lightbox.shown = lightbox.row == kNoPost ? 0 : 1;
    if (!lightbox.is_held) lightbox.slide = lightbox.lift_px = 0;
    return false;
  }
  bool is_moving =
      spring_to(lightbox.is_closing ? 0 : 1, passed_millis, kAtRest, lightbox.shown, lightbox.shown_speed);
  if (!is_moving && lightbox.is_closing) {
    lightbox = {};
    return false;
  }
  if (!lightbox.is_held) {
    is_moving |= spring_to(0, passed_millis, kAtRest, lightbox.slide, lightbox.slide_speed);
    // On the way out the picture goes back from where it was let go, not from its place.
    if (!lightbox.is_closing)
      is_moving |= spring_to(0, passed_millis, 0.3, lightbox.lift_px, lightbox.lift_speed);
  }
  is_moving |= advance_pose(lightbox, passed_millis);
  return is_moving;
}

void settle_lightbox(const LightboxLimits& limits, Lightbox& lightbox) {
  lightbox.largest_zoom = limits.largest_zoom;
  keep_inside(limits, lightbox.target);
  // On its way the picture may be outside for a moment; held, it may not.
  if (lightbox.is_held || (lightbox.zoom_speed == 0 && lightbox.pose.zoom == lightbox.target.zoom))
    keep_inside(limits, lightbox.pose);
  lightbox.caption_scroll_px = std::clamp(lightbox.caption_scroll_px, 0.0f, limits.caption_scroll_px);
}

}  // namespace backscroll
