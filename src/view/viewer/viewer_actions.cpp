// viewer: what an action does to the view, which posts the feed lists, and what the host page hears of it. What has to
// do with searching is in viewer_search.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.h"
#include "view/host/action_events.h"
#include "view/host/feed_text.h"
#include "view/host/state_text.h"
#include "view/input/input.h"
#include "view/viewer/viewer.h"

namespace backscroll {
namespace {

// "date <begin> <end>" and the like, in milliseconds since 1970.
std::optional<TimeRange> range_of_command(std::string_view text, std::string_view name) {
  if (!text.starts_with(name)) return {};
  const char* at = text.data() + name.size();
  const char* end = text.data() + text.size();
  int64_t begin_millis = 0;
  int64_t end_millis = 0;
  const auto [after_begin, no_begin] = std::from_chars(at, end, begin_millis);
  if (no_begin != std::errc() || after_begin == end || *after_begin != ' ') return {};
  const auto [after_end, no_end] = std::from_chars(after_begin + 1, end, end_millis);
  if (no_end != std::errc() || after_end != end || end_millis <= begin_millis) return {};
  return TimeRange{static_cast<double>(begin_millis), static_cast<double>(end_millis)};
}

}  // namespace

void Viewer::apply_all(const Actions& actions) {
  for (const Action& action : actions) act(action);
}

void Viewer::act(const Action& action) {
  if (const auto* open = std::get_if<OpenPictures>(&action)) {
    const Action opening = opening_of(*open, archive_, state_);
    if (!std::holds_alternative<OpenPictures>(opening)) act(opening);
    return;
  }
  if (std::holds_alternative<AskForDate>(action)) return ask_for_date();
  if (const auto* show = std::get_if<ShowThread>(&action); show && !threads_.thread_of(show->post)) return;
  add_event_of(action, archive_, events_);
  apply(action, list_, state_);
  if (listed_ != state_.feed_choice()) refresh_list();
}

// The list follows where the motion ends, and keeps the card that the reader is looking at. While a search goes on it
// stays what it was.
void Viewer::refresh_list() {
  if (!has_found() || !has_order()) return;
  const bool has_anchor = list_.cards().contains(state_.scroll.item);
  const FeedItem anchor = list_.at(has_anchor ? state_.scroll.item : kProfileItem);
  FeedChoice before = listed_;
  listed_ = state_.feed_choice();
  make_list();
  before.range = listed_.range;
  if (listed_.search.empty()) before.search.clear();  // back among all others the card is what it was
  if (!has_anchor || before != listed_) return;       // another view, or another order, has its own place
  const std::optional<ItemIndex> found = list_.find(anchor);
  state_.scroll.item = found.value_or(kFirstItem);
  if (!found) state_.scroll.offset_px = 0;
}

void Viewer::make_list() {
  const std::optional<CountKind> count = count_of(state_);
  if (count && (!order_ || order_kind_ != count)) {
    order_.emplace(archive_, *count);
    order_kind_ = count;
  }
  const bool is_ranked = is_by_relevance() && ranked_ && ranked_->is_done();
  const PostOrder* const order = is_ranked ? &*ranked_ : count ? &*order_ : nullptr;
  list_ = feed_list({archive_, index_, threads_, hits(), order, &timeline_data_.likes_index, &zone_}, state_);
  feed_layout_.list_changed();
}

// A slice of sorting. True while there is more.
bool Viewer::tend_order() {
  constexpr int kSteps = 100;  // about two milliseconds
  if (!list_.is_partial() || !order_ || is_finding_ || is_ranking_) return false;
  for (int i = 0; i < kSteps; ++i) order_->step();
  if (!order_->is_done()) return true;
  make_list();  // it begins as the first ones did, so that the feed stays where it is
  return false;
}

// The day in view, and the first and the last one that there are.
void Viewer::ask_for_date() {
  if (index_.times().empty()) return;
  const auto shown = std::find_if(feed_.cards.begin(), feed_.cards.end(), [&](const PlacedCard& placed) {
    return placed.card->post != kNoPost && index_.has_place(placed.card->post);
  });
  const int64_t last = std::max(index_.earliest_millis(), index_.latest_millis());
  const int64_t at = shown != feed_.cards.end() ? sort_millis(archive_.time(shown->card->post)) : last;
  const Rect& room = feed_.cards_area;
  add_event({"ask-date", std::to_string(at), std::to_string(index_.earliest_millis()), std::to_string(last),
             std::to_string(std::lround(room.x)), std::to_string(std::lround(room.y)),
             std::to_string(std::lround(room.width))},
            events_);
}

bool Viewer::command(std::string_view text) {
  if (!is_loaded_) return false;
  if (search_command(text)) return true;
  if (text == "read on") {
    is_read_ = true;
    told_feed_.clear();
    return true;
  }
  if (const std::optional<TimeRange> day = range_of_command(text, "date ")) {
    act(JumpToDate{*day});
    return true;
  }
  if (const std::optional<TimeRange> range = range_of_command(text, "show ")) {
    act(ShowRange{*range, false});
    return true;
  }
  if (std::string_view id = text; take_beginning(id, "select ")) {
    const PostIndex post = post_with_id(archive_, id);
    if (post != kNoPost) act(SelectPost{post, true});
    return post != kNoPost;
  }
  Actions actions;
  if (state_.lightbox.is_active()) actions = lightbox_command(text, lightbox_, state_.lightbox);
  if (actions.empty() && text == "close") {
    if (std::optional<Action> closing = closing_of(state_)) actions.push_back(std::move(*closing));
  } else if (actions.empty()) {
    actions = actions_of_command(text, state_);
  }
  apply_all(actions);
  return !actions.empty();
}

std::string Viewer::state_text() const {
  return is_loaded_ ? text_from_state(state_, archive_) : std::string();
}

void Viewer::set_state(std::string_view text) {
  if (!is_loaded_) return;
  restore_state(text, archive_, state_);
  know_state();
  refresh_list();
}

// The page need not be told what it asked for.
void Viewer::know_state() {
  told_range_ = state_.target;
  told_post_ = state_.selected;
  told_search_ = state_.search;
}

void Viewer::note_feed() {
  if (!is_read_) return;
  if (state_.lightbox.is_active()) return note_way();
  std::vector<std::string> now = fields_of_feed({archive_, list_, feed_, state_.selected});
  if (now == told_feed_) return note_way();  // it may have gone there and back
  told_feed_ = std::move(now);
  told_way_px_ = 0;
  told_edges_.clear();
  for (const PlacedCard& placed : feed_.cards) told_edges_.emplace_back(placed.place, placed.y);
  std::vector<std::string_view> fields = {"feed"};
  fields.insert(fields.end(), told_feed_.begin(), told_feed_.end());
  add_event(fields, events_);
}

// How far the cards that were told of have gone since, while they move: they go together. A lightbox hides them.
void Viewer::note_way() {
  if (!is_read_ || told_edges_.empty()) return;
  std::optional<float> way_px;
  for (const PlacedCard& placed : feed_.cards) {
    const auto told = std::find_if(told_edges_.begin(), told_edges_.end(),
                                   [&](const auto& edge) { return edge.first == placed.place; });
    if (told != told_edges_.end()) way_px = placed.y - told->second;
  }
  if (state_.lightbox.is_active()) way_px.reset();
  if (way_px == told_way_px_) return;
  told_way_px_ = way_px;
  add_event({"feed-way", way_px ? std::to_string(std::llround(*way_px)) : std::string()}, events_);
}

void Viewer::note_changes() {
  const bool is_still = state_.visible == state_.target && gesture_.grip == Grip::kNone;
  if (is_still && told_range_ != state_.target) {
    told_range_ = state_.target;
    add_event({"range", std::to_string(std::llround(told_range_.begin_millis)),
               std::to_string(std::llround(told_range_.end_millis))},
              events_);
  }
  if (told_search_ != state_.search && !is_finding_) {
    told_search_ = state_.search;
    add_event({"search", told_search_, std::to_string(hits_.count())}, events_);
  }
  note_found();
  note_chips();
  note_numbers();
  if (told_post_ != state_.selected) {
    told_post_ = state_.selected;
    add_event({"select", told_post_ == kNoPost ? std::string_view() : archive_.id(told_post_)}, events_);
  }
}

}  // namespace backscroll
