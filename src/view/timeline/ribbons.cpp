// ribbons: monotone cubic curves (Fritsch and Carlson): they pass through every mark and never leave the height between
// two of them.
#include "view/timeline/ribbons.h"

#include <algorithm>
#include <cmath>

#include "base/sort_indexes.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr size_t kMostRibbons = 16;
constexpr float kShortestPx = 12;  // across; below that the marks themselves stand together
constexpr float kFullFromPx = 48;
constexpr float kColumnPx = 5;       // parts closer than that stand in one column of the curve
constexpr float kBeyond = 1;         // plot widths beyond the plot to which the curve keeps its shape
constexpr float kPiecePx = 6;        // length of the straight pieces
constexpr size_t kMostPoints = 400;  // of one ribbon
constexpr size_t kMostParts = 2000;

struct Knot {
  Point at;
  bool is_after_gap;
};

struct Candidate {
  uint32_t thread;
  float reach_px;  // across
  std::vector<Knot> knots;
};

// "Thread of 9 posts, 3 of them missing"
std::string words_of_thread(const Thread& thread) {
  const uint32_t size = thread.size.value_or(thread.post_count);
  const Plural plural = !thread.size               ? Plural::kThreadOpen
                        : size > thread.post_count ? Plural::kThreadMissing
                                                   : Plural::kThreadOf;
  return say_count(plural, size, words_of_number(size), words_of_number(size - thread.post_count));
}

float distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

// The parts that have a place, by time.
std::vector<Knot> knots_of(const RibbonInput& input, const Thread& thread) {
  std::vector<Knot> knots;
  bool is_after_gap = false;
  for (const ThreadPart& part : thread.parts.first(std::min(thread.parts.size(), kMostParts))) {
    if (part.is_gap() || !input.places.has_place(part.post)) {
      is_after_gap = true;
      continue;
    }
    knots.push_back({input.places.place_of(part.post), is_after_gap});
    is_after_gap = false;
  }
  const std::vector<uint32_t> order =
      sorted_indexes(knots.size(), [&](uint32_t a, uint32_t b) { return knots[a].at.x < knots[b].at.x; });
  std::vector<Knot> sorted;
  sorted.reserve(knots.size());
  for (const uint32_t i : order) sorted.push_back(knots[i]);
  return sorted;
}

// Far outside only one knot is kept on each side, and a column of parts is entered once and left once: a band that goes
// up and down in one place is a blot.
std::vector<Knot> simplified(const std::vector<Knot>& knots, const Rect& plot) {
  const float most_left = plot.x - kBeyond * plot.width;
  const float most_right = plot.right() + kBeyond * plot.width;
  std::vector<Knot> kept;
  for (Knot knot : knots) {
    knot.at.x = std::clamp(knot.at.x, most_left, most_right);
    const bool is_outside = knot.at.x == most_left || knot.at.x == most_right;
    if (is_outside && !kept.empty() && kept.back().at.x == knot.at.x) {
      if (knot.at.x == most_left) kept.back() = knot;
      continue;
    }
    if (kept.size() == kMostPoints) break;
    const size_t size = kept.size();
    const bool is_third_in_column =
        size >= 2 && knot.at.x - kept[size - 2].at.x < kColumnPx && !knot.is_after_gap;
    if (is_third_in_column) kept.pop_back();
    kept.push_back(knot);
  }
  return kept;
}

Candidate candidate_of(const RibbonInput& input, uint32_t index) {
  Candidate candidate{index, 0, knots_of(input, input.threads.all()[index])};
  candidate.knots = simplified(candidate.knots, input.places.plot);
  if (candidate.knots.empty()) return candidate;
  candidate.reach_px = candidate.knots.back().at.x - candidate.knots.front().at.x;
  return candidate;
}

float slope(Point a, Point b) { return (b.y - a.y) / std::max(b.x - a.x, 0.01f); }

// The direction at each knot: flat where the curve turns, else the harmonic mean of both sides.
std::vector<float> tangents_of(const std::vector<Knot>& knots) {
  std::vector<float> tangents(knots.size(), 0);
  for (size_t i = 1; i + 1 < knots.size(); ++i) {
    const float before = slope(knots[i - 1].at, knots[i].at);
    const float after = slope(knots[i].at, knots[i + 1].at);
    if (before * after > 0) tangents[i] = 2 * before * after / (before + after);
  }
  return tangents;
}

Point on_curve(Point a, Point b, float tangent_a, float tangent_b, float t) {
  const float width = b.x - a.x;
  const float t2 = t * t;
  const float t3 = t2 * t;
  const float y = (2 * t3 - 3 * t2 + 1) * a.y + (t3 - 2 * t2 + t) * width * tangent_a +
                  (3 * t2 - 2 * t3) * b.y + (t3 - t2) * width * tangent_b;
  return {a.x + t * width, y};
}

