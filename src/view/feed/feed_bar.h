// feed_bar: the scroll bar of the feed, and the label beside it that tells the date while the reader scrolls fast.
#pragma once

#include <string>

#include "view/base/geometry.h"
#include "view/feed/feed_heights.h"
#include "view/state/view_state.h"
#include "view/text/text_layout.h"

namespace backscroll {

struct ScrollBar {
  Rect track;
  Rect thumb;         // empty when all fits
  Rect label;         // empty: it says nothing
  std::string words;  // of the label
  float opacity = 0;  // of the label
  bool is_held = false;
};

// What the bar needs to know of the feed.
struct ScrollBarScene {
  const Archive& archive;
  const FeedList& list;
  const FeedHeights& heights;
  const ViewState& state;
  FeedScroll scroll;
  PostIndex first_post;  // on screen
  Rect area;
  bool is_at_end;
};

constexpr float kEndRoom = 32;  // under the last card

ScrollBar layout_scroll_bar(const ScrollBarScene& scene, const TextMeasurer& measure);

// Where the feed is when the thumb is at this share of its way.
FeedScroll scroll_at_share(const FeedList& list, const FeedHeights& heights, double share,
                           float area_height_px);

// How far the thumb can move.
inline float way_of(const ScrollBar& bar) { return bar.track.height - bar.thumb.height; }

// Whether the date is to be told at this moment.
bool is_bar_told(const ViewState& state);

}  // namespace backscroll
