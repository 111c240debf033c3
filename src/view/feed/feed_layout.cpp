// feed_layout: walks from the anchor item, up to make the anchor's offset positive, down to the end of the screen.
#include "view/feed/feed_layout.h"

#include <algorithm>
#include <cmath>

#include "view/base/theme.h"
#include "view/card/mirror.h"
#include "view/feed/feed_parts.h"

namespace backscroll {
namespace {

constexpr FeedScroll kAtFirstItem{kFirstItem, -size::kTabs};  // right under the tabs

Rect below_tabs(const FeedFrame& frame) {
  const float top = std::min(frame.tabs_y + size::kTabs, frame.area.bottom());
  return {frame.area.x, top, frame.area.width, frame.area.bottom() - top};
}

}  // namespace

void FeedLayout::clear(const Threads& threads, const ProfileCardFacts& facts, const Search* search) {
  is_stale_ = true;
  threads_ = &threads;
  facts_ = facts;
  search_ = search;
}

Card FeedLayout::made_card(const FeedItem& item, const CardView& view) const {
  if (item.kind == FeedItemKind::kProfile)
    return as_read(
        layout_profile(*archive_, facts_, search_, view.unfolded, area_.width, padding_px_, *measure_),
        area_.width);
  if (item.kind == FeedItemKind::kPost)
    return as_read(layout_card(*archive_, item.post, area_.width, padding_px_, *measure_, view), area_.width);
  const HeadingSource source{*archive_, *threads_, search_};
  return as_read(layout_heading(item, source, area_.width, padding_px_, *measure_), area_.width);
}

const Card& FeedLayout::card_of(ItemIndex item) {
  const FeedItem key = list_->at(item);
  const bool is_post = key.kind == FeedItemKind::kPost;
  CardView view = is_post ? card_view(*archive_, threads_, key.post, *state_) : CardView{};
  if (item == kProfileItem) view.unfolded = state_->unfolded_times(kNoPost);
  view.search = search_;
  const auto found = cards_.find(key);
  if (found != cards_.end() && ((!is_post && item > kProfileItem) || found->second.view == view))
    return found->second;
  return cards_.insert_or_assign(key, made_card(key, view)).first->second;
}

float FeedLayout::height_of(ItemIndex item) {
  const float height_px = card_of(item).height_px + (item == kProfileItem ? size::kTabs : 0);
  heights_.learn(*list_, item, height_px);
  return height_px + (item == list_->last() ? kEndRoom : 0);
}

FeedScroll FeedLayout::normalised(FeedScroll scroll) {
  const ItemIndex last = list_->last();
  if (scroll.item > last) scroll = {last, 0};
  while (scroll.offset_px < 0 && scroll.item > kProfileItem) scroll.offset_px += height_of(--scroll.item);
  scroll.offset_px = std::max(scroll.offset_px, 0.0f);
  while (scroll.item < last && scroll.offset_px >= height_of(scroll.item)) {
    scroll.offset_px -= height_of(scroll.item);
    ++scroll.item;
  }
  // Not further than the end: what is missing below is taken back above.
  float below = -scroll.offset_px;
  for (ItemIndex item = scroll.item; item <= last && below < area_.height; ++item) below += height_of(item);
  if (below >= area_.height) return scroll;
  scroll.offset_px -= area_.height - below;
  while (scroll.offset_px < 0 && scroll.item > kProfileItem) scroll.offset_px += height_of(--scroll.item);
  scroll.offset_px = std::max(scroll.offset_px, 0.0f);
  return scroll;
}

FeedScroll FeedLayout::scroll_to(PostIndex post, FeedScroll otherwise) {
  const std::optional<ItemIndex> item = list_->find_post(post);
  if (!item) return otherwise;
  // Stays where it is when the whole card is already in view.
  float y = -otherwise.offset_px;
  for (ItemIndex at = otherwise.item; at <= list_->last() && y < area_.height; ++at) {
    const float height = height_of(at);
    if (at == *item && y >= size::kTabs && y + height <= area_.height) return otherwise;
    y += height;
  }
  return {*item, -size::kTabs};
}

// Where somebody wants the feed to be who does not know its heights.
FeedScroll FeedLayout::wanted_scroll() {
  if (state_->is_scroll_to_share)
    return normalised(scroll_at_share(*list_, heights_, state_->bar_share, area_.height));
  const FeedScroll scroll = normalised(state_->scroll);
  if (state_->scroll_to_day) {
    const auto [begin, end] = *state_->scroll_to_day;
    if (const std::optional<ItemIndex> item = list_->find_day(begin, end))
      return normalised({*item, -size::kTabs});
  }
  if (state_->scroll_to_place) {
    const auto [post, offset_px, is_first] = *state_->scroll_to_place;
    if (is_first) return normalised(state_->begins_with_posts ? kAtFirstItem : FeedScroll());
    if (const std::optional<ItemIndex> item = list_->find_post(post))
      return normalised(
          {*item, std::min(offset_px, height_of(*item) - 1)});  // the card may have become lower
  }
  return state_->is_scroll_to_selected ? normalised(scroll_to(state_->selected, scroll)) : scroll;
}

void FeedLayout::place(FeedFrame& frame) {
  const ItemIndex last = list_->last();
  float y = area_.y - frame.scroll.offset_px;
  ItemIndex item = frame.scroll.item;
  frame.tabs_y = area_.y;
  PostIndex first_post = kNoPost;
  for (; item <= last && y < area_.bottom(); ++item) {
    const Card& placed = card_of(item);
    frame.cards.push_back({&placed, y, list_->at(item), item});
    if (item == kProfileItem) frame.tabs_y = std::max(y + placed.height_px, area_.y);
    y += height_of(item);
    const bool is_first = first_post == kNoPost && y > area_.y + size::kTabs;
    if (!is_first) continue;
    first_post = frame.cards.back().item.post;
    // Under a heading the post it begins with is below it.
    const bool is_post = frame.cards.back().item.kind == FeedItemKind::kPost;
    if (first_post != kNoPost)
      frame.place = {first_post, area_.y - (is_post ? frame.cards.back().y : y), false};
  }
  frame.is_at_top = frame.scroll.item == kProfileItem && frame.scroll.offset_px <= 0;
  if (frame.scroll.item == kProfileItem && first_post == kNoPost &&
      !list_->empty())  // the profile fills the room
    frame.place = {(*list_)[0].post, frame.scroll.offset_px - height_of(kProfileItem), false};
  const float begin_px = state_->begins_with_posts ? card_of(kProfileItem).height_px : 0;
  frame.place.is_first = frame.scroll.item == kProfileItem && std::abs(frame.scroll.offset_px - begin_px) < 1;
  frame.is_at_end = item > last && y <= area_.bottom() + 0.5f;
  frame.cards_area = below_tabs(frame);
  if (frame.is_at_top && frame.is_at_end) return;
  frame.bar = layout_scroll_bar(
      {*archive_, *list_, heights_, *state_, frame.scroll, first_post, area_, frame.is_at_end}, *measure_);
}

void FeedLayout::trim() {
  if (cards_.size() > kMostCards) cards_.clear();
}

// Guesses how high the cards are that were never seen.
void FeedLayout::measure_list() {
  if (is_list_new_ || list_size_ != list_->size())
    heights_.show(*list_, card_of(kProfileItem).height_px + size::kTabs);
  is_list_new_ = false;
  list_size_ = list_->size();
}

FeedFrame FeedLayout::layout(const Archive& archive, const FeedList& list, const ViewState& state, Rect area,
                             float padding_px, const TextMeasurer& measure) {
  const bool is_another = is_stale_ || archive_ != &archive || laid_out_width_px_ != area.width;
  if (is_another) {
    cards_.clear();
    heights_.restart(archive, area.width, padding_px);
    is_stale_ = false;
  }
  trim();
  archive_ = &archive;
  state_ = &state;
  measure_ = &measure;
  is_list_new_ = is_list_new_ || is_another || list_ != &list;
  list_ = &list;
  area_ = area;
  padding_px_ = padding_px;
  laid_out_width_px_ = area.width;
  measure_list();
  FeedFrame frame;
  frame.area = area;
  if (state.view == FeedView::kNumbers) {  // the page writes them below the tabs
    frame.scroll = state.scroll;
    frame.tabs_y = area.y;
    frame.cards_area = below_tabs(frame);
    return frame;
  }
  frame.is_empty = list.empty() && archive.post_count() > 0;
  frame.is_busy = heights_.advance(kGuesses);
  frame.scroll = wanted_scroll();
  place(frame);
  return frame;
}

}  // namespace backscroll
