// card_picture: one picture, video or sound of a card: where it stands, what stands on it, and where its file is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "view/geometry.h"

namespace backscroll {

struct CardPicture {
  Rect rect;            // in the card
  uint8_t corners = 0;  // see media_layout.h
  PostIndex row = kNoPost;
  uint32_t media = 0;  // which one of the row's media
  MediaKind kind = MediaKind::kUnknown;
  std::string_view address;    // of what is drawn, in the archive's block; empty: there is no picture of it
  std::string hint;            // the description, in full
  uint32_t caption_begin = 0;  // the same as lines that fit: pieces [begin, end) of the card's captions,
  uint32_t caption_end = 0;    // for a picture that cannot be shown
  std::string badge;           // "GIF", "0:42"
  std::string more;            // "+3", over the whole cell
  bool has_alt = false;
  bool has_room = true;  // for badges
};

// "0:42", "1:02:03".
std::string words_of_duration(uint32_t millis);

// "Image", "Video".
std::string_view media_word(MediaKind kind);

// "Image · Two cats in a box", "Video · not described in the source".
std::string words_of_media(const Media& media);
// "Image 1 of 4 · not described in the source": for all that is attached, in one line.
std::string words_of_attached(const std::vector<Media>& media);

// The file that shows what a medium looks like: an image itself, the poster of a video; empty when there is none.
std::string_view picture_address(const Media& media);

}  // namespace backscroll
