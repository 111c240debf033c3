// feed_tabs: the row over the cards: the orders of the posts, and the views of their own beside them.
#pragma once

#include <string>
#include <vector>

#include "view/base/geometry.h"
#include "view/state/actions.h"
#include "view/text/text_layout.h"

namespace backscroll {

enum class TabIcon : uint8_t { kNone, kLikes, kReplies, kReposts };

struct FeedTab {
  std::string label;
  Rect rect;
  Action action;
  bool is_chosen;
  TabIcon icon = TabIcon::kNone;  // instead of the label, where there is no room for it
};

// In `row`, which is as wide as the feed. Where the labels do not fit, counts become icons, the last ones first.
std::vector<FeedTab> layout_feed_tabs(const Rect& row, const ViewState& state, float padding_px,
                                      const TextMeasurer& measure);

}  // namespace backscroll
