// feed_heights: see the header.
#include "view/feed/feed_heights.h"

#include <algorithm>
#include <cmath>

#include "view/base/theme.h"
#include "view/card/card_layout.h"
#include "view/text/text_style.h"

namespace backscroll {
namespace {

constexpr float kLetterPx = 7.2f;  // of a byte of text, on average
constexpr float kAround =
    86;  // what a card has besides its text: the author, the counts, the room around them
constexpr float kQuoteAround = 78;
constexpr float kPictureShare = 0.62f;  // of the column's width
constexpr float kHeading = 68;
constexpr size_t kFoldedBytes = 4'000;  // as in long_text: the rest is asked for

}  // namespace

void FeedHeights::restart(const Archive& archive, float width_px, float padding_px) {
  archive_ = &archive;
  list_ = nullptr;
  column_px_ = std::max(card_column_px(width_px, padding_px), 1.0f);
  rows_.restart(archive.post_count());
}

// A stretch of the archive needs no sums of its own.
bool FeedHeights::has_own_sums(const FeedList& list) const {
  return !list.dated().stretches_before(0) || !list.undated().stretches_before(0);
}

void FeedHeights::show(const FeedList& list, float profile_px) {
  profile_px_ = profile_px;
  list_ = &list;
  items_.restart(has_own_sums(list) ? list.size() : list.items().size());
}

float FeedHeights::guess(PostIndex post) const {
  const float line_px = type_size(TextStyle::kBody).line_px;
  const auto text_px = [&](PostIndex row, float width_px) {
    const auto bytes = static_cast<float>(std::min(archive_->text(row).size(), kFoldedBytes));
    return std::ceil(bytes * kLetterPx / width_px) * line_px;
  };
  float height = kAround + text_px(post, column_px_);
  const uint32_t media = archive_->media_count(post);
  if (media > 0) height += std::min(size::kMediaTallest, column_px_ * kPictureShare);
  if (const PostIndex quote = archive_->quote(post); quote != kNoPost)
    height += kQuoteAround + text_px(quote, std::max(column_px_ - 2 * size::kGap, 1.0f));
  return height;
}

bool FeedHeights::advance(size_t posts) {
  for (; posts > 0 && !rows_.is_complete(); --posts) rows_.add(guess(PostIndex(rows_.size())));
  if (list_ == nullptr) return !rows_.is_complete();
  for (; posts > 0 && rows_.is_complete() && !items_.is_complete(); --posts) {
    const FeedItem item = (*list_)[items_.size()];
    items_.add(item.kind == FeedItemKind::kPost ? static_cast<float>(rows_.at(item.post.value())) : kHeading);
  }
  return !rows_.is_complete() || !items_.is_complete();
}

void FeedHeights::learn(const FeedList& list, ItemIndex item, float height_px) {
  if (item == kProfileItem) {
    profile_px_ = height_px;
    return;
  }
  items_.change(item - kFirstItem, height_px);
  const FeedItem known = list.at(item);
  const size_t row = known.post.value();
  if (known.kind == FeedItemKind::kPost && row < rows_.size()) rows_.change(row, height_px);
}

double FeedHeights::before_in(const PostRun& run, size_t at) const {
  const auto stretches = run.stretches_before(at);
  if (!stretches) return 0;
  const auto height_of = [this](const IndexRange<PostIndex>& rows) {
    return rows_.before(rows.last.value()) - rows_.before(rows.first.value());
  };
  return height_of(stretches->whole) + height_of(stretches->part);
}

double FeedHeights::before(const FeedList& list, ItemIndex item) const {
  if (item == kProfileItem) return 0;
  const size_t at = item - kFirstItem;
  const size_t written = list.items().size();
  if (has_own_sums(list) || at <= written) return profile_px_ + items_.before(at);
  const size_t with_date = std::min(at - written, list.dated().size());
  const size_t without = at - written - with_date;
  return profile_px_ + items_.before(written) + before_in(list.dated(), with_date) +
         before_in(list.undated(), without);
}

FeedScroll FeedHeights::at(const FeedList& list, double px) const {
  ItemIndex first = kProfileItem;
  ItemIndex last = list.last();
  while (first < last) {
    const ItemIndex middle = first + (last - first + 1) / 2;
    if (before(list, middle) <= px)
      first = middle;
    else
      last = middle - 1;
  }
  return {first, static_cast<float>(std::max(px - before(list, first), 0.0))};
}

}  // namespace backscroll
