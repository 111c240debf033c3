// Every colour that is read or aimed at, against everything it stands on, in all four palettes (WCAG 2: 1.4.3, 1.4.6,
// 1.4.11).
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "view/base/palette.h"

using namespace backscroll;

namespace {

struct Named {
  std::string name;
  Color color;
};

constexpr std::array<std::pair<std::string_view, ThemeKind>, 4> kKinds = {
    {{"light", ThemeKind::kLight},
     {"dark", ThemeKind::kDark},
     {"contrast, light", ThemeKind::kContrastLight},
     {"contrast, dark", ThemeKind::kContrastDark}}};

bool is_contrast(ThemeKind kind) {
  return kind == ThemeKind::kContrastLight || kind == ThemeKind::kContrastDark;
}

Color tinted(const Palette& palette, float share) {
  return laid_over(with_alpha(palette.accent, share), palette.panel);
}

// Surfaces that text stands on.
std::vector<Named> surfaces(const Palette& p) {
  return {{"background", p.background},
          {"panel", p.panel},
          {"chip", p.chip},
          {"leading answer", tinted(p, p.tint.poll)},
          {"other answer", laid_over(with_alpha(p.soft, p.tint.answer), p.panel)},
          {"hovered card", tinted(p, p.tint.hover)},
          {"chosen card", tinted(p, p.tint.selected)},
          {"flashing card", tinted(p, p.tint.selected + p.tint.flash)}};
}

void check_contrast(std::string_view theme, const Named& above, const Named& below, double least) {
  const double ratio = contrast_ratio(above.color, below.color);
  CAPTURE(theme);
  CAPTURE(above.name);
  CAPTURE(below.name);
  CHECK(ratio >= least);
}

}  // namespace

TEST_CASE("the contrast of two colours is that of WCAG 2") {
  const Color black = color_from_rgb(0x000000);
  const Color white = color_from_rgb(0xFFFFFF);
  CHECK(contrast_ratio(black, white) == doctest::Approx(21));
  CHECK(contrast_ratio(white, black) == doctest::Approx(21));
  CHECK(contrast_ratio(white, white) == doctest::Approx(1));
  CHECK(contrast_ratio(color_from_rgb(0x767676), white) == doctest::Approx(4.54).epsilon(0.001));
}

TEST_CASE("text can be read on every surface, under every tint") {
  for (const auto& [theme, kind] : kKinds) {
    const Palette& p = palette_of(kind);
    const double least = is_contrast(kind) ? 7 : 4.5;
    for (const Named& surface : surfaces(p)) {
      for (const Named& text : {Named{"ink", p.ink}, {"soft", p.soft}, {"accent", p.accent}}) {
        check_contrast(theme, text, surface, least);
      }
    }
    check_contrast(theme, {"on accent", p.on_accent}, {"accent", p.accent}, least);
    check_contrast(theme, {"on highlight", p.on_highlight}, {"highlight", p.highlight}, least);
    check_contrast(theme, {"hint", p.panel}, {"ink", p.ink}, least);
    check_contrast(theme, {"icon", p.ink}, {"button under the pointer", p.line}, 4.5);
  }
}

TEST_CASE("initials can be read on every avatar") {
  for (const auto& [theme, kind] : kKinds) {
    const Palette& p = palette_of(kind);
    const double least = is_contrast(kind) ? 7 : 4.5;
    for (uint32_t seed = 0; seed < kAvatarColors; ++seed) {
      check_contrast(theme, {"initials", p.on_avatar},
                     {"avatar " + std::to_string(seed), avatar_color(seed, p)}, least);
    }
    check_contrast(theme, {"initials", p.on_avatar}, {"unknown avatar", p.unknown_avatar}, least);
  }
}

TEST_CASE("marks, controls and the focus stand out from what is behind them") {
  for (const auto& [theme, kind] : kKinds) {
    const Palette& p = palette_of(kind);
    const double least = is_contrast(kind) ? 4.5 : 3;
    for (const PostKind post : {PostKind::kOriginal, PostKind::kReply, PostKind::kQuote, PostKind::kRepost}) {
      const Color mark = with_alpha(color_of(post, p), p.tint.mark);
      check_contrast(theme, {"mark", laid_over(mark, p.background)}, {"background", p.background}, least);
    }
    check_contrast(theme, {"hit", p.hit}, {"background", p.background}, least);
    check_contrast(theme, {"arc", laid_over(with_alpha(p.quote, p.tint.arc), p.background)},
                   {"background", p.background}, least);
    for (const Named& surface : surfaces(p)) {
      if (surface.name != "flashing card") check_contrast(theme, {"faint", p.faint}, surface, 3);
      check_contrast(theme, {"focus", p.accent}, surface, 3);
    }
    const Color brushed = laid_over(with_alpha(p.accent, p.tint.brush), p.panel);
    check_contrast(theme, {"brush handle", p.accent}, {"brush", brushed}, 3);
  }
}

TEST_CASE("in high contrast lines, bars and spans can be seen too") {
  for (const auto& [theme, kind] : kKinds) {
    if (!is_contrast(kind)) continue;
    const Palette& p = palette_of(kind);
    for (const Color below : {p.background, p.panel}) {
      check_contrast(theme, {"line", p.line}, {"surface", below}, 3);
      check_contrast(theme, {"band", p.band}, {"surface", below}, 3);
    }
    CHECK(p.focus_stroke >= 2);
  }
}

TEST_CASE("each kind of post has a colour of its own") {
  constexpr PostKind kPostKinds[] = {PostKind::kOriginal, PostKind::kReply, PostKind::kQuote,
                                     PostKind::kRepost};
  for (const auto& [theme, kind] : kKinds) {
    CAPTURE(theme);
    const Palette& p = palette_of(kind);
    for (const PostKind a : kPostKinds) {
      for (const PostKind b : kPostKinds) {
        const Color first = color_of(a, p);
        const Color second = color_of(b, p);
        const bool is_equal =
            first.red == second.red && first.green == second.green && first.blue == second.blue;
        CHECK(is_equal == (a == b));
      }
    }
  }
}
