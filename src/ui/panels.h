// panels: everything that a frame draws, room by room: each panel has a source of its own.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "ui/painter.h"
#include "view/card/card_layout.h"
#include "view/input/input.h"
#include "view/pictures/lightbox_layout.h"
#include "view/words/words.h"

namespace backscroll {

struct TimelinePicture {
  const Archive& archive;
  const ArchiveFacts& facts;
  const TimelineFrame& frame;
  const std::vector<MarkCard>& cards;
  const ViewState& state;
  const Pointer& pointer;
  const Gesture& gesture;
  ImDrawCallback draw_marks;  // the GPU's part, between the grid and the cards
  void* draw_marks_data;
};

void draw_timeline(const Painter& painter, const TimelinePicture& picture);

struct FeedPicture {
  const FeedFrame& frame;
  std::span<const FeedTab> tabs;
  const ViewState& state;
  std::span<const Bar> activity;
  const Rooms& rooms;
  const Pointer& pointer;
};

void draw_feed(const Painter& painter, const FeedPicture& picture);

// What floats above both rooms.
void draw_header(const Painter& painter, const Rect& room, const Archive& archive, const ArchiveFacts& facts);

// The post beside its mark: see hover_place.h. Nothing on an empty rectangle.
void draw_hover_card(const Painter& painter, const Card& card, const Rect& place);

void draw_hint(const Painter& painter, std::string_view text, Point pointer, const Rect& bounds);

// The painter has a dark palette, whatever the theme: pictures are looked at on black.
void draw_lightbox(const Painter& painter, const LightboxFrame& frame, const Pointer& pointer);

}  // namespace backscroll
