// icons: each is a path in a unit square, scaled to its rectangle.
#include "ui/icons.h"

#include <cmath>

#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr float kStroke = 1.4f;
constexpr float kPi = 3.14159265f;

class Pen {
 public:
  // `points`: somewhere, which is the other way where the language runs from right to left.
  Pen(const Painter& painter, const Rect& rect, Color color, bool points)
      : list_(painter.list()),
        rect_(painter.placed(rect)),
        color_(packed(color)),
        is_turned_(points && language().is_rtl) {}

  ImVec2 at(float x, float y) const {
    return ImVec2(rect_.x + (is_turned_ ? 1 - x : x) * rect_.width, rect_.y + y * rect_.height);
  }
  void to(float x, float y) const { list_.PathLineTo(at(x, y)); }
  void curve(float x1, float y1, float x2, float y2, float x3, float y3) const {
    list_.PathBezierCubicCurveTo(at(x1, y1), at(x2, y2), at(x3, y3));
  }
  void arc(float x, float y, float radius, float from_turns, float to_turns) const {
    list_.PathArcTo(at(x, y), radius * rect_.width, from_turns * 2 * kPi, to_turns * 2 * kPi);
  }
  void stroke(bool is_closed = false) const {
    list_.PathStroke(color_, is_closed ? ImDrawFlags_Closed : ImDrawFlags_None, kStroke);
  }
  void line(float x0, float y0, float x1, float y1) const {
    to(x0, y0);
    to(x1, y1);
    stroke();
  }
  void fill() const { list_.PathFillConvex(color_); }
  void fill_concave() const { list_.PathFillConcave(color_); }

 private:
  ImDrawList& list_;
  Rect rect_;
  ImU32 color_;
  bool is_turned_;
};

void reply(const Pen& pen) {
  pen.to(0.42f, 0.18f);
  pen.to(0.1f, 0.46f);
  pen.to(0.42f, 0.74f);
  pen.stroke();
  pen.to(0.1f, 0.46f);
  pen.to(0.55f, 0.46f);
  pen.curve(0.8f, 0.46f, 0.92f, 0.62f, 0.92f, 0.88f);
  pen.stroke();
}

void repost(const Pen& pen) {
  pen.to(0.1f, 0.5f);
  pen.to(0.1f, 0.36f);
  pen.curve(0.1f, 0.26f, 0.16f, 0.24f, 0.24f, 0.24f);
  pen.to(0.88f, 0.24f);
  pen.stroke();
  pen.to(0.72f, 0.06f);
  pen.to(0.9f, 0.24f);
  pen.to(0.72f, 0.42f);
  pen.stroke();
  pen.to(0.9f, 0.5f);
  pen.to(0.9f, 0.64f);
  pen.curve(0.9f, 0.74f, 0.84f, 0.76f, 0.76f, 0.76f);
  pen.to(0.12f, 0.76f);
  pen.stroke();
  pen.to(0.28f, 0.58f);
  pen.to(0.1f, 0.76f);
  pen.to(0.28f, 0.94f);
  pen.stroke();
}

void heart(const Pen& pen) {
  pen.to(0.5f, 0.9f);
  pen.curve(0.1f, 0.62f, 0.04f, 0.46f, 0.06f, 0.34f);
  pen.curve(0.1f, 0.08f, 0.42f, 0.06f, 0.5f, 0.3f);
  pen.curve(0.58f, 0.06f, 0.9f, 0.08f, 0.94f, 0.34f);
  pen.curve(0.96f, 0.46f, 0.9f, 0.62f, 0.5f, 0.9f);
  pen.stroke();
}

void star(const Pen& pen) {
  constexpr int kPoints = 5;
  for (int i = 0; i < 2 * kPoints; ++i) {
    const float turn = static_cast<float>(i) / (2 * kPoints) * 2 * kPi;
    const float radius = i % 2 == 0 ? 0.5f : 0.21f;
    pen.to(0.5f + radius * std::sin(turn), 0.52f - radius * std::cos(turn));
  }
  pen.stroke(true);
}

