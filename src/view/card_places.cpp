// card_places: the most liked marks first, each at the first free place around its mark.
#include "view/card_places.h"

#include <algorithm>
#include <cmath>

#include "base/sort_indexes.h"
#include "view/display_text.h"
#include "view/language.h"
#include "view/text_layout.h"

namespace backscroll {
namespace {

constexpr TextStyle kStyle = TextStyle::kSmall;
constexpr float kWidest = 236;
constexpr float kOfPlotWidth = 0.7f;
constexpr float kGap = 12;           // between two cards
constexpr float kLeastAlpha = 0.6f;  // of a mark that gets a card

bool overlap(const Rect& a, const Rect& b, float gap) {
  return a.x < b.right() + gap && b.x < a.right() + gap && a.y < b.bottom() + gap && b.y < a.bottom() + gap;
}

Rect box_of(const Mark& mark) {
  return {mark.x - mark.radius_px, mark.y - mark.radius_px, 2 * mark.radius_px, 2 * mark.radius_px};
}

float height_of(size_t lines) {
  return kMarkCardTop + static_cast<float>(lines) * type_size(kStyle).line_px + kMarkCardFigures;
}

// Beside the mark, above and below it, then further away: those only when few posts are in view, else nobody could tell
// what belongs to what. Three to a height: right, left, centred.
constexpr uint32_t kNearPlaces = 8;
constexpr uint32_t kPlaces = 26;

// Whether the line from `a` to `b` passes through the rectangle.
bool crosses(Point a, Point b, const Rect& rect) {
  float from = 0;
  float to = 1;
  const auto cut = [&](float begin, float delta, float low, float high) {
    if (delta == 0) return begin > low && begin < high;
    const float first = (low - begin) / delta;
    const float second = (high - begin) / delta;
    from = std::max(from, std::min(first, second));
    to = std::min(to, std::max(first, second));
    return from < to;
  };
  return cut(a.x, b.x - a.x, rect.x, rect.right()) && cut(a.y, b.y - a.y, rect.y, rect.bottom());
}

// The first lines of a text, the last of them with "…" when more follow.
std::vector<std::string> first_lines(std::string_view text, size_t most, float width_px,
                                     const TextMeasurer& measure) {
  std::vector<std::string> lines;
  const std::vector<TextLine> all = break_lines(text, kStyle, width_px, measure);
  for (const TextLine& line : all) {
    if (lines.size() == most) break;
    lines.emplace_back(text.substr(line.begin_bytes, line.end_bytes - line.begin_bytes));
  }
  if (all.size() > most && most > 0) {
    lines.back() = elided(lines.back() + "\xE2\x80\xA6", kStyle, width_px, measure);
  }
  return lines;
}

// How many cards of how many lines suit what is in view.
struct Plan {
  size_t most_cards;
  size_t most_lines;
  int most_covered;  // marks under one card: rather no card than one over a crowd
  uint32_t places;
  float width_px;
};

Plan plan_for(const TimelineFrame& frame) {
  const Rect& plot = frame.rooms.plot;
  const float width_px = std::min(kWidest, plot.width * kOfPlotWidth);
  const size_t posts = frame.post_count;
  size_t lines = posts <= 12 ? 3 : posts <= 40 ? 2 : 1;
  while (lines > 1 && plot.height < 3 * height_of(lines)) --lines;
  if (plot.height < height_of(1) + 8 || width_px < 160) return {0, lines, 0, 0, width_px};
  // Plots that several cards fit into keep most of their room for the marks, the more the fuller they are.
  const float fullness = std::clamp(static_cast<float>(posts) / 100, 0.0f, 1.0f);
  const float room = plot.width * plot.height / (width_px * height_of(lines) * (2.2f + 6 * fullness));
  size_t cards = static_cast<size_t>(room);
  if (posts > 100) cards = std::min<size_t>(cards, 6);
  if (cards == 0 && posts <= 12) cards = 1;
  const bool has_few_marks = posts <= 12 || frame.marks.size() < posts;
  return {std::min<size_t>(cards, 40), lines, has_few_marks ? 1 : 3, posts <= 40 ? kPlaces : kNearPlaces,
          width_px};
}

class CardPlacer {
 public:
  CardPlacer(const Archive& archive, const TimelineFrame& frame, std::span<const KeptPlace> kept,
             const TextMeasurer& measure, MarkCardTexts& texts)
      : archive_(archive),
        frame_(frame),
        kept_(kept),
        measure_(measure),
        texts_(texts),
        plan_(plan_for(frame)) {
    texts_.prepare(plan_.most_lines, plan_.width_px);
  }

