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

// `has_words`: see layout_feed_tabs(). `has_day`: there is room for the day in all years.
std::vector<FeedTab> tabs_of(const ViewState& state, bool has_words, bool has_day) {
  const bool is_posts = state.view == FeedView::kPosts;
  const bool is_oldest = state.sort == PostSort::kOldest;
  const auto is_sorted = [&](PostSort sort) { return is_posts && state.sort == sort; };
  const bool is_newest = is_sorted(PostSort::kTime) || (is_sorted(PostSort::kRelevance) && !has_words);
  // A second click on the order of time turns it round.
  const PostSort by_time = is_newest || (!is_posts && is_oldest) ? PostSort::kOldest : PostSort::kTime;
  std::vector<FeedTab> tabs;
  const auto add_order = [&](Phrase name, PostSort sort, bool is_chosen, TabIcon icon) {
    tabs.push_back({std::string(say(name)), {}, SortFeed{sort}, is_chosen, icon});
  };
  const auto add_view = [&](Phrase name, FeedView view, TabIcon icon) {
    tabs.push_back({std::string(say(name)), {}, ShowView{view}, state.view == view, icon});
  };
  add_order(is_oldest ? Phrase::kOldest : Phrase::kNewest, by_time, is_newest || (is_posts && is_oldest),
            TabIcon::kNone);
  if (has_words)
    add_order(Phrase::kByRelevance, PostSort::kRelevance, is_sorted(PostSort::kRelevance),
              TabIcon::kRelevance);
  add_order(Phrase::kByLikes, PostSort::kLikes, is_sorted(PostSort::kLikes), TabIcon::kLikes);
  add_order(Phrase::kByReplies, PostSort::kReplies, is_sorted(PostSort::kReplies), TabIcon::kReplies);
  add_order(Phrase::kByReposts, PostSort::kReposts, is_sorted(PostSort::kReposts), TabIcon::kReposts);
  add_view(Phrase::kByYear, FeedView::kYears, TabIcon::kNone);
  if (has_day) add_view(Phrase::kOnThisDay, FeedView::kDay, TabIcon::kNone);
  add_view(Phrase::kNumbers, FeedView::kNumbers, TabIcon::kNumbers);
  return tabs;
}

float label_px(const FeedTab& tab, const TextMeasurer& measure) {
  return text_width_px(tab.label, TextStyle::kSmallBold, measure);
}

float content_px(const FeedTab& tab, const TextMeasurer& measure) {
  return tab.icon == TabIcon::kNone ? label_px(tab, measure) : kIcon;
}

// All tabs in a row, and the room between them that can be taken.
float around_px(const std::vector<FeedTab>& tabs, float padding_px) {
  return 2 * padding_px + static_cast<float>(tabs.size() - 1) * (2 * kInset + kGap);
}

// As many labels as there is room for; that of a chosen order in any case, since its icon says less. What is too much
// even so.
float choose_icons(std::vector<FeedTab>& tabs, float width_px, float padding_px,
                   const TextMeasurer& measure) {
  float over_px = around_px(tabs, padding_px) - static_cast<float>(tabs.size() - 1) * kGap - width_px;
  for (const FeedTab& tab : tabs) over_px += label_px(tab, measure);
  for (const TabIcon icon :
       {TabIcon::kReposts, TabIcon::kReplies, TabIcon::kLikes, TabIcon::kNumbers, TabIcon::kRelevance}) {
    const auto tab =
        std::find_if(tabs.begin(), tabs.end(), [icon](const FeedTab& t) { return t.icon == icon; });
    if (tab == tabs.end()) continue;
    if (over_px <= 0 || (tab->is_chosen && icon != TabIcon::kNumbers))
      tab->icon = TabIcon::kNone;
    else
      over_px -= label_px(*tab, measure) - kIcon;
  }
  return over_px;
}

}  // namespace

std::vector<FeedTab> layout_feed_tabs(const Rect& row, const ViewState& state, bool has_words,
                                      float padding_px, const TextMeasurer& measure) {
  std::vector<FeedTab> tabs = tabs_of(state, has_words, true);
  const float over_all = choose_icons(tabs, row.width, padding_px, measure);
  if (over_all > 0 && has_words && state.view != FeedView::kDay) {  // nobody searches a day of all years
    tabs = tabs_of(state, has_words, false);
    choose_icons(tabs, row.width, padding_px, measure);
  }
  const auto gaps = static_cast<float>(tabs.size() - 1);
  const float around = around_px(tabs, padding_px);
  float labels = 0;
  float icons = 0;
  for (const FeedTab& tab : tabs) (tab.icon == TabIcon::kNone ? labels : icons) += content_px(tab, measure);
  // Long labels take from the room between the tabs first; what is still too much goes at their ends.
  const float over = std::max(around + labels + icons - row.width, 0.0f);
  const float from_gaps = std::min(over, gaps * kGap);
  const float kept = 1 - (over - from_gaps) / labels;
  float x = row.x + padding_px - kInset;
  for (FeedTab& tab : tabs) {
    if (kept < 1 && tab.icon == TabIcon::kNone)
      tab.label = elided(tab.label, TextStyle::kSmallBold, label_px(tab, measure) * kept, measure);
    const float width = content_px(tab, measure) + 2 * kInset;
    tab.rect = as_read({x, row.y, width, row.height}, row);
    x += width + kGap - from_gaps / gaps;
  }
  return tabs;
}

}  // namespace backscroll