void bars(const Pen& pen) {
  pen.line(0.2f, 0.86f, 0.2f, 0.52f);
  pen.line(0.5f, 0.86f, 0.5f, 0.14f);
  pen.line(0.8f, 0.86f, 0.8f, 0.36f);
}

void badge(const Pen& pen, const Painter& painter) {
  constexpr int kLobes = 8;
  for (int i = 0; i < kLobes * 6; ++i) {
    const float turn = static_cast<float>(i) / (kLobes * 6) * 2 * kPi;
    const float radius = 0.46f + 0.035f * std::cos(turn * kLobes);
    pen.to(0.5f + radius * std::cos(turn), 0.5f + radius * std::sin(turn));
  }
  pen.fill_concave();
  painter.list().AddPolyline(
      (const ImVec2[]){pen.at(0.29f, 0.52f), pen.at(0.44f, 0.67f), pen.at(0.72f, 0.35f)}, 3,
      packed(painter.palette().on_accent), ImDrawFlags_None, kStroke);
}

void fit(const Pen& pen) {
  for (const float x : {0.12f, 0.88f}) {
    const float in = x < 0.5f ? 0.38f : 0.62f;
    pen.to(in, 0.14f);
    pen.to(x, 0.14f);
    pen.to(x, 0.38f);
    pen.stroke();
    pen.to(in, 0.86f);
    pen.to(x, 0.86f);
    pen.to(x, 0.62f);
    pen.stroke();
  }
}

void media(const Pen& pen) {
  pen.to(0.06f, 0.16f);
  pen.to(0.94f, 0.16f);
  pen.to(0.94f, 0.84f);
  pen.to(0.06f, 0.84f);
  pen.stroke(true);
  pen.to(0.08f, 0.76f);
  pen.to(0.36f, 0.46f);
  pen.to(0.56f, 0.66f);
  pen.to(0.7f, 0.54f);
  pen.to(0.92f, 0.76f);
  pen.stroke();
  pen.arc(0.68f, 0.36f, 0.07f, 0, 1);
  pen.stroke(true);
}

void warning(const Pen& pen) {
  pen.to(0.5f, 0.1f);
  pen.to(0.95f, 0.88f);
  pen.to(0.05f, 0.88f);
  pen.stroke(true);
  pen.line(0.5f, 0.38f, 0.5f, 0.62f);
  pen.line(0.5f, 0.72f, 0.5f, 0.77f);
}

// An eye with a stroke through it.
void hidden(const Pen& pen) {
  pen.to(0.04f, 0.5f);
  pen.curve(0.25f, 0.1f, 0.75f, 0.1f, 0.96f, 0.5f);
  pen.curve(0.75f, 0.9f, 0.25f, 0.9f, 0.04f, 0.5f);
  pen.stroke(true);
  pen.arc(0.5f, 0.5f, 0.14f, 0, 1);
  pen.stroke(true);
  pen.line(0.16f, 0.1f, 0.84f, 0.9f);
}

// Two links of a chain.
void link(const Pen& pen) {
  pen.to(0.44f, 0.3f);
  pen.to(0.56f, 0.18f);
  pen.curve(0.78f, -0.04f, 1.04f, 0.22f, 0.82f, 0.44f);
  pen.to(0.66f, 0.6f);
  pen.curve(0.58f, 0.68f, 0.48f, 0.66f, 0.42f, 0.6f);
  pen.stroke();
  pen.to(0.56f, 0.7f);
  pen.to(0.44f, 0.82f);
  pen.curve(0.22f, 1.04f, -0.04f, 0.78f, 0.18f, 0.56f);
  pen.to(0.34f, 0.4f);
  pen.curve(0.42f, 0.32f, 0.52f, 0.34f, 0.58f, 0.4f);
  pen.stroke();
}