  // Cards that are there keep their place before others look for one; those that matter most come first both times.
  std::vector<CardPlace> run() {
    if (plan_.most_cards == 0) return {};
    choose();
    const size_t most = std::min(plan_.most_cards, chosen_.size());
    for (size_t i = 0; i < most; ++i) keep(*chosen_[i]);
    for (size_t i = 0; i < most; ++i) place(*chosen_[i]);
    for (size_t i = most; i < chosen_.size(); ++i) keep(*chosen_[i]);
    for (size_t i = most; i < chosen_.size(); ++i) place(*chosen_[i]);
    return std::move(placed_);
  }

 private:
  void choose() {
    const Rect& plot = frame_.rooms.plot;
    std::vector<const Mark*> marks;
    for (const Mark& mark : frame_.marks) {
      if (mark.alpha >= kLeastAlpha && mark.x >= plot.x && mark.x < plot.right()) marks.push_back(&mark);
    }
    std::vector<uint32_t> order = sorted_indexes(marks.size(), [&](uint32_t a, uint32_t b) {
      return archive_.likes(marks[a]->post).value > archive_.likes(marks[b]->post).value;
    });
    order.resize(std::min(order.size(), plan_.most_cards * 2));
    for (const uint32_t i : order) chosen_.push_back(marks[i]);
  }

  const KeptPlace* kept_place(PostIndex post) const {
    const auto found =
        std::find_if(kept_.begin(), kept_.end(), [post](const KeptPlace& kept) { return kept.post == post; });
    return found == kept_.end() ? nullptr : &*found;
  }

  bool is_placed(const Mark& mark) const {
    return std::any_of(placed_.begin(), placed_.end(), [&](const CardPlace& p) { return p.mark == &mark; });
  }

  std::string text_of(PostIndex post) const {
    std::string text = brief_text(archive_, post);
    return text.empty() && archive_.media_count(post) > 0 ? std::string(say(Phrase::kMedia)) : text;
  }

  const std::vector<std::string>& lines_of(const Mark& mark) const {
    const auto found = std::find_if(texts_.texts.begin(), texts_.texts.end(),
                                    [&](const MarkCardText& text) { return text.post == mark.post; });
    if (found != texts_.texts.end()) return found->lines;
    const float width_px = plan_.width_px - 2 * kMarkCardPadding;
    texts_.texts.push_back(
        {mark.post, first_lines(text_of(mark.post), plan_.most_lines, width_px, measure_)});
    return texts_.texts.back().lines;
  }

  // Marks that a card would hide. They are sorted by x.
  int covered_marks(const Rect& rect) const {
    constexpr float kLargest = 12;  // radius
    const auto first = std::lower_bound(frame_.marks.begin(), frame_.marks.end(), rect.x - kLargest,
                                        [](const Mark& mark, float x) { return mark.x < x; });
    int count = 0;
    for (auto mark = first; mark != frame_.marks.end() && mark->x < rect.right() + kLargest; ++mark) {
      if (mark->alpha > 0.3f && overlap(box_of(*mark), rect, 0)) ++count;
    }
    return count;
  }

  bool is_in_the_way(const CardPlace& other, const Rect& rect, Point mark) const {
    const Point other_mark{other.mark->x, other.mark->y};
    return overlap(other.rect, rect, kGap) || crosses(mark, stem_end(rect, mark), other.rect) ||
           crosses(other_mark, stem_end(other.rect, other_mark), rect);
  }

  // Inside the plot, clear of the other cards and their stems, on none of the marks that matter.
  bool is_free(const Rect& rect, const Mark& mark) const {
    const Rect& plot = frame_.rooms.plot;
    const bool is_inside = rect.x >= plot.x && rect.right() <= plot.right() && rect.y >= plot.y &&
                           rect.bottom() <= plot.bottom();
    if (!is_inside) return false;
    const auto hides = [&](const Mark* other) { return overlap(box_of(*other), rect, 2); };
    const auto most = static_cast<std::ptrdiff_t>(std::min(chosen_.size(), plan_.most_cards));
    return std::none_of(placed_.begin(), placed_.end(),
                        [&](const CardPlace& other) {
                          return is_in_the_way(other, rect, {mark.x, mark.y});
                        }) &&
           std::none_of(chosen_.begin(), chosen_.begin() + most, hides);
  }

