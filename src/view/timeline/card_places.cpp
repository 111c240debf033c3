// card_places: the most liked marks first, each at the best free place around its mark.
#include "view/timeline/card_places.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "view/text/text_layout.h"
#include "view/timeline/mark_grid.h"
#include "view/words/display_text.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr TextStyle kStyle = TextStyle::kSmall;

// How many cards, and how large.
constexpr float kWidest = 236;
constexpr float kNarrowest = 128;
constexpr float kOfPlotWidth = 0.7f;
constexpr float kLeastWidest = 160;      // a plot without room for that has no cards
constexpr float kMostRoom = 0.55f;       // of the plot that cards take when posts are few
constexpr float kLeastRoom = 0.16f;      // when they are many
constexpr float kRoomPerDouble = 0.08f;  // less for twice as many posts
constexpr size_t kFewPosts = 12;         // each may have its card, with three lines
constexpr size_t kSomePosts = 40;        // two lines; with more posts cards may cover marks of less weight
constexpr size_t kManyPosts = 100;       // few cards
constexpr size_t kMostCards = 40;
constexpr size_t kMostOfMany = 6;
constexpr size_t kMostThatCover = 5;
constexpr size_t kTriedPerCard = 3;  // marks that are asked for each card that there may be

// What a mark and a card are to each other.
constexpr float kLeastAlpha = 0.6f;  // of a mark that gets a card
constexpr float kSeenAlpha = 0.3f;   // a fainter mark is part of the field
constexpr int kLeastCovered = 2;     // marks that one card may hide when more than some posts are in view
constexpr int kCostOfCovered = 2;    // against one mark that loses room for its own card
constexpr float kRoomOfOthers = 24;  // that a mark needs around itself for a card
constexpr size_t kMarksPerCovered = 60;
constexpr double kLessWeight = 0.7;  // a mark with at most that part of the likes may be covered

// Distances in CSS pixels. A card that is there keeps its place a little longer than a new one would get it, so that
// none comes and goes.
struct Gaps {
  float cards;  // between two cards
  float mark;   // from a card to a mark
  float stem;   // from the line of a card to a mark
  float stem_length;
  int most_covered;  // more than a new card may
};
constexpr Gaps kNew = {.cards = 12, .mark = 4, .stem = 3, .stem_length = 56, .most_covered = 0};
constexpr Gaps kKept = {.cards = 8, .mark = 3, .stem = 1.5f, .stem_length = 60, .most_covered = 2};

bool overlap(const Rect& a, const Rect& b, float gap) {
  return a.x < b.right() + gap && b.x < a.right() + gap && a.y < b.bottom() + gap && b.y < a.bottom() + gap;
}

Rect box_of(const Mark& mark) {
  return {mark.x - mark.radius_px, mark.y - mark.radius_px, 2 * mark.radius_px, 2 * mark.radius_px};
}

