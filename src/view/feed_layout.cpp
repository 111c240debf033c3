// feed_layout: walks from the anchor item, up to make the anchor's offset positive, down to the end of the screen.
#include "view/feed_layout.h"

#include <algorithm>

#include "view/theme.h"

namespace backscroll {
namespace {

constexpr float kEndRoom = 32;  // under the last card

}  // namespace

void FeedLayout::clear(const Threads& threads) {
  cards_.clear();
  archive_ = nullptr;
  threads_ = &threads;
}

const Card& FeedLayout::card(PostIndex post) {
  const auto found = cards_.find(post);
  if (post == kNoPost) {
    if (found != cards_.end()) return found->second;
    return cards_.emplace(post, layout_profile(*archive_, area_.width, padding_px_, *measure_)).first->second;
  }
  const CardView view = card_view(*archive_, threads_, post, *state_);
  if (found != cards_.end() && found->second.view == view) return found->second;
  Card made = layout_card(*archive_, post, area_.width, padding_px_, *measure_, view);
  return cards_.insert_or_assign(post, std::move(made)).first->second;
}

float FeedLayout::height_of(uint32_t item) {
  if (item == 0) return card(kNoPost).height_px + size::kTabs;
  return card(list_[item - 1]).height_px + (item == list_.size() ? kEndRoom : 0);
}

FeedScroll FeedLayout::normalised(FeedScroll scroll) {
  const auto last = static_cast<uint32_t>(list_.size());
  if (scroll.item > last) scroll = {last, 0};
  while (scroll.offset_px < 0 && scroll.item > 0) scroll.offset_px += height_of(--scroll.item);
  scroll.offset_px = std::max(scroll.offset_px, 0.0f);
  while (scroll.item < last && scroll.offset_px >= height_of(scroll.item)) {
    scroll.offset_px -= height_of(scroll.item++);
  }
  // Not further than the end: what is missing below is taken back above.
  float below = -scroll.offset_px;
  for (uint32_t item = scroll.item; item <= last && below < area_.height; ++item) below += height_of(item);
  if (below >= area_.height) return scroll;
  scroll.offset_px -= area_.height - below;
  while (scroll.offset_px < 0 && scroll.item > 0) scroll.offset_px += height_of(--scroll.item);
  scroll.offset_px = std::max(scroll.offset_px, 0.0f);
  return scroll;
}

FeedScroll FeedLayout::scroll_to(PostIndex post, FeedScroll otherwise) {
  const auto found = std::find(list_.begin(), list_.end(), post);
  if (found == list_.end()) return otherwise;
  const auto item = static_cast<uint32_t>(found - list_.begin()) + 1;
  // Stays where it is when the whole card is already in view.
  float y = -otherwise.offset_px;
  for (uint32_t at = otherwise.item; at <= list_.size() && y < area_.height; ++at) {
    const float height = height_of(at);
    if (at == item && y >= size::kTabs && y + height <= area_.height) return otherwise;
    y += height;
  }
  return {item, -size::kTabs - size::kGap};
}

void FeedLayout::place(FeedFrame& frame) {
  const auto last = static_cast<uint32_t>(list_.size());
  float y = area_.y - frame.scroll.offset_px;
  uint32_t item = frame.scroll.item;
  frame.tabs_y = area_.y;
  for (; item <= last && y < area_.bottom(); ++item) {
    const Card& placed = card(item == 0 ? kNoPost : list_[item - 1]);
    frame.cards.push_back({&placed, y});
    if (item == 0) frame.tabs_y = std::max(y + placed.height_px, area_.y);
    y += height_of(item);
  }
  frame.is_at_top = frame.scroll.item == 0 && frame.scroll.offset_px <= 0;
  frame.is_at_end = item > last && y <= area_.bottom() + 0.5f;
  const float tabs_bottom = std::min(frame.tabs_y + size::kTabs, area_.bottom());
  frame.cards_area = {area_.x, tabs_bottom, area_.width, area_.bottom() - tabs_bottom};
  if (frame.is_at_top && frame.is_at_end) return;
  // The bar speaks of items, not of pixels: exact heights of posts never seen are not known.
  const float items = static_cast<float>(last + 1);
  const float above =
      static_cast<float>(frame.scroll.item) + frame.scroll.offset_px / height_of(frame.scroll.item);
  const float shown = static_cast<float>(frame.cards.size());
  const float track = area_.height - 2 * size::kGap;
  const float length = std::clamp(track * shown / items, 36.0f, track);
  const float room = std::max(items - shown, 1.0f);
  const float share = frame.is_at_end ? 1.0f : std::min(above / room, 1.0f);
  frame.thumb = {area_.right() - size::kScrollBar - 4, area_.y + size::kGap + share * (track - length),
                 size::kScrollBar, length};
}

void FeedLayout::trim() {
  if (cards_.size() > kMostCards) cards_.clear();
}

FeedFrame FeedLayout::layout(const Archive& archive, std::span<const PostIndex> list, const ViewState& state,
                             Rect area, float padding_px, const TextMeasurer& measure) {
  if (archive_ != &archive || laid_out_width_px_ != area.width) cards_.clear();
  trim();
  archive_ = &archive;
  state_ = &state;
  measure_ = &measure;
  list_ = list;
  area_ = area;
  padding_px_ = padding_px;
  laid_out_width_px_ = area.width;
  FeedFrame frame;
  frame.area = area;
  frame.is_empty = list.empty();
  FeedScroll scroll = normalised(state.scroll);
  if (state.is_scroll_to_selected) scroll = normalised(scroll_to(state.selected, scroll));
  frame.scroll = scroll;
  place(frame);
  return frame;
}

}  // namespace backscroll
