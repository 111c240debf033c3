// palette: which colours of the theme are in force: one of four sets, with what the host page puts in their place.
#pragma once

#include <string_view>

#include "archive/archive.h"
#include "view/base/theme.h"

namespace backscroll {

enum class ThemeKind : uint8_t { kLight, kDark, kContrastLight, kContrastDark, kCount_ };

const Palette& palette_of(ThemeKind kind);

// `overrides`: one colour a line, "accent 7a1fa2ff" (red, green, blue, alpha). Names are the palette's own, with "-"
// for "_" and "surface" for the panel; a line that is not understood is left out. Colours that belong to a changed one
// and are not named themselves are mixed anew, so that one or two lines give a whole theme.
Palette palette_with(ThemeKind kind, std::string_view overrides);

Color color_of(PostKind kind, const Palette& palette);
Color avatar_color(uint32_t seed, const Palette& palette);

// The share of the second colour in the first one's place, 0..1; the result is opaque.
Color mixed(Color first, Color second, float share);
// What is seen of a translucent colour on an opaque one.
Color laid_over(Color color, Color below);
// WCAG 2: 1 for equal colours, 21 for black on white. Both opaque.
double contrast_ratio(Color a, Color b);

}  // namespace backscroll
