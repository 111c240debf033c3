// rooms: divides the canvas. Wide, or low: timeline beside feed; else timeline over feed; small: what fits, down to
// 320 x 240. styles.js in web draws the same division while the archive is on its way.
#pragma once

#include "view/base/geometry.h"

namespace backscroll {

struct Rooms {
  Rect header;  // empty when there is no height for it
  Rect chips;   // what a search can be narrowed by, over the timeline; empty when there are none, or no room
  Rect timeline;  // holds the next seven
  Rect summary;   // one line over the plot; empty when small
  Rect plot;      // marks
  Rect notes;  // names of silences and bursts, directly under the plot; empty when there are none, or no room
  Rect band;   // density; empty when small
  Rect axis;   // tick labels
  Rect overview;
  Rect footer;  // hints and legend; empty when small
  Rect feed;
  float card_padding = 20;
  bool begins_with_posts = false;  // a profile at the top of the feed would leave no room for a post
  bool is_wide = false;
};

struct RoomsWanted {
  bool has_notes = false;  // names of silences and bursts
  bool has_chips = false;
  bool is_rtl =
      false;  // the feed stands at the left; within the timeline, time still runs from left to right
};

Rooms layout_rooms(float width_px, float height_px, RoomsWanted wanted = {});

// Where the card of the post under the pointer floats, so that its mark, and most of the timeline,
// stay to be seen.

// Beside the mark; under the timeline where that is so low that the card would hide it. Empty when there is no room.
Rect hover_card_rect(const Rooms& rooms, const Rect& canvas, Point mark, float width_px, float height_px);

}  // namespace backscroll
