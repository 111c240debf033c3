// picture_wants: which pictures a frame shows, and which it may show soon: those within one screen of the feed.
#pragma once

#include "view/feed/feed_layout.h"
#include "view/pictures/picture_store.h"

namespace backscroll {

struct PictureScene {
  const Archive& archive;
  const FeedList& list;  // what the feed is made of
  const FeedFrame& feed;
  float padding_px;  // of a card
  float pixel_ratio;
};

void want_feed_pictures(const PictureScene& scene, PictureStore& store);

// Of a card that is seen at `at`, inside `area`.
void want_card_pictures(const Card& card, Point at, const Rect& area, const PictureScene& scene,
                        PictureStore& store);

// Device pixels of a box, whole.
Texels texels_of(const Rect& rect, float pixel_ratio);

}  // namespace backscroll
