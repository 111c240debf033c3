// ribbons: threads as smooth bands through the marks of their parts, in the order of time. Only as many as can be told
// apart; the one that is hovered or chosen is always there.
#pragma once

#include <string>
#include <vector>

#include "index/threads.h"
#include "view/base/geometry.h"
#include "view/timeline/mark_spread.h"

namespace backscroll {

struct RibbonStrip {
  std::vector<Point> points;  // close together: drawn as straight pieces
  bool is_gap;                // leads over parts that are missing
};

struct Ribbon {
  uint32_t thread;  // index into Threads::all()
  float alpha;      // 0..1
  bool is_lit;
  PostIndex first_post;
  std::string hint;  // of a lit one: "Thread of 9 posts, 3 of them missing"
  std::vector<RibbonStrip> strips;
};

struct RibbonInput {
  const Threads& threads;
  const MarkPlaces& places;
  std::vector<uint32_t> in_view = {};  // threads with a part in view, in any order, each once
  std::vector<uint32_t> lit = {};      // hovered or chosen, also when not in view, each once
  float share = 1;                     // 0: too many posts in view for ribbons; 1: all that fit
};

constexpr float kRibbonPx = 7;

// The lit ones last.
std::vector<Ribbon> layout_ribbons(const RibbonInput& input);

// The ribbon whose band is under the point; nullptr when there is none.
const Ribbon* ribbon_at(const std::vector<Ribbon>& ribbons, Point point, float reach_px);

}  // namespace backscroll
