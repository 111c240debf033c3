// actions: what can be asked of the view. Mouse, keys, touch and the host page all come through here.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "view/state/view_state.h"

namespace backscroll {

struct ZoomAround {
  double time_millis;
  double factor;
  bool is_direct;
};  // is_direct: follow the finger, no motion
struct PanBy {
  double delta_millis;
  bool is_direct;
};
struct ShowRange {
  TimeRange range;
  bool is_direct;
};
struct FitAll {};
struct HoverPost {
  PostIndex post;
};
struct HoverThread {
  uint32_t thread;
};  // index into Threads::all(); kNoThread
struct SelectPost {
  PostIndex post;
  bool is_scrolled_to;
};
struct SelectNeighbour {
  int step;
};  // +1: the next card of the feed
struct CloseSelection {};
struct SortFeed {
  PostSort sort;
};
struct ScrollFeed {
  float delta_px;
  bool is_direct;
};
struct FlingFeed {
  float px_per_second;
};
struct ScrollFeedTo {
  double fraction;
};  // of the scroll bar, 0..1
struct DragScrollBar {
  double share;
};  // the same, and holds the thumb there until it is let go
struct LetScrollBarGo {};
struct HoverScrollBar {
  bool is_hovered;
};
struct JumpToDate {
  TimeRange day;
};  // by the reader's clock: the feed goes there, in the order of time, and the timeline with it
struct AskForDate {};  // the host page shows a field for it
struct ToggleWarning {
  PostIndex row;
};  // a post or a quoted post: shows what its content warning covers, or covers it again
struct ShowMore {
  PostIndex row;
};  // of its long text or poll; kNoPost: of the profile's
struct ShowThread {
  PostIndex post;
};
struct ShowView {
  FeedView view;
};
struct ShowDay {
  int32_t day;
};  // month * 100 + day
struct SearchFor {
  std::string text;
};                    // empty: all posts again
struct CloseView {};  // back to the posts, where the reader was
struct ShowYear {
  int32_t year;
};  // all its posts, in the feed and on the timeline
struct OpenPictures {
  PostIndex post;
};  // the post's content warning first, where it covers them
struct OpenFile {
  std::string address;
};  // of a post's media, as the archive has it
struct OpenLink {
  std::string address;
};
struct OpenOriginal {
  PostIndex post;
};  // where it stands in the source
struct CopyLink {
  PostIndex post;
};
struct CopyText {
  PostIndex post;
};

using Action =
    std::variant<ZoomAround, PanBy, ShowRange, FitAll, HoverPost, HoverThread, SelectPost, SelectNeighbour,
                 CloseSelection, SortFeed, ScrollFeed, FlingFeed, ScrollFeedTo, DragScrollBar, LetScrollBarGo,
                 HoverScrollBar, JumpToDate, AskForDate, ToggleWarning, ShowMore, ShowThread, ShowView,
                 ShowDay, SearchFor, CloseView, ShowYear, OpenPictures, LightboxAction, OpenFile, OpenLink,
                 OpenOriginal, CopyLink, CopyText>;
using Actions = std::vector<Action>;

}  // namespace backscroll
