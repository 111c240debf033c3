// feed_bar: see the header.
#include "view/feed/feed_bar.h"

#include <algorithm>

#include "view/base/theme.h"
#include "view/card/mirror.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr float kShortestThumb = 36;
constexpr float kEdge = 4;  // between the bar and the edge of the feed
constexpr float kLabel = 32;
constexpr float kLabelInset = 14;
constexpr double kFadeMillis = 200;

double room_of(const FeedList& list, const FeedHeights& heights, float area_height_px) {
  return std::max(heights.total(list) + static_cast<double>(kEndRoom - area_height_px), 1.0);
}

// Its month, or the interval that it is known to.
std::string words_of_place(const ScrollBarScene& scene) {
  if (count_of(scene.state)) {
    const size_t written = scene.list.items().size();
    const ItemIndex item = scene.list.find_post(scene.first_post).value_or(kFirstItem + written);
    const int64_t number = item - (kProfileItem + written);
    const auto count = static_cast<int64_t>(scene.list.size() - written);
    return say(Phrase::kPictureOf, {{"number", words_of_number(number)}, {"count", words_of_number(count)}});
  }
  const KnownTime time = scene.archive.time(scene.first_post);
  constexpr int64_t kMonth = 31 * kMillisPerDay;
  const bool is_in_month =
      time.precision != TimePrecision::kUnknown && time.end.value - time.begin.value < kMonth;
  return is_in_month ? words_of_month(time) : words_of_time(time);
}

void add_label(const ScrollBarScene& scene, const TextMeasurer& measure, ScrollBar& bar) {
  if (!is_bar_told(scene.state) || scene.first_post == kNoPost) return;
  bar.words = words_of_place(scene);
  const float width = text_width_px(bar.words, TextStyle::kBodyBold, measure) + 2 * kLabelInset;
  const float middle = bar.thumb.y + bar.thumb.height / 2;
  const float lowest = std::max(scene.area.bottom() - kLabel - size::kGap, scene.area.y);
  const float y = std::clamp(middle - kLabel / 2, scene.area.y + std::min(size::kGap, lowest), lowest);
  bar.label = as_read({scene.area.right() - size::kScrollBarHeld - 2 * size::kGap - width, y, width, kLabel},
                      scene.area);
  const double left = scene.state.bar_told_until_millis - scene.state.now_millis;
  const bool is_staying =
      scene.state.is_bar_held || scene.state.is_bar_hovered || scene.state.is_motion_reduced;
  bar.opacity = is_staying ? 1 : static_cast<float>(std::clamp(left / kFadeMillis, 0.0, 1.0));
}

}  // namespace

bool is_bar_told(const ViewState& state) {
  return state.is_bar_held || state.is_bar_hovered || state.now_millis < state.bar_told_until_millis;
}

FeedScroll scroll_at_share(const FeedList& list, const FeedHeights& heights, double share,
                           float area_height_px) {
  if (share <= 0) return {};
  if (share >= 1) return {list.last(), area_height_px};
  return heights.at(list, share * room_of(list, heights, area_height_px));
}

ScrollBar layout_scroll_bar(const ScrollBarScene& scene, const TextMeasurer& measure) {
  const Rect& area = scene.area;
  const bool is_held = scene.state.is_bar_held;
  ScrollBar bar;
  bar.is_held = is_held;
  const float width = is_held || scene.state.is_bar_hovered ? size::kScrollBarHeld : size::kScrollBar;
  const Rect track{area.right() - width - kEdge, area.y + size::kGap, width,
                   std::max(area.height - 2 * size::kGap, 1.0f)};
  const double total = scene.heights.total(scene.list);
  const auto shown = static_cast<float>(static_cast<double>(area.height) / std::max(total, 1.0));
  const float length = std::clamp(track.height * shown, std::min(kShortestThumb, track.height), track.height);
  const double above =
      scene.heights.before(scene.list, scene.scroll.item) + static_cast<double>(scene.scroll.offset_px);
  const double room = room_of(scene.list, scene.heights, area.height);
  const double place = scene.is_at_end ? 1.0 : std::clamp(above / room, 0.0, 1.0);
  const auto share = static_cast<float>(is_held ? scene.state.bar_share : place);
  const Rect thumb{track.x, track.y + share * (track.height - length), width, length};
  bar.track = as_read(track, area);
  bar.thumb = as_read(thumb, area);
  add_label(scene, measure, bar);
  return bar;
}

}  // namespace backscroll
