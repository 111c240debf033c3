// feed_parts: what the feed has beside the cards of posts.
#pragma once

#include <string>
#include <vector>

#include "index/search.h"
#include "view/base/geometry.h"
#include "view/card/card_layout.h"
#include "view/state/actions.h"
#include "view/state/feed_list.h"
#include "view/text/text_layout.h"

namespace backscroll {

// The row over the cards: the orders of the posts, and the views of their own beside them.

enum class TabIcon : uint8_t { kNone, kRelevance, kLikes, kReplies, kReposts, kNumbers };

struct FeedTab {
  std::string label;
  Rect rect;
  Action action;
  bool is_chosen;
  TabIcon icon = TabIcon::kNone;  // instead of the label, where there is no room for it
};

// In `row`, which is as wide as the feed. Where the labels do not fit, counts become icons, the last ones first.
// `has_words`: of a search, so that posts can be sorted by how well they fit them.
std::vector<FeedTab> layout_feed_tabs(const Rect& row, const ViewState& state, bool has_words,
                                      float padding_px, const TextMeasurer& measure);

// The cards that are no posts: headings, gaps of a thread, a day without posts.

// What the words of a heading come from. `search`: the one that is going on, or nullptr.
struct HeadingSource {
  const Archive& archive;
  const Threads& threads;
  const Search* search;
};

Card layout_heading(const FeedItem& item, const HeadingSource& source, float width_px, float padding_px,
                    const TextMeasurer& measure);

}  // namespace backscroll