// Whether a band that comes along the strip and goes on to `next` turns so sharply that its edge would stick out.
bool is_sharp_turn(const RibbonStrip& strip, Point next) {
  const size_t size = strip.points.size();
  if (size < 2) return false;
  const Point a = strip.points[size - 2];
  const Point b = strip.points[size - 1];
  const float along = (b.x - a.x) * (next.x - b.x) + (b.y - a.y) * (next.y - b.y);
  return along < 0.1f * distance(a, b) * distance(b, next);
}

std::vector<RibbonStrip> strips_through(const std::vector<Knot>& knots) {
  std::vector<RibbonStrip> strips;
  const std::vector<float> tangents = tangents_of(knots);
  const size_t most = std::max(kMostPoints / std::max(knots.size(), size_t{1}), size_t{1});
  for (size_t i = 1; i < knots.size(); ++i) {
    const Point a = knots[i - 1].at;
    const Point b = knots[i].at;
    const auto pieces = std::clamp<size_t>(static_cast<size_t>(distance(a, b) / kPiecePx), 1, most);
    const auto at = [&](size_t k) {
      return on_curve(a, b, tangents[i - 1], tangents[i], static_cast<float>(k) / static_cast<float>(pieces));
    };
    const bool is_gap = knots[i].is_after_gap;
    if (strips.empty() || strips.back().is_gap || is_gap || is_sharp_turn(strips.back(), at(1))) {
      strips.push_back({{a}, is_gap});
    }
    for (size_t k = 1; k <= pieces; ++k) strips.back().points.push_back(at(k));
  }
  return strips;
}

Ribbon ribbon_of(const RibbonInput& input, const Candidate& candidate, float alpha, bool is_lit) {
  const Thread& thread = input.threads.all()[candidate.thread];
  const bool begins_with_gap = thread.parts[0].is_gap();
  return {candidate.thread,
          alpha,
          is_lit,
          thread.parts[begins_with_gap ? 1 : 0].post,
          is_lit ? words_of_thread(thread) : std::string(),
          strips_through(candidate.knots)};
}

// Longer threads first; the last third of those that are shown fades out, so that none comes or goes at once.
void add_the_longest(const RibbonInput& input, std::vector<Ribbon>& ribbons) {
  std::vector<Candidate> candidates;
  for (const uint32_t thread : input.in_view) {
    if (std::find(input.lit.begin(), input.lit.end(), thread) != input.lit.end()) continue;
    Candidate candidate = candidate_of(input, thread);
    if (candidate.reach_px > kShortestPx) candidates.push_back(std::move(candidate));
  }
  const std::vector<uint32_t> order = sorted_indexes(candidates.size(), [&](uint32_t a, uint32_t b) {
    return candidates[a].reach_px > candidates[b].reach_px;
  });
  for (size_t rank = 0; rank < std::min(order.size(), kMostRibbons); ++rank) {
    const Candidate& candidate = candidates[order[rank]];
    const float of_rank = std::min(static_cast<float>(kMostRibbons - rank) * 3 / kMostRibbons, 1.0f);
    const float of_reach = std::min((candidate.reach_px - kShortestPx) / (kFullFromPx - kShortestPx), 1.0f);
    ribbons.push_back(ribbon_of(input, candidate, input.share * of_rank * of_reach, false));
  }
}

float distance_to_piece(Point p, Point a, Point b) {
  const float dx = b.x - a.x;
  const float dy = b.y - a.y;
  const float length2 = dx * dx + dy * dy;
  const float along =
      length2 > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0.0f, 1.0f) : 0;
  return distance(p, {a.x + along * dx, a.y + along * dy});
}

}  // namespace

std::vector<Ribbon> layout_ribbons(const RibbonInput& input) {
  std::vector<Ribbon> ribbons;
  if (input.share > 0) add_the_longest(input, ribbons);
  for (const uint32_t thread : input.lit) {
    ribbons.push_back(ribbon_of(input, candidate_of(input, thread), 1, true));
  }
  return ribbons;
}

const Ribbon* ribbon_at(const std::vector<Ribbon>& ribbons, Point point, float reach_px) {
  constexpr float kLeastPointed = 0.3f;
  const Ribbon* nearest = nullptr;
  float least = kRibbonPx / 2 + reach_px;
  for (const Ribbon& ribbon : ribbons) {
    if (ribbon.alpha < kLeastPointed) continue;
    for (const RibbonStrip& strip : ribbon.strips) {
      for (size_t i = 1; i < strip.points.size(); ++i) {
        const float away = distance_to_piece(point, strip.points[i - 1], strip.points[i]);
        if (away > least) continue;
        least = away;
        nearest = &ribbon;
      }
    }
  }
  return nearest;
}

}  // namespace backscroll
