// feed_layout: which cards are on screen and where. Cards are laid out when first seen and kept while they may be seen
// again; the cost of a frame depends on the screen, not on the number of posts.
#pragma once

#include <map>
#include <span>

#include "index/search.h"
#include "view/card/card_layout.h"
#include "view/feed/feed_bar.h"
#include "view/state/view_state.h"

namespace backscroll {

struct PlacedCard {
  const Card* card;
  float y;  // canvas, of its top edge
  FeedItem item = {FeedItemKind::kProfile};
  ItemIndex place = kProfileItem;  // of the item
};

struct FeedFrame {
  Rect area;
  Rect cards_area;                // below the tabs while they stick to the top
  std::vector<PlacedCard> cards;  // the profile among them, as a card without a post
  float tabs_y = 0;
  ScrollBar bar;
  FeedScroll scroll;  // the place as it really is, to be kept
  FeedPlace place;
  bool is_at_top = true;
  bool is_at_end = true;
  bool is_empty = false;  // no post to show in this range
  bool is_busy = false;   // more is known of the feed with the next frame
};

class FeedLayout {
 public:
  // Another archive, with its threads, another search, or other fonts: the next layout forgets all cards. Until then
  // they stay, for the frame that shows them is what the reader's input is judged by.
  void clear(const Threads& threads, const ProfileCardFacts& facts = {}, const Search* search = nullptr);
  // Whenever the list is another one.
  void list_changed() { is_list_new_ = true; }
  FeedFrame layout(const Archive& archive, const FeedList& list, const ViewState& state, Rect area,
                   float padding_px, const TextMeasurer& measure);

 private:
  const Card& card_of(ItemIndex item);
  Card made_card(const FeedItem& item, const CardView& view) const;
  float height_of(ItemIndex item);  // the profile with the tabs below it
  FeedScroll normalised(FeedScroll scroll);
  FeedScroll scroll_to(PostIndex post, FeedScroll otherwise);
  FeedScroll wanted_scroll();
  void measure_list();
  void place(FeedFrame& frame);
  void trim();

  static constexpr size_t kMostCards = 400;
  static constexpr size_t kGuesses = 40'000;  // a frame; about a millisecond

  const Archive* archive_ = nullptr;
  const Threads* threads_ = nullptr;
  ProfileCardFacts facts_;
  const Search* search_ = nullptr;
  const ViewState* state_ = nullptr;  // while laying out
  const TextMeasurer* measure_ = nullptr;
  const FeedList* list_ = nullptr;
  bool is_list_new_ = true;
  bool is_stale_ = false;  // the cards
  size_t list_size_ = 0;
  FeedHeights heights_;
  Rect area_;
  float padding_px_ = 0;
  float laid_out_width_px_ = 0;
  std::map<FeedItem, Card> cards_;
};

}  // namespace backscroll
