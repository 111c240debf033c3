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
// chosen; the post's id, empty for anything else; and what it says: the sign of a CardPartKind and the words of that
// part, "+" and what a picture shows, "@" and an address that it links to.
std::vector<std::string> fields_of_feed(const FeedReading& reading);

}  // namespace backscroll
