// state_text: see the header.
#include "view/host/state_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <tuple>

#include "base/percent.h"
#include "view/card/card_parts.h"
#include "view/pictures/lightbox_layout.h"
#include "view/state/update.h"

namespace backscroll {
namespace {

constexpr std::array<std::string_view, 5> kViewIds = {"posts", "years", "day", "thread", "numbers"};

template <typename Visit>
void for_each_pair(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    const size_t equals = std::min(pair.find('='), pair.size());
    visit(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool read_millis(std::string_view text, double& millis) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return false;
  millis = static_cast<double>(value);
  return true;
}

PostIndex row_with_id(const Archive& archive, std::string_view id, IndexRange<PostIndex> rows) {
  if (id.empty()) return kNoPost;
  for (const PostIndex row : rows) {
    if (archive.id(row) == id) return row;
  }
  return kNoPost;
}

// "120:p07": a whole number and an id.
std::optional<std::pair<int32_t, std::string>> numbered_id(std::string_view text) {
  int32_t number = 0;
  const char* end = text.data() + text.size();
  const auto [after, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || after == end || *after != ':') return {};
  return std::pair(number, std::string(after + 1, end));
}

std::string numbered(int64_t number, std::string_view id) {
  return percent_encoded(std::to_string(number).append(":").append(id));
}

// "11-23" as month * 100 + day; 0 when it is no day of the year.
int32_t day_from_text(std::string_view text) {
  int32_t month = 0;
  int32_t day = 0;
  const char* end = text.data() + text.size();
  const auto [after_month, no_month] = std::from_chars(text.data(), end, month);
  if (no_month != std::errc() || after_month == end || *after_month != '-') return 0;
  const auto [after_day, no_day] = std::from_chars(after_month + 1, end, day);
  if (no_day != std::errc() || after_day != end || month < 1 || month > 12 || day < 1) return 0;
  constexpr int32_t kLeapYear = 2000;
  const CivilDate date{kLeapYear, month, day};
  return civil_from_utc(utc_from_civil(date)) == date ? month * 100 + day : 0;
}

// None, where there is no such picture, or it stands behind a warning.
OpenLightbox picture_at(const Archive& archive, PostIndex row, int32_t number) {
  const bool is_there = row != kNoPost && number > 0 && can_open_lightbox(archive, row) &&
                        !has_cover(archive, row) && static_cast<size_t>(number) <= archive.media(row).size();
  return is_there ? OpenLightbox{row, static_cast<uint32_t>(number - 1)} : OpenLightbox{kNoPost, 0};
}

struct Restored {
  TimeRange range;
  PostSort sort = PostSort::kTime;
  FeedView view = FeedView::kPosts;
  int32_t day = 0;
  PostIndex thread_post = kNoPost;
  PostIndex selected = kNoPost;
  std::string search;
  std::optional<FeedPlace> place;
  OpenLightbox picture{kNoPost, 0};
};

Restored restored_from(std::string_view text, const Archive& archive, TimeRange limits) {
  Restored restored;
  restored.range = limits;
  for_each_pair(text, [&](std::string_view key, std::string_view value) {
    if (key == "from") read_millis(value, restored.range.begin_millis);
    if (key == "to") read_millis(value, restored.range.end_millis);
    if (key == "sort") restored.sort = kind_in<PostSort>(kPostSortIds, value).value_or(PostSort::kTime);
    if (key == "view") restored.view = kind_in<FeedView>(kViewIds, value).value_or(FeedView::kPosts);
    if (key == "day") restored.day = day_from_text(value);
    if (key == "thread") restored.thread_post = post_with_id(archive, percent_decoded(value));
    if (key == "search") restored.search = percent_decoded(value);
    if (const auto at = numbered_id(percent_decoded(value)); at && key == "at") {
      constexpr int32_t kMostPx = 1'000'000;
      const auto offset_px = static_cast<float>(std::clamp(at->first, -kMostPx, kMostPx));
      const PostIndex post = post_with_id(archive, at->second);
      if (post != kNoPost) restored.place = FeedPlace{post, offset_px, false};
      if (at->second.empty()) restored.place = FeedPlace{};
    } else if (at && key == "picture") {
      restored.picture = picture_at(archive, row_with_id(archive, at->second, archive.rows()), at->first);
    }
    if (key == "post") restored.selected = post_with_id(archive, percent_decoded(value));
  });
  if (!(restored.range.begin_millis < restored.range.end_millis)) restored.range = limits;
  const bool has_no_thread = restored.view == FeedView::kThread && restored.thread_post == kNoPost;
  if (has_no_thread) restored.view = FeedView::kPosts;
  return restored;
}

}  // namespace

PostIndex post_with_id(const Archive& archive, std::string_view id) {
  return row_with_id(archive, id, archive.posts());
}

std::string_view id_of(FeedView view) { return id_in(kViewIds, view); }

std::string text_from_state(const ViewState& state, const Archive& archive) {
  std::string text;
  const auto add = [&text](std::string_view key, std::string_view value) {
    if (!text.empty()) text += '&';
    text.append(key).append("=").append(value);
  };
  if (!state.is_fitted()) {
    add("from", std::to_string(std::llround(state.target.begin_millis)));
    add("to", std::to_string(std::llround(state.target.end_millis)));
  }
  if (state.sort != PostSort::kTime) add("sort", id_in(kPostSortIds, state.sort));
  if (state.view != FeedView::kPosts) add("view", id_of(state.view));
  if (state.view == FeedView::kDay)
    add("day", std::to_string(state.day / 100) + "-" + std::to_string(state.day % 100));
  if (state.view == FeedView::kThread && archive.posts().contains(state.thread_post))
    add("thread", percent_encoded(archive.id(state.thread_post)));
  if (!state.search.empty()) add("search", percent_encoded(state.search));
  if (archive.posts().contains(state.selected)) add("post", percent_encoded(archive.id(state.selected)));
  const Lightbox& lightbox = state.lightbox;
  if (lightbox.is_active() && !archive.id(lightbox.row).empty())
    add("picture", numbered(int64_t{lightbox.media} + 1, archive.id(lightbox.row)));
  const FeedPlace& place = state.place;
  if (!place.is_first && archive.posts().contains(place.post))
    add("at", numbered(std::lround(place.offset_px), archive.id(place.post)));
  return text;
}

void restore_state(std::string_view text, const Archive& archive, ViewState& state) {
  const Restored restored = restored_from(text, archive, state.limits);
  apply(ShowRange{restored.range, true}, {}, state);
  const int32_t day = restored.day != 0 ? restored.day : state.today;
  const auto feed_of = [](const ViewState& view) {
    return std::tie(view.view, view.day, view.thread_post, view.search);
  };
  const bool is_another =
      feed_of(state) != std::tie(restored.view, day, restored.thread_post, restored.search);
  if (is_another && !restored.place) begin_feed(state);
  state.sort = restored.sort;
  state.view = restored.view;
  state.day = day;
  state.thread_post = restored.thread_post;
  state.search = restored.search;
  state.selected = restored.selected;
  state.scroll_to_place = restored.place;
  state.is_scroll_to_selected = restored.selected != kNoPost && !restored.place;
  const auto [row, media] = restored.picture;
  const Lightbox& lightbox = state.lightbox;
  if (row == kNoPost && lightbox.is_active()) apply(LightboxAction(CloseLightbox{}), {}, state);
  if (row == kNoPost || (lightbox.is_active() && lightbox.row == row && lightbox.media == media)) return;
  apply(LightboxAction(OpenLightbox{row, media}), {}, state);
}

}  // namespace backscroll
