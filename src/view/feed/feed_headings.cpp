// feed_headings: see feed_parts.h.
#include "view/feed/feed_parts.h"

#include <algorithm>

#include "view/base/theme.h"
#include "view/card/card_parts.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr std::string_view kDot = " \xC2\xB7 ";
constexpr float kButton = 32;
constexpr float kTop = 12;

std::string words_of_posts(uint32_t count) {
  return say_count(Plural::kPosts, count, words_of_number(count));
}

int32_t next_day(int32_t day, int step) {
  constexpr int32_t kLeapYear = 2000;  // every day of the year is in it
  const UtcMillis date = utc_from_civil({kLeapYear, day / 100, day % 100 + step});
  const CivilDate next = civil_from_utc(date);
  return next.month * 100 + next.day;
}

class HeadingWriter {
 public:
  HeadingWriter(const FeedItem& item, const HeadingSource& source, float width_px, float padding_px,
                const TextMeasurer& measure)
      : item_(item),
        source_(source),
        padding_px_(padding_px),
        inner_px_(width_px - 2 * padding_px),
        writer_(card_, measure) {}

  Card run() {
    switch (item_.kind) {
      case FeedItemKind::kThread: write_thread(); break;
      case FeedItemKind::kGap: write_gap(); break;
      case FeedItemKind::kDay: write_day(); break;
      case FeedItemKind::kEmptyDay: write_empty_day(); break;
      case FeedItemKind::kFound: write_found(); break;
      case FeedItemKind::kYear: write_year(); break;
      case FeedItemKind::kProfile:
      case FeedItemKind::kPost: break;
    }
    return std::move(card_);
  }

 private:
  // A title with quiet words below it; a button of the given width stands at the right.
  void write_title(std::string_view title, std::string_view below, float button_px) {
    Point at{padding_px_, kTop};
    const float room = inner_px_ - (button_px > 0 ? button_px + size::kGap : 0);
    writer_.line(title, at, room, TextStyle::kBodyBold, Ink::kInk);
    at.y += type_size(TextStyle::kBodyBold).line_px;
    if (!below.empty()) {
      writer_.line(below, at, room, TextStyle::kSmall, Ink::kSoft);
      at.y += type_size(TextStyle::kSmall).line_px;
    }
    card_.height_px = at.y + kTop;
  }

  float button(std::string_view label, float right, Action action) {
    const float width = writer_.width_px(label, TextStyle::kSmall) + 24;
    writer_.button(label, {right - width, kTop + 3, width, kButton}, std::move(action));
    return width;
  }

  float right() const { return padding_px_ + inner_px_; }

  void write_thread() {
    const float button_px = button(say(Phrase::kBackToPosts), right(), CloseView{});
    const Thread* thread = source_.threads.thread_of(item_.post);
    const uint32_t size = thread != nullptr ? thread->size.value_or(0) : 0;
    const std::string below =
        size > item_.count
            ? say_count(Plural::kPartOfPosts, size, words_of_number(size), words_of_number(item_.count))
            : words_of_posts(item_.count);
    const std::string time = words_of_time(source_.archive.time(item_.post));
    write_title(say(Phrase::kThread), below + std::string(kDot) + time, button_px);
  }

  void write_gap() {
    const float left = padding_px_ + size::kAvatar + size::kColumnGap;
    const std::string words = item_.number > 0
                                  ? say_count(Plural::kGapOf, item_.number, words_of_number(item_.number))
                                  : std::string(say(Phrase::kGap));
    const float y = writer_.wrapped(words, {left, kTop}, right() - left, TextStyle::kSmall, Ink::kSoft);
    card_.height_px = y + kTop;
  }

  void write_day() {
    const std::string_view back = "\xE2\x80\xB9";
    const std::string_view on = "\xE2\x80\xBA";
    writer_.button(on, {right() - kButton, kTop + 3, kButton, kButton}, ShowDay{next_day(item_.number, 1)});
    writer_.button(back, {right() - 2 * kButton - size::kGap, kTop + 3, kButton, kButton},
                   ShowDay{next_day(item_.number, -1)});
    card_.controls.at(0).label = say(Phrase::kNextDay);
    card_.controls.at(1).label = say(Phrase::kDayBefore);
    std::string below(say(Phrase::kOnThisDay));
    if (item_.count > 0) below += std::string(kDot) + words_of_posts(item_.count);
    write_title(words_of_day(item_.number / 100, item_.number % 100), below, 2 * kButton + size::kGap);
  }

  void write_empty_day() {
    Point at{padding_px_, 2 * kTop};
    const bool has_days = item_.number != 0;
    const std::string_view words = say(has_days ? Phrase::kEmptyDay : Phrase::kNoDays);
    at.y = writer_.wrapped(words, at, inner_px_, TextStyle::kBody, Ink::kSoft) + kTop;
    if (has_days) {
      const std::string day = words_of_day(item_.number / 100, item_.number % 100);
      const std::string label = say(Phrase::kShowDay, {{"day", day}});
      const float width = writer_.width_px(label, TextStyle::kSmall) + 24;
      writer_.button(label, {at.x, at.y, width, kButton}, ShowDay{item_.number});
      at.y += kButton;
    }
    card_.height_px = at.y + 2 * kTop;
  }

  void write_found() {
    const float button_px = button(say(Phrase::kEndSearch), right(), SearchFor{});
    const std::string title = say(Phrase::kSearchedFor, {{"text", source_.search->text()}});
    const std::string below =
        item_.count > 0 ? words_of_posts(item_.count) : std::string(say(Phrase::kNothingFound));
    write_title(title, below, button_px);
  }

  void write_year() {
    const KnownTime time = source_.archive.time(item_.post);
    const int64_t last = std::max(time.begin.value, time.end.value - 1);
    const bool is_one_year = civil_from_utc(UtcMillis{last}).year == civil_from_utc(time.begin).year;
    float button_px = 0;
    if (is_one_year) {
      const std::string year = words_of_year(time.begin);
      button_px = button(say(Phrase::kAllOfYear, {{"year", year}}), right(), ShowYear{item_.number});
      write_title(year, words_of_posts(item_.count), button_px);
    } else {
      write_title(words_of_time(time), words_of_posts(item_.count), 0);
    }
  }

  const FeedItem& item_;
  const HeadingSource& source_;
  float padding_px_;
  float inner_px_;
  Card card_;
  CardWriter writer_;
};

}  // namespace

Card layout_heading(const FeedItem& item, const HeadingSource& source, float width_px, float padding_px,
                    const TextMeasurer& measure) {
  return HeadingWriter(item, source, width_px, padding_px, measure).run();
}

}  // namespace backscroll
