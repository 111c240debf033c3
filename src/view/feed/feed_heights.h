// feed_heights: where each card of the feed stands, before it was ever laid out: its height is guessed from what the
// post holds, and put right when the card is seen. Only the scroll bar asks for it; cards are placed from the one
// that is on screen. A million guesses are made a slice at a time.
#pragma once

#include "view/base/height_sums.h"
#include "view/state/feed_list.h"

namespace backscroll {

class FeedHeights {
 public:
  // Another archive, or cards of another width.
  void restart(const Archive& archive, float width_px, float padding_px);
  // Another list. `profile_px`: of what stands above it.
  void show(const FeedList& list, float profile_px);
  // Goes on with guessing. True while there is more to do.
  bool advance(size_t posts);

  // The card was laid out.
  void learn(const FeedList& list, ItemIndex item, float height_px);
  double before(const FeedList& list, ItemIndex item) const;
  double total(const FeedList& list) const { return before(list, list.cards().last); }
  // The item that covers this many pixels from the top of the feed.
  FeedScroll at(const FeedList& list, double px) const;

 private:
  float guess(PostIndex post) const;
  double before_in(const PostRun& run, size_t at) const;
  bool has_own_sums(const FeedList& list) const;

  const Archive* archive_ = nullptr;
  const FeedList* list_ = nullptr;  // whose items are being added
  float column_px_ = 0;
  float profile_px_ = 0;
  HeightSums rows_;   // of the archive's posts
  HeightSums items_;  // of a list that is not a stretch of them
};

}  // namespace backscroll
