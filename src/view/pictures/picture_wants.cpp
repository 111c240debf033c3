// picture_wants: see the header. Cards beyond the screen are not laid out for this: the size of their
// pictures depends on the width of the column only, and their height is guessed low, so that a screen's
// worth is never less than a screen.
#include "view/pictures/picture_wants.h"

#include <cmath>

#include "view/card/card_parts.h"

namespace backscroll {
namespace {

constexpr float kLeastCard = 96;  // without pictures
constexpr int kMostNearCards = 16;

bool meets(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

class NearPictures {
 public:
  NearPictures(const PictureScene& scene, PictureStore& store)
      : scene_(scene), store_(store), width_px_(card_column_px(scene.feed.area.width, scene.padding_px)) {}

  // The cards from the item on, downwards or upwards, for one screen.
  void want(ItemIndex item, bool is_downwards) const {
    const IndexRange<ItemIndex> cards = scene_.list.cards();
    float passed = 0;
    for (int left = kMostNearCards; left > 0 && cards.contains(item); --left) {
      if (passed >= scene_.feed.area.height) return;
      passed += kLeastCard + want_item(scene_.list.at(item));
      item = is_downwards ? item + 1 : item - 1;
    }
  }

 private:
  float want_item(const FeedItem& item) const {
    if (item.kind != FeedItemKind::kPost || has_cover(scene_.archive, item.post)) return 0;
    float bottom = 0;
    for (const CardPicture& picture : pictures_of(scene_.archive, item.post, width_px_)) {
      bottom = picture.rect.bottom();
      store_.want(picture.address, PictureUse::kCover, texels_of(picture.rect, scene_.pixel_ratio), false);
    }
    return bottom;
  }

  const PictureScene& scene_;
  PictureStore& store_;
  float width_px_;
};

}  // namespace

Texels texels_of(const Rect& rect, float pixel_ratio) {
  return {static_cast<uint32_t>(std::lround(rect.width * pixel_ratio)),
          static_cast<uint32_t>(std::lround(rect.height * pixel_ratio))};
}

void want_card_pictures(const Card& card, Point at, const Rect& area, const PictureScene& scene,
                        PictureStore& store) {
  const auto want = [&](std::string_view address, PictureUse use, const Rect& rect) {
    const Rect placed{at.x + rect.x, at.y + rect.y, rect.width, rect.height};
    store.want(address, use, texels_of(rect, scene.pixel_ratio), meets(placed, area));
  };
  for (const CardBox& box : card.boxes) {
    if (box.picture.empty()) continue;
    want(box.picture, box.kind == BoxKind::kAvatar ? PictureUse::kSquare : PictureUse::kCover, box.rect);
  }
  for (const CardPicture& picture : card.pictures) want(picture.address, PictureUse::kCover, picture.rect);
}

void want_feed_pictures(const PictureScene& scene, PictureStore& store) {
  const FeedFrame& feed = scene.feed;
  for (const PlacedCard& placed : feed.cards) {
    want_card_pictures(*placed.card, {feed.area.x, placed.y}, feed.area, scene, store);
  }
  const NearPictures near(scene, store);
  near.want(feed.scroll.item + feed.cards.size(), true);
  near.want(feed.scroll.item - 1, false);
}

}  // namespace backscroll