// A sheet in front of another.
void copy(const Pen& pen) {
  pen.to(0.36f, 0.34f);
  pen.to(0.9f, 0.34f);
  pen.to(0.9f, 0.92f);
  pen.to(0.36f, 0.92f);
  pen.stroke(true);
  pen.to(0.22f, 0.68f);
  pen.to(0.1f, 0.68f);
  pen.to(0.1f, 0.1f);
  pen.to(0.64f, 0.1f);
  pen.to(0.64f, 0.2f);
  pen.stroke();
}

// An arrow out of a box.
void open(const Pen& pen) {
  pen.to(0.42f, 0.16f);
  pen.to(0.12f, 0.16f);
  pen.to(0.12f, 0.88f);
  pen.to(0.84f, 0.88f);
  pen.to(0.84f, 0.58f);
  pen.stroke();
  pen.to(0.58f, 0.1f);
  pen.to(0.9f, 0.1f);
  pen.to(0.9f, 0.42f);
  pen.stroke();
  pen.line(0.9f, 0.1f, 0.46f, 0.54f);
}

void broken_media(const Pen& pen) {
  media(pen);
  pen.line(0.1f, 0.94f, 0.9f, 0.06f);
}

void play(const Pen& pen) {
  pen.to(0.3f, 0.16f);
  pen.to(0.88f, 0.5f);
  pen.to(0.3f, 0.84f);
  pen.fill();
}

void close(const Pen& pen) {
  pen.line(0.16f, 0.16f, 0.84f, 0.84f);
  pen.line(0.84f, 0.16f, 0.16f, 0.84f);
}

void chevron(const Pen& pen, float back, float tip) {
  pen.to(back, 0.14f);
  pen.to(tip, 0.5f);
  pen.to(back, 0.86f);
  pen.stroke();
}

void polygon(const Pen& pen, int corners, float first_turn, float radius) {
  for (int i = 0; i < corners; ++i) {
    const float turn = (first_turn + static_cast<float>(i) / static_cast<float>(corners)) * 2 * kPi;
    pen.to(0.5f + radius * std::cos(turn), 0.5f + radius * std::sin(turn));
  }
  pen.fill();
}

}  // namespace

void draw_icon(const Painter& painter, Icon icon, const Rect& rect, Color color) {
  const Pen pen(painter, rect, color, icon == Icon::kReply || icon == Icon::kOpen);
  switch (icon) {
    case Icon::kReply: return reply(pen);
    case Icon::kRepost: return repost(pen);
    case Icon::kHeart: return heart(pen);
    case Icon::kStar: return star(pen);
    case Icon::kBars: return bars(pen);
    case Icon::kBadge: return badge(pen, painter);
    case Icon::kPlus: pen.line(0.5f, 0.12f, 0.5f, 0.88f); [[fallthrough]];
    case Icon::kMinus: return pen.line(0.12f, 0.5f, 0.88f, 0.5f);
    case Icon::kFit: return fit(pen);
    case Icon::kMedia: return media(pen);
    case Icon::kWarning: return warning(pen);
    case Icon::kHidden: return hidden(pen);
    case Icon::kLink: return link(pen);
    case Icon::kCopy: return copy(pen);
    case Icon::kOpen: return open(pen);
    case Icon::kBrokenMedia: return broken_media(pen);
    case Icon::kPlay: return play(pen);
    case Icon::kClose: return close(pen);
    case Icon::kPrevious: return chevron(pen, 0.64f, 0.34f);
    case Icon::kNext: return chevron(pen, 0.36f, 0.66f);
    case Icon::kSmallDisc: return polygon(pen, 24, 0, 0.42f);
    case Icon::kSmallSquare: return polygon(pen, 4, 0.125f, 0.52f);
    case Icon::kSmallDiamond: return polygon(pen, 4, 0, 0.5f);
    case Icon::kSmallTriangle: return polygon(pen, 3, 0.75f, 0.5f);
  }
}

}  // namespace backscroll
