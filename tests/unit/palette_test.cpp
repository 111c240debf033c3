// What a host page's colours do to the palette.
#include "view/base/palette.h"

#include <doctest/doctest.h>

using namespace backscroll;

namespace {

uint32_t rgb(Color color) { return uint32_t{color.red} << 16 | uint32_t{color.green} << 8 | color.blue; }

}  // namespace

TEST_CASE("without overrides a palette is the theme's own") {
  const Palette palette = palette_with(ThemeKind::kDark, "");
  CHECK(rgb(palette.accent) == rgb(kDark.accent));
  CHECK(rgb(palette.band) == rgb(kDark.band));
}

TEST_CASE("a named colour takes the place of the theme's") {
  const Palette palette = palette_with(ThemeKind::kLight, "reply 102030ff\nsurface fafafaff");
  CHECK(rgb(palette.reply) == 0x102030);
  CHECK(rgb(palette.panel) == 0xFAFAFA);
  CHECK(rgb(palette.quote) == rgb(kLight.quote));
}

TEST_CASE("lines that are not understood change nothing") {
  const Palette palette =
      palette_with(ThemeKind::kLight, "accent red\nnothing 112233ff\n\nquote 12345\nink\n");
  CHECK(rgb(palette.accent) == rgb(kLight.accent));
  CHECK(rgb(palette.quote) == rgb(kLight.quote));
  CHECK(rgb(palette.ink) == rgb(kLight.ink));
}

TEST_CASE("a translucent colour is seen as it lies on the background") {
  const Palette palette = palette_with(ThemeKind::kLight, "background ffffffff\nink 00000080");
  CHECK(rgb(palette.ink) == 0x7F7F7F);
  CHECK(palette.ink.alpha == 255);
}

TEST_CASE("a new accent brings its own bars, and words on it that can be read") {
  const Palette violet = palette_with(ThemeKind::kLight, "accent 5b21b6ff");
  CHECK(rgb(violet.on_accent) == 0xFFFFFF);
  CHECK(rgb(violet.band) == rgb(mixed(kLight.background, violet.accent, 0.18f)));
  const Palette yellow = palette_with(ThemeKind::kLight, "accent ffd400ff");
  CHECK(contrast_ratio(yellow.on_accent, yellow.accent) > 7);
}

TEST_CASE("a background and an ink are enough for a theme") {
  const Palette palette = palette_with(ThemeKind::kDark, "background 101a33ff\nink f5f0e0ff");
  CHECK(rgb(palette.panel) == 0x101A33);
  CHECK(contrast_ratio(palette.soft, palette.panel) >= 4.5);
  CHECK(contrast_ratio(palette.faint, palette.panel) >= 3);
  CHECK(contrast_ratio(palette.line, palette.panel) > 1.1);
  CHECK(rgb(palette.soft) != rgb(kDark.soft));
}

TEST_CASE("the system's own colours in high contrast give lines and bars that can be seen") {
  const Palette palette = palette_with(
      ThemeKind::kContrastDark, "background 202020ff\nsurface 202020ff\nink ffffffff\naccent 75e9fcff");
  CHECK(contrast_ratio(palette.line, palette.background) >= 3);
  CHECK(contrast_ratio(palette.band, palette.background) >= 3);
  CHECK(contrast_ratio(palette.soft, palette.background) >= 7);
  CHECK(contrast_ratio(palette.on_accent, palette.accent) >= 7);
}

TEST_CASE("a colour that was named is not mixed anew") {
  const Palette palette =
      palette_with(ThemeKind::kLight, "accent 5b21b6ff\nband 00ff00ff\nbackground eeeeeeff");
  CHECK(rgb(palette.band) == 0x00FF00);
}