  void keep(const Mark& mark) {
    const KeptPlace* before = kept_place(mark.post);
    if (!before || placed_.size() == plan_.most_cards) return;
    const std::vector<std::string> lines = lines_of(mark);
    const Rect rect = card_rect(before->place, mark, plan_.width_px, height_of(lines.size()));
    if (!is_free(rect, mark) || covered_marks(rect) > plan_.most_covered + 1) return;
    placed_.push_back({&mark, before->place, rect, lines});
  }

  void place(const Mark& mark) {
    if (placed_.size() == plan_.most_cards || is_placed(mark)) return;
    const std::vector<std::string> lines = lines_of(mark);
    int fewest = plan_.most_covered + 1;
    CardPlace best{&mark, 0, {}, {}};
    for (uint32_t place = 0; place < plan_.places; ++place) {
      const Rect rect = card_rect(place, mark, plan_.width_px, height_of(lines.size()));
      const int covered = is_free(rect, mark) ? covered_marks(rect) : fewest;
      if (covered >= fewest) continue;
      fewest = covered;
      best.place = place;
      best.rect = rect;
      if (covered == 0) break;
    }
    if (best.rect.is_empty()) return;
    best.lines = lines;
    placed_.push_back(std::move(best));
  }

  const Archive& archive_;
  const TimelineFrame& frame_;
  std::span<const KeptPlace> kept_;
  const TextMeasurer& measure_;
  MarkCardTexts& texts_;
  const Plan plan_;
  std::vector<const Mark*> chosen_;  // the most liked first
  std::vector<CardPlace> placed_;
};

}  // namespace

Rect card_rect(uint32_t place, const Mark& mark, float width_px, float height_px) {
  const float away = mark.radius_px + 20;
  const float right = mark.x + away;
  const float left = mark.x - away - width_px;
  if (place < 2) return {place == 0 ? right : left, mark.y - height_px / 2, width_px, height_px};
  constexpr float kAway[] = {12,  12,  44,  44,
                             100, 100, 160, 230};  // above, below, above, below ..., twice above
  const uint32_t level = (place - 2) / 3;
  const uint32_t side = (place - 2) % 3;
  const bool is_below = level < 6 && level % 2 == 1;
  const float x = side == 0 ? right : side == 1 ? left : mark.x - width_px / 2;
  const float y = is_below ? mark.y + kAway[level] : mark.y - height_px - kAway[level];
  // Right over its mark a card stands clear of it.
  const float clear = side == 2 && kAway[level] < away ? away - kAway[level] : 0;
  return {x, is_below ? y + clear : y - clear, width_px, height_px};
}

Point stem_end(const Rect& rect, Point mark) {
  constexpr float kCorner = 12;
  Point end{std::clamp(mark.x, rect.x + kCorner, rect.right() - kCorner),
            std::clamp(mark.y, rect.y + kCorner, rect.bottom() - kCorner)};
  const bool is_beside = mark.x < rect.x || mark.x > rect.right();
  if (is_beside) end.x = mark.x < rect.x ? rect.x : rect.right();
  if (!is_beside) end.y = mark.y < rect.y ? rect.y : rect.bottom();
  return end;
}

void MarkCardTexts::prepare(size_t lines_wanted, float width_wanted_px) {
  constexpr size_t kMostTexts = 200;
  if (most_lines == lines_wanted && width_px == width_wanted_px && texts.size() < kMostTexts) return;
  texts.clear();
  most_lines = lines_wanted;
  width_px = width_wanted_px;
}

std::vector<CardPlace> place_cards(const Archive& archive, const TimelineFrame& frame,
                                   std::span<const KeptPlace> kept, const TextMeasurer& measure,
                                   MarkCardTexts& texts) {
  return CardPlacer(archive, frame, kept, measure, texts).run();
}

}  // namespace backscroll
