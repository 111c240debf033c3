// feed_text: the cards on screen as text, for readers who do not see the canvas.
#pragma once

#include <string>
#include <vector>

#include "view/feed/feed_layout.h"

namespace backscroll {

struct FeedReading {
  const Archive& archive;
  const FeedList& list;
  const FeedFrame& feed;
  PostIndex selected;
};

// The fields of an event, for web/layer/feed-layer.js. The first one is where the cards are, in CSS pixels of the
// canvas, and how many items the list has, 0 while that is not known: "x y width height items". Then those of each
// card: "#" and "place y height chosen", its place in the list (0: the profile above), its edges, whether it is
// chosen; the post's id, empty for anything else; and what it says: the sign of a CardPartKind, with the words of that
// part or before its lines, "+" and what a picture shows, "@" and an address that it links to. A line is two fields:
// "~" and "x y width font height bold rtl after", its place in the card and its width in hundredths of a pixel, the
// sizes of its font and its box, and how many bytes of what is behind it, the line's text, part it from the next one.
// Then ">" and "begin end address" for each part of it that leads to a page, in code points.
std::vector<std::string> fields_of_feed(const FeedReading& reading);

}  // namespace backscroll