Rect box_of(Point a, Point b) {
  return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

bool is_within(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x && inner.right() <= outer.right() && inner.y >= outer.y &&
         inner.bottom() <= outer.bottom();
}

Point point_of(const Mark& mark) { return {mark.x, mark.y}; }

float height_of(size_t lines) {
  return kMarkCardTop + static_cast<float>(lines) * type_size(kStyle).line_px + kMarkCardFigures;
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
  int most_covered;
  float width_px;
};

Plan plan_for(const TimelineFrame& frame) {
  const Rect& plot = frame.rooms.plot;
  const float width_px = std::min(kWidest, plot.width * kOfPlotWidth);
  const size_t posts = frame.post_count;
  size_t lines = posts <= kFewPosts ? 3 : posts <= kSomePosts ? 2 : 1;
  while (lines > 1 && plot.height < 3 * height_of(lines)) --lines;
  if (plot.height < height_of(1) || width_px < kLeastWidest) return {0, lines, 0, width_px};
  const float doubles = std::log2(std::max(static_cast<float>(posts) / static_cast<float>(kFewPosts), 1.0f));
  const float share = std::max(kMostRoom - kRoomPerDouble * doubles, kLeastRoom);
  const float room = share * plot.width * plot.height / (width_px * height_of(lines));
  // A low plot has room for one only when there is little else to see.
  const size_t cards = std::max<size_t>(static_cast<size_t>(std::lround(room)), posts <= kFewPosts ? 1 : 0);
  const size_t most_cards = std::min(cards, posts > kManyPosts ? kMostOfMany : kMostCards);
  const int most_covered = kLeastCovered + static_cast<int>(frame.marks.size() / kMarksPerCovered);
  return {most_cards, lines, posts > kSomePosts ? most_covered : 0, width_px};
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
        plan_(plan_for(frame)),
        grid_(frame, kSeenAlpha) {
    texts_.prepare(plan_.most_lines, plan_.width_px);
  }

  // Cards that are there keep their place before others look for one; those that matter most come first both times.
  std::vector<CardPlace> run() {
    if (plan_.most_cards == 0) return {};
    choose();
    const size_t most = std::min(plan_.most_cards, chosen_.size());
    for (size_t i = 0; i < most; ++i) keep(*chosen_[i], most_covered(i));
    for (size_t i = 0; i < most; ++i) place(*chosen_[i], most_covered(i));
    for (size_t i = most; i < chosen_.size(); ++i) keep(*chosen_[i], 0);
    for (size_t i = most; i < chosen_.size(); ++i) place(*chosen_[i], 0);
    return std::move(placed_);
  }

 private:
  // Only for the best is it worth to hide others.
  int most_covered(size_t rank) const { return rank < kMostThatCover ? plan_.most_covered : 0; }

  int64_t likes(const Mark& mark) const { return archive_.likes(mark.post).value; }

  // The most liked in view: a short list that better ones push the last out of.
  void choose() {
    const Rect& plot = frame_.rooms.plot;
    const size_t most = plan_.most_cards * kTriedPerCard;
    std::vector<int64_t> chosen_likes;
    for (const Mark& mark : frame_.marks) {
      if (mark.alpha < kLeastAlpha || mark.x < plot.x || mark.x >= plot.right()) continue;
      const int64_t value = likes(mark);
      if (chosen_.size() == most && value <= chosen_likes.back()) continue;
      size_t at = chosen_.size();
      while (at > 0 && chosen_likes[at - 1] < value) --at;
      chosen_.insert(chosen_.begin() + static_cast<std::ptrdiff_t>(at), &mark);
      chosen_likes.insert(chosen_likes.begin() + static_cast<std::ptrdiff_t>(at), value);
      if (chosen_.size() <= most) continue;
      chosen_.pop_back();
      chosen_likes.pop_back();
    }
  }

  const KeptPlace* kept_place(PostIndex post) const {
    const auto found =
        std::find_if(kept_.begin(), kept_.end(), [post](const KeptPlace& kept) { return kept.post == post; });
    return found == kept_.end() ? nullptr : &*found;
  }

  bool is_placed(const Mark& mark) const {
    return std::any_of(placed_.begin(), placed_.end(), [&](const CardPlace& p) { return p.mark == &mark; });
  }

  float figures_px(PostIndex post) const {
    float width_px = text_width_px(words_of_time(archive_.time(post), frame_.now_millis), kStyle, measure_);
    for (const Count& count : {archive_.likes(post), archive_.reposts(post)}) {
      width_px += kMarkCardIcon + text_width_px(words_of_count(count), kStyle, measure_) + kMarkCardGap;
    }
    return width_px;
  }

  const MarkCardText& text_for(PostIndex post) const {
    const auto found = std::find_if(texts_.texts.begin(), texts_.texts.end(),
                                    [&](const MarkCardText& text) { return text.post == post; });
    if (found != texts_.texts.end()) return *found;
    const float most_px = plan_.width_px - 2 * kMarkCardPadding;
    std::vector<std::string> lines =
        first_lines(brief_text(archive_, post), plan_.most_lines, most_px, measure_);
    float width_px = figures_px(post);
    for (const std::string& line : lines)
      width_px = std::max(width_px, text_width_px(line, kStyle, measure_));
    width_px = std::clamp(std::ceil(width_px) + 2 * kMarkCardPadding, kNarrowest, plan_.width_px);
    texts_.texts.push_back({post, width_px, std::move(lines)});
    return texts_.texts.back();
  }

  bool is_in_the_way(const CardPlace& other, const Rect& rect, Point mark, Point end,
                     const Gaps& gaps) const {
    const Point other_mark = point_of(*other.mark);
    const Point other_end = stem_end(other.rect, other_mark);
    return overlap(other.rect, rect, gaps.cards) || is_line_through(mark, end, other.rect) ||
           is_line_through(other_mark, other_end, rect) || do_lines_cross(mark, end, other_mark, other_end);
  }

  // Inside the plot, with a short line that touches nothing, clear of the other cards and their lines.
  bool is_free(const Rect& rect, const Mark& mark, const Gaps& gaps) const {
    if (!is_within(rect, frame_.rooms.plot)) return false;
    const Point from = point_of(mark);
    const Point end = stem_end(rect, from);
    if (std::hypot(end.x - from.x, end.y - from.y) > gaps.stem_length) return false;
    for (const CardPlace& other : placed_) {
      if (is_in_the_way(other, rect, from, end, gaps)) return false;
    }
    return !grid_.any_near(box_of(from, end).inset(-gaps.stem, -gaps.stem), [&](const Mark& other) {
      return &other != &mark && distance_to_line(point_of(other), from, end) < other.radius_px + gaps.stem &&
             !is_within(box_of(other), rect);
    });
  }

  // How many marks a card hides; more than `most` when it covers so many, or one that it must not.
  int covered_marks(const Rect& rect, const Mark& mark, int most, const Gaps& gaps) const {
    int count = 0;
    grid_.any_near(rect.inset(-gaps.mark, -gaps.mark), [&](const Mark& other) {
      const Rect box = box_of(other);
      if (!overlap(box, rect, gaps.mark)) return false;
      const bool has_less_weight =
          static_cast<double>(likes(other)) <= kLessWeight * static_cast<double>(likes(mark));
      const bool may_cover = has_less_weight && other.post != frame_.selected;
      count = may_cover ? count + 1 : most + 1;
      return count > most;
    });
    return count;
  }

  Rect rect_at(uint32_t spot, const Mark& mark, const MarkCardText& text) const {
    return card_rect(spot, point_of(mark), mark.radius_px, text.width_px, height_of(text.lines.size()));
  }

  void keep(const Mark& mark, int usual_covered) {
    const KeptPlace* before = kept_place(mark.post);
    if (!before || placed_.size() == plan_.most_cards) return;
    const MarkCardText& text = text_for(mark.post);
    const Rect rect = rect_at(before->spot, mark, text);
    const int most = usual_covered > 0 ? usual_covered + kKept.most_covered : 0;
    if (!is_free(rect, mark, kKept) || covered_marks(rect, mark, most, kKept) > most) return;
    placed_.push_back({&mark, before->spot, rect, text.lines});
  }

  // How many of those that matter, and have no card yet, would lose room for one.
  int crowded_marks(const Rect& rect, const Mark& mark) const {
    int count = 0;
    for (size_t i = 0; i < std::min(plan_.most_cards, chosen_.size()); ++i) {
      const Mark& other = *chosen_[i];
      const bool is_near = overlap(box_of(other), rect, kRoomOfOthers);
      if (is_near && &other != &mark && !is_placed(other)) ++count;
    }
    return count;
  }

  void place(const Mark& mark, int most_covered) {
    if (placed_.size() == plan_.most_cards || is_placed(mark)) return;
    const MarkCardText& text = text_for(mark.post);
    CardPlace best{&mark, 0, {}, {}};
    int least = std::numeric_limits<int>::max();
    for (uint32_t spot = 0; spot < card_spot_count() && least > 0; ++spot) {
      const Rect rect = rect_at(spot, mark, text);
      const int covered = covered_marks(rect, mark, most_covered, kNew);
      if (covered > most_covered) continue;
      const int cost = kCostOfCovered * covered + crowded_marks(rect, mark);
      if (cost >= least || !is_free(rect, mark, kNew)) continue;
      least = cost;
      best.spot = spot;
      best.rect = rect;
    }
    if (best.rect.is_empty()) return;
    best.lines = text.lines;
    placed_.push_back(std::move(best));
  }

  const Archive& archive_;
  const TimelineFrame& frame_;
  std::span<const KeptPlace> kept_;
  const TextMeasurer& measure_;
  MarkCardTexts& texts_;
  const Plan plan_;
  const MarkGrid grid_;
  std::vector<const Mark*> chosen_;  // the most liked first
  std::vector<CardPlace> placed_;
};

}  // namespace

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
