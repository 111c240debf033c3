// axis_notes: silences first, the longest before the others; then the bursts, the most unusual first, where the lane is
// free.
#include "view/timeline/axis_layout.h"

#include <algorithm>

#include "view/text/text_layout.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr TextStyle kStyle = TextStyle::kSmall;
constexpr float kGap = 14;              // between two notes
constexpr float kLineEnd = 16;          // at least this much line on either side of a silence's name
constexpr float kShortestLine = 16;     // of a silence
constexpr float kFadeIn = 4;            // this much longer it is there
constexpr float kBeside = 8;            // from the end of a line to the name beside it
constexpr float kPole = 10;             // from a burst's pole to its name
constexpr float kRoomPerBurst = 150;    // a lane full of flags says nothing
constexpr double kMarginOfRange = 0.1;  // around what a click shows

TimeRange range_around(UtcMillis begin, UtcMillis end) {
  const double span = std::max(static_cast<double>(end.value - begin.value), 1.0 * kMillisPerHour);
  return {static_cast<double>(begin.value) - kMarginOfRange * span,
          static_cast<double>(end.value) + kMarginOfRange * span};
}

class AxisNotes {
 public:
  AxisNotes(const TimeScale& scale, const Rect& lane, const TextMeasurer& measure)
      : scale_(scale), lane_(lane), measure_(measure) {}

  std::vector<AxisNote> run(const Rhythm& rhythm) {
    for (const Silence& silence : rhythm.silences) add_silence(silence);
    size_t most = static_cast<size_t>(lane_.width / kRoomPerBurst);
    for (const Burst& burst : rhythm.bursts) {
      if (most == 0) break;
      if (add_burst(burst)) --most;
    }
    return std::move(notes_);
  }

 private:
  bool is_free(float left, float right) const {
    return std::none_of(notes_.begin(), notes_.end(), [&](const AxisNote& note) {
      return left < note.rect.right() + kGap && note.rect.x < right + kGap;
    });
  }

  Label label_at(float x, std::string text, float width_px) const {
    const float line_px = type_size(kStyle).line_px;
    return {{x, lane_.y + (lane_.height - line_px) / 2, width_px, line_px}, std::move(text), kStyle, false};
  }

  AxisNote note_between(AxisNote::Kind kind, UtcMillis begin, UtcMillis end) const {
    AxisNote note;
    note.kind = kind;
    const auto px = [&](UtcMillis time) {
      const double x = scale_.px_from_time(static_cast<double>(time.value));
      return static_cast<float>(std::clamp<double>(x, lane_.x, lane_.right()));
    };
    note.left = px(begin);
    note.right = px(end);
    note.rect = {note.left, lane_.y, note.right - note.left, lane_.height};
    note.label = label_at(0, {}, 0);
    note.alpha = 1;
    note.range = range_around(begin, end);
    return note;
  }

  // The name stands in the middle of the line, or beside it when the line is short.
  void add_silence(const Silence& silence) {
    AxisNote note = note_between(AxisNote::Kind::kSilence, silence.begin, silence.end);
    const float room = note.right - note.left;
    if (room < kShortestLine || !is_free(note.left, note.right)) return;
    std::string words = words_of_silence(silence);
    const float width_px = text_width_px(words, kStyle, measure_);
    const float right = note.right + kBeside + width_px;
    const float left = note.left - kBeside - width_px;
    note.alpha = std::min((room - kShortestLine) / kFadeIn, 1.0f);
    note.hint = hint_of_silence(silence);
    if (room >= width_px + 2 * kLineEnd) {
      note.label = label_at(note.left + (room - width_px) / 2, std::move(words), width_px);
    } else if (right <= lane_.right() && is_free(note.left, right)) {
      note.label = label_at(note.right + kBeside, std::move(words), width_px);
      note.rect.width = right - note.rect.x;
    } else if (left >= lane_.x && is_free(left, note.right)) {
      note.label = label_at(left, std::move(words), width_px);
      note.rect = {left, lane_.y, note.right - left, lane_.height};
    }
    notes_.push_back(std::move(note));
  }

  // The name stands right of the pole, or left of it where the lane ends.
  bool add_burst(const Burst& burst) {
    const double middle = static_cast<double>(burst.begin.value + burst.end.value) / 2;
    const TimeRange seen = scale_.range();
    if (middle < seen.begin_millis || middle >= seen.end_millis) return false;
    AxisNote note = note_between(AxisNote::Kind::kBurst, burst.begin, burst.end);
    std::string words = words_of_burst(burst);
    const float width_px = text_width_px(words, kStyle, measure_);
    const float right = std::max(note.right, note.left + kPole + width_px);
    const float left = note.right - kPole - width_px;
    float label_x = note.left + kPole;
    if (right <= lane_.right() && is_free(note.left, right)) {
      note.rect.width = right - note.left;
    } else if (left >= lane_.x && is_free(left, note.right)) {
      label_x = left;
      note.rect = {left, lane_.y, note.right - left, lane_.height};
    } else {
      return false;
    }
    note.label = label_at(label_x, std::move(words), width_px);
    note.hint = hint_of_burst(burst);
    notes_.push_back(std::move(note));
    return true;
  }

  const TimeScale& scale_;
  const Rect& lane_;
  const TextMeasurer& measure_;
  std::vector<AxisNote> notes_;
};

}  // namespace

std::vector<AxisNote> layout_axis_notes(const Rhythm& rhythm, const TimeScale& scale, const Rect& lane,
                                        const TextMeasurer& measure) {
  if (lane.is_empty()) return {};
  return AxisNotes(scale, lane, measure).run(rhythm);
}

}  // namespace backscroll
