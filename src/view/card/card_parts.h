// card_parts: what cards are put together from. Each part writes itself at a place and returns the y below it.
#pragma once

#include <span>
#include <string>

#include "index/calendar.h"
#include "view/card/card_layout.h"
#include "view/card/card_writer.h"

namespace backscroll {

// Who wrote a post and when, whom it answers, and who passed it on.

struct TimeStyle {
  double now_millis = 0;  // what a recent time is told by; 0: by its date
  bool is_long = false;   // to the second, where there is room
};

// "Robin Vale reposted", its icon over the avatar's column. Returns the y below; for any other post `at.y`.
float write_credit(const Archive& archive, PostIndex post, Point at, float width_px, CardWriter& writer);

// Name, badge, handle and time on one line. The time is always there; a long handle is cut first, then a long name.
float write_author(const Archive& archive, PostIndex row, const TimeStyle& style, Point at, float width_px,
                   CardWriter& writer);

// "Replying to @finch"
float write_reply_note(const Archive& archive, PostIndex post, Point at, float width_px, CardWriter& writer);

// What stands before a text or media that not everybody wants to see. The reader opens it; which
// rows are open is in the view state.

bool has_warning(const Archive& archive, PostIndex row);
// Whether something of the row is covered until it is opened: everything by a warning, or sensitive media.
bool has_cover(const Archive& archive, PostIndex row);

struct Cover {
  PostIndex toggled;  // the row that opening it is noted under
  bool is_opened;
  bool has_control;
};

// The warning, or the note above sensitive media that were opened, with its button. Returns the y below.
float write_warning(std::string_view warning, const Cover& cover, Point at, float width_px,
                    CardWriter& writer);

// In the place of sensitive media. Returns the y below.
float write_media_cover(float height_px, const Cover& cover, Point at, float width_px, CardWriter& writer);

// What is attached to a post, as pictures, rows and captions of its card.

// Writes into `card` at `at`; returns the y below. Media without any address are one compact box, as their shape says
// nothing.
float write_media(const Archive& archive, PostIndex row, Point at, float width_px,
                  const TextMeasurer& measure, Card& card);

// The pictures of a row in a column of this width, without captions: enough to fetch them before the card is laid out.
std::vector<CardPicture> pictures_of(const Archive& archive, PostIndex row, float width_px);

// The poll of a post as bars, with as much of the result as the archive knows.

struct PollView {
  PostIndex row;
  uint32_t unfolded = 0;  // how often more of many options was asked for
  bool has_controls = true;
};

// Returns the y below.
float write_poll(const Archive& archive, const Poll& poll, const PollView& view, Point at, float width_px,
                 CardWriter& writer);

// "1,204 votes · Final results": whether voting was over is judged by when the archive was taken, not by today.
std::string words_of_poll(const Archive& archive, const Poll& poll);

// What the source shows of a page that a post links to: picture, site, title and description.

// Returns the y below. The whole preview is a control when its address may be opened.
float write_preview(const LinkPreview& preview, bool has_control, Point at, float width_px,
                    CardWriter& writer);

// The last line of a card: how often it was answered, passed on and liked, and what can be done
// with it.

// Whether any count of the row is known.
bool has_counts(const Archive& archive, PostIndex row);

float write_counts(const Archive& archive, PostIndex row, Point at, float width_px, CardWriter& writer);

// The same with copying and opening at the end of the line, or below it where there is no room.
float write_counts_and_actions(const Archive& archive, PostIndex post, Point at, float width_px,
                               CardWriter& writer);

// How many posts in each year, as a row of bars in the profile. A click on a year shows that year.

// "2019 · 1,204 posts"
std::string words_of_year_count(const YearCount& year);

// Writes bars, labels and controls into the card. Returns the y below them; `at.y` when there is but one year.
float layout_year_strip(std::span<const YearCount> years, Point at, float width_px, Card& card,
                        CardWriter& writer);

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
