// picture_input: see the header.
#include "ui/picture_input.h"

#include "ui/picture_painter.h"

namespace backscroll {

PictureHit picture_hit(const Card& card, Point at, const InputScene& scene) {
  for (const CardPicture& picture : card.pictures) {
    if (!picture.rect.contains(at)) continue;
    return {picture_hint(scene.pictures, picture), LightboxAction(OpenLightbox{picture.row, picture.media})};
  }
  return {};
}

}  // namespace backscroll
