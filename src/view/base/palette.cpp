// palette: see the header.
#include "view/base/palette.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace backscroll {
namespace {

struct NamedColor {
  std::string_view name;
  Color Palette::*color;
};

constexpr std::array<NamedColor, 16> kNames = {{{"background", &Palette::background},
                                                {"surface", &Palette::panel},
                                                {"ink", &Palette::ink},
                                                {"soft", &Palette::soft},
                                                {"faint", &Palette::faint},
                                                {"line", &Palette::line},
                                                {"accent", &Palette::accent},
                                                {"on-accent", &Palette::on_accent},
                                                {"reply", &Palette::reply},
                                                {"quote", &Palette::quote},
                                                {"repost", &Palette::repost},
                                                {"band", &Palette::band},
                                                {"chip", &Palette::chip},
                                                {"highlight", &Palette::highlight},
                                                {"on-highlight", &Palette::on_highlight},
                                                {"hit", &Palette::hit}}};

// How colours that the host has not named are mixed from the surface and the ink (the band: from the background and the
// accent): at least so much of the latter, and more until the contrast is reached.
struct Mix {
  float share;
  double contrast;
};

struct Mixes {
  Mix soft, faint, line, band;
};

constexpr Mixes kCalmMixes = {{0.7f, 4.5}, {0.55f, 3}, {0.11f, 1}, {0.18f, 1}};
constexpr Mixes kStrongMixes = {{0.85f, 7}, {0.7f, 4.5}, {0.4f, 3}, {0.45f, 3}};
constexpr float kChipShare = 0.06f;

struct Overrides {
  Palette values{};
  std::array<bool, kNames.size()> is_given{};

  bool has(Color Palette::*color) const {
    for (size_t i = 0; i < kNames.size(); ++i) {
      if (kNames[i].color == color) return is_given[i];
    }
    return false;
  }
};

std::optional<Color> color_from_hex(std::string_view text) {
  uint32_t rgba = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), rgba, 16);
  if (text.size() != 8 || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  Color color = color_from_rgb(rgba >> 8);
  color.alpha = static_cast<uint8_t>(rgba);
  return color;
}

void read_line(std::string_view line, Overrides& overrides) {
  const size_t space = line.find(' ');
  if (space == std::string_view::npos) return;
  const std::optional<Color> color = color_from_hex(line.substr(space + 1));
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (!color || kNames[i].name != line.substr(0, space)) continue;
    overrides.values.*kNames[i].color = *color;
    overrides.is_given[i] = true;
  }
}

Overrides read_overrides(std::string_view text) {
  Overrides overrides;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    read_line(text.substr(0, end), overrides);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return overrides;
}

double linear(uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double relative_luminance(Color color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

Color mixed_until_seen(Color below, Color above, const Mix& mix, const Palette& palette) {
  for (float share = mix.share; share < 1; share += 0.05f) {
    const Color color = mixed(below, above, share);
    const double contrast =
        std::min(contrast_ratio(color, palette.panel), contrast_ratio(color, palette.background));
    if (contrast >= mix.contrast) return color;
  }
  return above;
}

Color most_readable(Color below, std::initializer_list<Color> colors) {
  return *std::max_element(colors.begin(), colors.end(), [&](Color a, Color b) {
    return contrast_ratio(a, below) < contrast_ratio(b, below);
  });
}

// What the host has not named, but what would not fit any more.
void mix_the_rest(Palette& palette, const Overrides& given, const Mixes& mixes) {
  const bool is_toned =
      given.has(&Palette::background) || given.has(&Palette::panel) || given.has(&Palette::ink);
  const auto mix = [&](Color Palette::*color, Color below, Color above, const Mix& how) {
    if (!given.has(color)) palette.*color = mixed_until_seen(below, above, how, palette);
  };
  const auto choose = [&](Color Palette::*words, Color below) {
    if (!given.has(words))
      palette.*words = most_readable(below, {palette.*words, palette.panel, palette.ink});
  };
  if (is_toned) {
    mix(&Palette::soft, palette.panel, palette.ink, mixes.soft);
    mix(&Palette::faint, palette.panel, palette.ink, mixes.faint);
    mix(&Palette::line, palette.panel, palette.ink, mixes.line);
    mix(&Palette::chip, palette.panel, palette.ink, {kChipShare, 1});
  }
  if (is_toned || given.has(&Palette::accent)) {
    mix(&Palette::band, palette.background, palette.accent, mixes.band);
    choose(&Palette::on_accent, palette.accent);
  }
  if (given.has(&Palette::highlight)) choose(&Palette::on_highlight, palette.highlight);
}

}  // namespace

const Palette& palette_of(ThemeKind kind) {
  switch (kind) {
    case ThemeKind::kDark: return kDark;
    case ThemeKind::kContrastLight: return kContrastLight;
    case ThemeKind::kContrastDark: return kContrastDark;
    case ThemeKind::kLight:
    case ThemeKind::kCount_: break;
  }
  return kLight;
}

Palette palette_with(ThemeKind kind, std::string_view overrides) {
  Palette palette = palette_of(kind);
  const Overrides given = read_overrides(overrides);
  const auto value = [&](Color Palette::*color) {
    return laid_over(given.values.*color, palette.background);
  };
  if (given.has(&Palette::background)) palette.background = value(&Palette::background);
  // A page that names its background alone wants it everywhere.
  if (given.has(&Palette::background) && !given.has(&Palette::panel)) palette.panel = palette.background;
  for (size_t i = 1; i < kNames.size(); ++i) {
    if (given.is_given[i]) palette.*kNames[i].color = value(kNames[i].color);
  }
  const bool is_contrast = kind == ThemeKind::kContrastLight || kind == ThemeKind::kContrastDark;
  mix_the_rest(palette, given, is_contrast ? kStrongMixes : kCalmMixes);
  return palette;
}

Color color_of(PostKind kind, const Palette& palette) {
  switch (kind) {
    case PostKind::kReply: return palette.reply;
    case PostKind::kQuote: return palette.quote;
    case PostKind::kRepost: return palette.repost;
    case PostKind::kOriginal: break;
  }
  return palette.accent;
}

Color avatar_color(uint32_t seed, const Palette& palette) { return palette.avatars[seed % kAvatarColors]; }

Color mixed(Color first, Color second, float share) {
  const auto channel = [share](uint8_t a, uint8_t b) {
    const float value = static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * share;
    return static_cast<uint8_t>(std::lround(std::clamp(value, 0.0f, 255.0f)));
  };
  return {channel(first.red, second.red), channel(first.green, second.green),
          channel(first.blue, second.blue), 255};
}

Color laid_over(Color color, Color below) {
  return mixed(below, color, static_cast<float>(color.alpha) / 255);
}

double contrast_ratio(Color a, Color b) {
  const double first = relative_luminance(a);
  const double second = relative_luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace backscroll
