// widget_pictures: what the widget wants of the page's pictures, and what it does with those that come.
#include "platform/widget.h"
#include "view/host/action_events.h"
#include "view/pictures/picture_wants.h"

namespace backscroll {
namespace {

constexpr float kHeaderPicture = 36;

void add_event_of(const PictureRequest& request, std::string& events) {
  add_event({"picture", std::to_string(request.ticket), request.use == PictureUse::kWhole ? "whole" : "cover",
             std::to_string(request.size.width), std::to_string(request.size.height), request.address},
            events);
}

}  // namespace

void Widget::want_pictures() {
  const float ratio = window_.pixel_ratio();
  const Rooms& rooms = timeline_.rooms;
  const PictureScene scene{archive_, list_, feed_, rooms.card_padding, ratio};
  want_feed_pictures(scene, pictures_);
  if (!rooms.header.is_empty()) {
    const Rect picture{0, 0, kHeaderPicture, kHeaderPicture};
    pictures_.want(archive_.profile().avatar, PictureUse::kSquare, texels_of(picture, ratio), true);
  }
  want_lightbox_pictures(lightbox_, state_.lightbox, ratio, longest_texture_side_, pictures_);
  if (!has_hover_card()) return;
  const Rect canvas{0, 0, window_.width_px(), window_.height_px()};
  want_card_pictures(hover_card_, {0, 0}, canvas, scene, pictures_);
}

// Before drawing: what arrives now is seen in this frame, what goes is not drawn in it.
void Widget::tend_pictures(double now_millis) {
  is_picture_waiting_ = picture_textures_.upload(pictures_, now_millis);
  want_pictures();
  const PictureOrders orders = pictures_.take_orders();
  picture_textures_.destroy(orders.dead_textures);
  for (const uint32_t ticket : orders.dropped_tickets)
    add_event({"picture-drop", std::to_string(ticket)}, events_);
  for (const PictureRequest& request : orders.requests) add_event_of(request, events_);
}

void Widget::picture_ready(uint32_t ticket, Texels size, Texels natural) {
  picture_textures_.deliver(ticket, size, natural);
}

void Widget::picture_failed(uint32_t ticket, PictureTrouble trouble) { pictures_.failed(ticket, trouble); }

void Widget::retry_refused_pictures() { pictures_.forget_refusals(); }

}  // namespace backscroll
