// feed_headings: the cards of the feed that are no posts: headings, gaps of a thread, a day without posts.
#pragma once

#include "view/card_layout.h"
#include "view/feed_item.h"

namespace backscroll {

Card layout_heading(const FeedItem& item, const Archive& archive, const Threads& threads, float width_px,
                    float padding_px, const TextMeasurer& measure);

}  // namespace backscroll
