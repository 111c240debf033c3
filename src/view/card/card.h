// card: one feed card, or the profile above the cards, as text lines and boxes relative to its top left corner. Plain
// data: card_layout makes it, ui draws it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "index/search.h"
#include "index/threads.h"
#include "view/base/geometry.h"
#include "view/state/actions.h"
#include "view/text/text_layout.h"

namespace backscroll {

enum class Ink : uint8_t { kInk, kSoft, kAccent, kFound };

struct InkSpan {  // of a piece, from left to right
  float begin_px;
  float end_px;
  Ink ink;
};

struct LineLink {  // a part of a line that leads to a page; in bytes
  uint32_t begin_bytes;
  uint32_t end_bytes;
  std::string address;
};

// One line of text, shaped and drawn as a whole.
struct TextPiece {
  Point at;  // top left of the line box
  TextStyle style;
  Ink ink;  // where no span says otherwise
  std::string text;
  float width_px = 0;
  bool is_rtl = false;
  std::vector<InkSpan> spans = {};  // those of Ink::kFound are marked
  std::string after = " ";          // what parts it from the next one in the text
  std::vector<LineLink> links = {};
};

enum class BoxKind : uint8_t {
  kBanner,
  kAvatar,
  kUnknownAvatar,
  kQuote,  // the frame of a quoted post or of a link's preview
  kMedia,
  kPicture,  // of a link's preview
  kPanel,    // a quiet surface under a content warning
  kCover,    // over media that are not for everybody
  kButton,   // the outline of a control
  kBar,      // of a choice of a poll: filled to `share`
  kBarLeading,
  kYear,     // a bar of the profile's years: `share` of the fullest one
  kWarning,  // these are icons
  kHidden,
  kReplies,
  kReposts,
  kLikes,
  kBadge,
  kCopyLink,
  kCopyText,
  kOpenOriginal
};

struct CardBox {
  BoxKind kind;
  Rect rect;
  std::string text;               // initials of an avatar, else empty
  uint32_t seed = 0;              // of an avatar's colour
  float share = 0;                // of a bar, 0..1
  bool is_quiet = false;          // see CardControl
  std::string_view picture = {};  // address of what fills the box, in the archive's block
  uint8_t corners = 15;           // which ones of a picture are rounded: see media_layout.h
};

// A part of a text that leads somewhere.
struct CardLink {
  Rect rect;
  std::string address;      // to be opened; or
  std::string search = {};  // to be looked for
  uint32_t group = 0;       // rectangles of one link that is broken over lines have the same
};

// What the lines of a card are, for whoever reads it without seeing it.
enum class CardPartKind : char {  // their signs: web/layer/feed-layer.js reads them
  kNote = 'n',
  kAuthor = 'a',
  kText = 't',
  kQuote = 'q',
  kQuoteEnd = 'e',
  kCounts = 'c'
};

struct CardPart {
  CardPartKind kind;
  size_t first_piece;      // of the card's texts; it goes on until the next part begins
  std::string words = {};  // instead of those, where icons say the rest
};

struct CardHint {  // shown while the pointer rests on the rectangle
  Rect rect;
  std::string text;
};

// Something on a card that does something else than choosing the card.
struct CardControl {
  Rect rect;  // large enough for a finger
  Action action;
  std::string label;      // what it does
  std::string hint = {};  // where the label is not to be read on the card
  bool is_quiet = false;  // only there while its card is looked at: hovered, chosen, or in a narrow feed
};

// One picture, video or sound of a card: where it stands, what stands on it, and where its file is.
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

// What of the view a card depends on.
struct CardView {
  const Threads* threads = nullptr;  // nullptr: threads only as far as the source tells
  bool is_selected = false;          // then it tells its time to the second
  double now_millis = 0;             // of the minute, where a recent time is told by it; else 0
  bool is_opened = false;            // what its content warning covers is shown
  bool is_quote_opened = false;
  uint32_t unfolded = 0;  // how often more of a long text was asked for
  uint32_t quote_unfolded = 0;
  bool has_controls = true;
  bool is_in_thread = false;  // shown among the other parts already
  const Search* search = nullptr;
  friend bool operator==(const CardView&, const CardView&) = default;
};

struct Card {
  PostIndex post = kNoPost;  // kNoPost: the profile
  CardView view;
  float height_px = 0;
  std::vector<CardBox> boxes;
  std::vector<CardPicture> pictures;
  std::vector<TextPiece> captions;  // of the pictures
  std::vector<TextPiece> texts;
  std::vector<CardPart> parts;
  std::vector<CardLink> links;
  std::vector<CardHint> hints;
  std::vector<CardControl> controls;
};

}  // namespace backscroll
