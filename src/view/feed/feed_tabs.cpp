// feed_tabs: see feed_parts.h.
#include "view/feed/feed_parts.h"

#include <algorithm>

#include "view/card/mirror.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr float kInset = 6;  // of a label in its tab
constexpr float kGap = 6;
constexpr float kIcon = 16;

std::vector<FeedTab> tabs_of(const ViewState& state) {
  const bool is_posts = state.view == FeedView::kPosts;
  const bool is_oldest = state.sort == PostSort::kOldest;
  const auto is_sorted = [&](PostSort sort) { return is_posts && state.sort == sort; };
  // A second click on the order of time turns it round.
  const PostSort by_time =
      is_sorted(PostSort::kTime) || (!is_posts && is_oldest) ? PostSort::kOldest : PostSort::kTime;
  return {{std::string(say(is_oldest ? Phrase::kOldest : Phrase::kNewest)),
           {},
           SortFeed{by_time},
           is_posts && (is_oldest || is_sorted(PostSort::kTime))},
          {std::string(say(Phrase::kByLikes)),
           {},
           SortFeed{PostSort::kLikes},
           is_sorted(PostSort::kLikes),
           TabIcon::kLikes},
          {std::string(say(Phrase::kByReplies)),
           {},
           SortFeed{PostSort::kReplies},
           is_sorted(PostSort::kReplies),
           TabIcon::kReplies},
          {std::string(say(Phrase::kByReposts)),
           {},
           SortFeed{PostSort::kReposts},
           is_sorted(PostSort::kReposts),
           TabIcon::kReposts},
          {std::string(say(Phrase::kByYear)), {}, ShowView{FeedView::kYears}, state.view == FeedView::kYears},
          {std::string(say(Phrase::kOnThisDay)), {}, ShowView{FeedView::kDay}, state.view == FeedView::kDay},
          {std::string(say(Phrase::kNumbers)),
           {},
           ShowView{FeedView::kNumbers},
           state.view == FeedView::kNumbers,
           TabIcon::kNumbers}};
}

}  // namespace

std::vector<FeedTab> layout_feed_tabs(const Rect& row, const ViewState& state, float padding_px,
                                      const TextMeasurer& measure) {
  std::vector<FeedTab> tabs = tabs_of(state);
  const auto label_px = [&](const FeedTab& tab) {
    return text_width_px(tab.label, TextStyle::kSmallBold, measure);
  };
  const auto content_px = [&](const FeedTab& tab) {
    return tab.icon == TabIcon::kNone ? label_px(tab) : kIcon;
  };
  const auto gaps = static_cast<float>(tabs.size() - 1);
  const float around = 2 * padding_px + gaps * (2 * kInset + kGap);
  float labels = 0;
  for (const FeedTab& tab : tabs) labels += label_px(tab);
  // As many labels as there is room for; that of a chosen order in any case, since its icon says less.
  float over_px = around - gaps * kGap + labels - row.width;
  for (const TabIcon icon : {TabIcon::kReposts, TabIcon::kReplies, TabIcon::kLikes, TabIcon::kNumbers}) {
    const auto tab =
        std::find_if(tabs.begin(), tabs.end(), [icon](const FeedTab& t) { return t.icon == icon; });
    if (over_px <= 0 || (tab->is_chosen && icon != TabIcon::kNumbers))
      tab->icon = TabIcon::kNone;
    else
      over_px -= label_px(*tab) - kIcon;
  }
  labels = 0;
  float icons = 0;
  for (const FeedTab& tab : tabs) (tab.icon == TabIcon::kNone ? labels : icons) += content_px(tab);
  // Long labels take from the room between the tabs first; what is still too much goes at their ends.
  const float over = std::max(around + labels + icons - row.width, 0.0f);
  const float from_gaps = std::min(over, gaps * kGap);
  const float kept = 1 - (over - from_gaps) / labels;
  float x = row.x + padding_px - kInset;
  for (FeedTab& tab : tabs) {
    if (kept < 1 && tab.icon == TabIcon::kNone)
      tab.label = elided(tab.label, TextStyle::kSmallBold, label_px(tab) * kept, measure);
    const float width = content_px(tab) + 2 * kInset;
    tab.rect = as_read({x, row.y, width, row.height}, row);
    x += width + kGap - from_gaps / gaps;
  }
  return tabs;
}

}  // namespace backscroll
