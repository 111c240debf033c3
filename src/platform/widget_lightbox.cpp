// widget_lightbox: the lightbox's part of the frame and of what the page tells the widget.
#include "platform/widget.h"

namespace backscroll {

// Where the picture stands in the feed, or the cell that says how many more there are.
std::optional<Rect> Widget::place_in_feed() const {
  std::optional<Rect> place;
  for (const PlacedCard& placed : feed_.cards) {
    for (const CardPicture& picture : placed.card->pictures) {
      const bool is_it = picture.row == state_.lightbox.row && picture.media == state_.lightbox.media;
      const bool stands_for_it = picture.row == state_.lightbox.row && !picture.more.empty();
      const Rect& r = picture.rect;
      if (is_it) return Rect{feed_.area.x + r.x, placed.y + r.y, r.width, r.height};
      if (stands_for_it) place = Rect{feed_.area.x + r.x, placed.y + r.y, r.width, r.height};
    }
  }
  return place;
}

void Widget::layout_lightbox() {
  if (state_.lightbox.row == kNoPost) {
    lightbox_ = {};
    return;
  }
  const Rect canvas{0, 0, window_.width_px(), window_.height_px()};
  lightbox_ = lightbox_layout_.layout(
      {archive_, state_.lightbox, pictures_, canvas, window_.pixel_ratio(), place_in_feed()},
      *window_.fonts().measure);
  settle_lightbox(lightbox_.limits, state_.lightbox);
}

void Widget::pan_lightbox(Point delta) {
  if (is_pinching_)
    act(LightboxAction(MovePicture{delta, true}));
  else
    act(LightboxAction(PullPicture{delta, lightbox_.canvas.width}));
}

void Widget::pinch_lightbox(Point at, float factor) {
  is_pinching_ = true;
  const Point middle = lightbox_.stage_middle();
  act(LightboxAction(ZoomPicture{static_cast<double>(factor), {at.x - middle.x, at.y - middle.y}, true}));
}

bool Widget::lightbox_was_told(std::string_view command) {
  if (!state_.lightbox.is_active()) return false;
  const Actions actions = lightbox_command(command, lightbox_, state_.lightbox);
  apply_all(actions);
  return !actions.empty();
}

}  // namespace backscroll
