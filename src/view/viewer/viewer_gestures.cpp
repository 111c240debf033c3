// viewer: wheel and fingers, which come between the frames.
#include <cmath>

#include "view/base/theme.h"
#include "view/input/input.h"
#include "view/viewer/viewer.h"

namespace backscroll {

Region Viewer::region_at(Point point) const {
  if (state_.lightbox.is_active()) return Region::kLightbox;
  if (feed_.area.contains(point)) return Region::kFeed;
  if (timeline_.rooms.overview.contains(point)) return Region::kOverview;
  return timeline_.rooms.timeline.contains(point) ? Region::kTimeline : Region::kNone;
}

bool Viewer::can_scroll(float delta_y) const { return delta_y > 0 ? !feed_.is_at_end : !feed_.is_at_top; }

bool Viewer::wheel(Point at, float delta_x, float delta_y, bool is_zoom) {
  if (!is_loaded_) return false;
  const Region region = region_at(at);
  if (region == Region::kLightbox) {
    apply_all(lightbox_wheel(lightbox_, state_.lightbox, at, {delta_x, delta_y}, is_zoom));
    return true;
  }
  if (region == Region::kFeed && !is_zoom) {
    if (!can_scroll(delta_y)) return false;
    act(ScrollFeed{delta_y, std::abs(delta_y) < kSmoothedFromPx});
    return true;
  }
  if (region == Region::kNone && !is_zoom) return false;
  const bool is_sideways = std::abs(delta_x) > std::abs(delta_y);
  // Where the wheel is ours, it does on the timeline what it does on a map.
  if (is_zoom || !is_sideways) {
    const double time = region == Region::kTimeline ? timeline_.scale.time_from_px(at.x)
                        : region == Region::kOverview
                            ? timeline_.overview_scale(state_.limits).time_from_px(at.x)
                            : state_.target.begin_millis + state_.target.span_millis() / 2;
    const bool is_direct = std::abs(delta_y) < kSmoothedFromPx;
    act(ZoomAround{time, std::exp(-static_cast<double>(delta_y) * kZoomPerPx), is_direct});
    return true;
  }
  act(PanBy{static_cast<double>(delta_x) * timeline_.scale.millis_per_px(),
            std::abs(delta_x) < kSmoothedFromPx});
  return true;
}

bool Viewer::can_pan(Point at, float delta_x, float delta_y) {
  touched_ = is_on_thumb(at) ? Region::kScrollBar : region_at(at);
  state_.is_touched = true;
  is_pinching_ = false;
  const bool is_vertical = std::abs(delta_y) >= std::abs(delta_x);
  if (touched_ == Region::kLightbox) return true;
  if (touched_ == Region::kScrollBar) return is_vertical;
  if (touched_ == Region::kFeed) return is_vertical && can_scroll(-delta_y);
  return (touched_ == Region::kTimeline || touched_ == Region::kOverview) && !is_vertical;
}

void Viewer::pan(float delta_x, float delta_y) {
  if (!is_loaded_) return;
  if (touched_ == Region::kScrollBar) return pan_scroll_bar(delta_y);
  if (touched_ == Region::kLightbox) {
    const Point delta{delta_x, delta_y};
    return act(is_pinching_ ? LightboxAction(MovePicture{delta, true})
                            : LightboxAction(PullPicture{delta, lightbox_.canvas.width}));
  }
  if (touched_ == Region::kFeed) {
    act(ScrollFeed{-delta_y, true});
  } else if (touched_ == Region::kTimeline) {
    act(PanBy{-static_cast<double>(delta_x) * timeline_.scale.millis_per_px(), true});
  } else if (touched_ == Region::kOverview) {
    const double per_px = state_.limits.span_millis() / static_cast<double>(timeline_.rooms.overview.width);
    act(PanBy{static_cast<double>(delta_x) * per_px, true});
  }
}

void Viewer::fling(float velocity_x, float velocity_y) {
  if (is_loaded_ && state_.is_bar_held) return act(LetScrollBarGo{});
  if (is_loaded_ && touched_ == Region::kLightbox && lightbox_.is_open)
    act(LightboxAction(LetPictureGo{{velocity_x, velocity_y}, lightbox_.media_count - 1}));
  if (is_loaded_ && touched_ == Region::kFeed) act(FlingFeed{-velocity_y});
}

void Viewer::pinch(Point at, float factor) {
  if (is_loaded_ && factor > 0 && state_.lightbox.is_active()) return pinch_lightbox(at, factor);
  if (is_loaded_ && factor > 0)
    act(ZoomAround{timeline_.scale.time_from_px(at.x), static_cast<double>(factor), true});
}

// Only on the thumb itself: beside it a finger scrolls, as thumbs of right hands do at the edge of a phone.
bool Viewer::is_on_thumb(Point at) const {
  const Rect& thumb = feed_.bar.thumb;
  const bool is_feed = region_at(at) == Region::kFeed && !thumb.is_empty();
  return is_feed && thumb.inset(-size::kTouchTarget / 2, -size::kGap).contains(at);
}

void Viewer::pan_scroll_bar(float delta_y) {
  const float way = way_of(feed_.bar);
  if (way <= 0) return;
  const auto at = static_cast<double>((feed_.bar.thumb.y - feed_.bar.track.y) / way);
  const double from = state_.is_bar_held ? state_.bar_share : at;
  act(DragScrollBar{from + static_cast<double>(delta_y / way)});
}

void Viewer::pinch_lightbox(Point at, float factor) {
  is_pinching_ = true;
  const Point middle = lightbox_.stage_middle();
  act(LightboxAction(ZoomPicture{static_cast<double>(factor), {at.x - middle.x, at.y - middle.y}, true}));
}

}  // namespace backscroll
