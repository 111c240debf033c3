// feed_headings: the cards of the feed that are no posts: headings, gaps of a thread, a day without posts.
#pragma once

#include "index/search.h"
#include "view/card/card_layout.h"
#include "view/state/feed_list.h"

namespace backscroll {

// What the words of a heading come from. `search`: the one that is going on, or nullptr.
struct HeadingSource {
  const Archive& archive;
  const Threads& threads;
  const Search* search;
};

Card layout_heading(const FeedItem& item, const HeadingSource& source, float width_px, float padding_px,
                    const TextMeasurer& measure);

}  // namespace backscroll
