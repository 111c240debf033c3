// parts: what panels are made of: cards, the pictures in them, and what lies in the plot. Each has a source of its own.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ui/painter.h"
#include "view/card/card_layout.h"
#include "view/pictures/picture_store.h"
#include "view/timeline/mark_cards.h"
#include "view/timeline/timeline_layout.h"

namespace backscroll {

// card_painter.cpp: a laid-out card at a place. The same for the feed, the profile and the hover card.

// `activity`: bars for the banner pattern of a profile, any x scale; their shares are spread over the banner.
// `has_quiet`: the controls that are only there while the card is looked at are drawn.
void draw_card(const Painter& painter, const Card& card, Point at, std::span<const Bar> activity,
               bool has_quiet);

// A disc with initials in a colour that belongs to the seed.
void draw_avatar(const Painter& painter, std::string_view initials, uint32_t seed, const Rect& rect);

// picture_painter.cpp: pictures in cards: the picture itself, or its place with an icon and words while there is none,
// and what stands on top: play mark, badges, how many more there are.

// What the painter knows of pictures in this frame.
struct PictureShelf {
  const PictureStore& store;
  double now_millis;
  bool is_motion_reduced;
  PostIndex looked_at_row = kNoPost;  // in the lightbox: its place in the feed is empty meanwhile
  uint32_t looked_at_media = 0;

  bool is_looked_at(const CardPicture& picture) const {
    return picture.row == looked_at_row && picture.media == looked_at_media;
  }
};

// The picture at this address, cropped to fill the rectangle; nothing while it is not here. `corners`: bits of
// media_layout.h.
void draw_picture(const Painter& painter, std::string_view address, PictureUse use, const Rect& rect,
                  float corner, uint8_t corners);
void draw_disc_picture(const Painter& painter, std::string_view address, const Rect& rect);

// A picture that is here, cropped to fill the rectangle.
void draw_covering(const Painter& painter, const Picture& picture, const Rect& rect, float corner,
                   uint8_t corners);

// Whether a picture is here and no longer fading in: what lies below it need not be drawn.
bool is_drawn_whole(const Painter& painter, std::string_view address, PictureUse use);

// All pictures of a card whose top left corner is at `at`.
void draw_card_pictures(const Painter& painter, const Card& card, Point at);

// plot_painter.cpp: what lies in the plot beside the marks: the density field, ribbons, arcs, small cards.

void draw_field(const Painter& painter, const TimelineFrame& frame);
void draw_ribbons(const Painter& painter, const TimelineFrame& frame);
void draw_arcs(const Painter& painter, const TimelineFrame& frame);
void draw_mark_cards(const Painter& painter, const Archive& archive, const std::vector<MarkCard>& cards,
                     const ViewState& state);

}  // namespace backscroll
