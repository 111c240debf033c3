// viewer: the numbers of what is shown, which the page writes over the feed's column: where, and what.
#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "view/host/action_events.h"
#include "view/viewer/viewer.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr size_t kMostTextBytes = 160;

// A line of the event: what it is, then its fields. An archive decides some of them: tabs and line feeds become spaces.
class NumberLines {
 public:
  template <typename... Fields>
  void add(std::string_view what, const Fields&... fields) {
    text_ += what;
    (add_field(fields), ...);
    text_ += '\n';
  }

  void add(std::string_view what, const Numbers::Sum& sum) { add(what, sum.known, sum.sum, sum.median); }

  void add(std::string_view what, const std::vector<Numbers::Row>& rows) {
    for (const Numbers::Row& row : rows) add(what, row.what, row.posts);
  }

  std::string take() { return std::move(text_); }

 private:
  void add_field(std::string_view field) {
    text_ += '\t';
    for (const char c : field) text_ += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
  }
  void add_field(int64_t number) { add_field(std::string_view(std::to_string(number))); }

  std::string text_;
};

std::string_view id_of(Period period) {
  constexpr std::string_view kIds[] = {"day", "week", "month", "year"};
  return kIds[static_cast<size_t>(period)];
}

}  // namespace

// A slice of counting. True while there is more.
bool Viewer::tend_numbers() {
  if (state_.view != FeedView::kNumbers || is_finding_ || !finder_->is_prepared()) {
    stop_counting();
    return false;
  }
  const bool is_still = state_.visible == state_.target && gesture_.grip == Grip::kNone;
  const Shown wanted{state_.search, state_.target};
  if (numbering_.is_done()) {
    if (!is_still || counted_ == wanted) return false;
    counted_ = wanted;
    numbers_are_new_ = true;
    numbered_ = state_.is_fitted() ? PostSet::all(archive_.post_count()) : posts_in(state_.target);
    if (hits()) numbered_ &= hits_.posts();
    numbering_ = count_numbers(archive_, index_, zone_, numbered_, numbers_);
  } else if (counted_ != wanted && is_still) {
    stop_counting();  // of what is not shown any more
    return true;
  }
  return numbering_.step(kStepsInFrame);
}

void Viewer::stop_counting() {
  if (!numbering_.is_done()) counted_.reset();
  numbering_ = Steps();
}

// Where on the canvas they belong, and whose numbers they are; nothing: they are not looked at. Then the numbers.
void Viewer::note_numbers() {
  const bool is_shown = state_.view == FeedView::kNumbers && !state_.lightbox.is_active();
  const Rect& room = feed_.cards_area;
  std::string place;
  if (is_shown) {
    for (const float px : {room.x, room.y, room.width, room.height, timeline_.rooms.card_padding})
      place += std::to_string(std::lround(px)) + ' ';
  }
  if (place != told_numbers_place_) {
    numbers_are_new_ |= told_numbers_place_.empty();  // where they were, nobody knows them any more
    told_numbers_place_ = place;
    add_event({"numbers-place", place}, events_);
  }
  if (!is_shown || !numbers_are_new_ || !numbering_.is_done() || !counted_) return;
  numbers_are_new_ = false;
  add_event({"numbers", lines_of_numbers()}, events_);
}

std::string Viewer::lines_of_numbers() const {
  NumberLines lines;
  lines.add("posts", numbers_.posts, archive_.post_count());
  if (!state_.is_fitted()) lines.add("range", words_of_range(state_.target));
  lines.add("period", id_of(numbers_.period), numbers_.dated, numbers_.about, numbers_.outside);
  for (const Numbers::Bar& bar : numbers_.bars)
    lines.add("bar", bar.begin_millis, bar.end_millis, bar.posts, bar.all);
  lines.add("timed", numbers_.timed);
  for (size_t hour = 0; hour < numbers_.hours.size(); ++hour) {
    if (numbers_.hours[hour] > 0) lines.add("hour", static_cast<int64_t>(hour), numbers_.hours[hour]);
  }
  lines.add("likes", numbers_.likes);
  lines.add("replies", numbers_.replies);
  lines.add("reposts", numbers_.reposts);
  for (const Facet& facet : finder_->facets().all()) {
    if (facet.kind == FacetKind::kYear || facet.kind == FacetKind::kLikes) continue;
    lines.add("share", facet.term, static_cast<int64_t>(facet.posts.count_with(numbered_)),
              static_cast<int64_t>(facet.posts.count()));
  }
  lines.add("word", numbers_.words);
  lines.add("tag", numbers_.hashtags);
  lines.add("mention", numbers_.mentions);
  lines.add("answered", numbers_.answered);
  lines.add("site", numbers_.sites);
  for (const PostIndex post : numbers_.most_liked) {
    lines.add("top", archive_.id(post), archive_.likes(post).value,
              shortened(archive_.text(post), kMostTextBytes));
  }
  return lines.take();
}

}  // namespace backscroll
