#include "draw/theme.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace surprisal::draw {
namespace {

constexpr Color rgb(unsigned hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
          static_cast<std::uint8_t>(hex), 255};
}

// The quantities in the order of the enumeration: logit blue, prediction green, label near the ink, loss
// vermilion, entropy teal, KL orange, gradient purple, squared error brown. The classes differ in lightness
// as well as in hue, so that colour-blind people can tell them apart; the first five differ even in grey.
const Theme kLight = {rgb(0xFFFFFF),
                      rgb(0xF5F5F2),
                      rgb(0x1E2226),
                      rgb(0x5A6168),
                      rgb(0xE3E5E7),
                      rgb(0xC2185B),
                      {rgb(0x0B63B0), rgb(0x1B7A3D), rgb(0x2B2F33), rgb(0xC8401E), rgb(0x007C83),
                       rgb(0xA06000), rgb(0x7B3FA0), rgb(0x7A4B2A)},
                      {rgb(0x0D379B), rgb(0xA85E0B), rgb(0x006435), rgb(0x5C1558), rgb(0x026B93),
                       rgb(0x644700), rgb(0xA04CBE), rgb(0x6E0A19), rgb(0x5F7849), rgb(0x5B575F)},
                      1};

const Theme kDark = {rgb(0x14171A),
                     rgb(0x1D2125),
                     rgb(0xECEEF0),
                     rgb(0xA4ABB2),
                     rgb(0x2E343A),
                     rgb(0xFF6FA8),
                     {rgb(0x6DB3F8), rgb(0x66CC88), rgb(0xE4E6E8), rgb(0xFF8A66), rgb(0x4FD0D4),
                      rgb(0xF0B040), rgb(0xC79AF0), rgb(0xD0A27C)},
                     {rgb(0x809CFF), rgb(0xC58B29), rgb(0x5EDFA3), rgb(0xE491CE), rgb(0x87C2F7),
                      rgb(0xF2D86C), rgb(0xB17ECB), rgb(0xF57C81), rgb(0xACBB5E), rgb(0x99A2A7)},
                     1};

const Theme kContrast = {rgb(0xFFFFFF),
                         rgb(0xFFFFFF),
                         rgb(0x000000),
                         rgb(0x262626),
                         rgb(0xC4C4C4),
                         rgb(0xB0003A),
                         {rgb(0x003D99), rgb(0x005C1F), rgb(0x000000), rgb(0xA31500), rgb(0x005359),
                          rgb(0x7A4300), rgb(0x560080), rgb(0x57300F)},
                         {rgb(0x062D8A), rgb(0x825400), rgb(0x005838), rgb(0x50113B), rgb(0x20718D),
                          rgb(0x363000), rgb(0x5E5BC8), rgb(0x8E0727), rgb(0x656D41), rgb(0x4D5B5D)},
                         1.5};

double linear_light(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color c) {
  return 0.2126 * linear_light(c.red) + 0.7152 * linear_light(c.green) + 0.0722 * linear_light(c.blue);
}

constexpr std::array<std::string_view, kQuantities> kQuantityNames = {
    "logit", "prediction", "label", "loss", "entropy", "kl", "gradient", "squared_error"};

Color solid_color(const Theme& theme, Ink ink) {
  switch (ink.kind) {
    case Ink::Kind::Muted:
      return theme.muted;
    case Ink::Kind::Faint:
      return theme.faint;
    case Ink::Kind::Paper:
      return theme.paper;
    case Ink::Kind::Accent:
      return theme.accent;
    case Ink::Kind::Quantity:
      return theme.quantities[ink.index];
    case Ink::Kind::Class:
      return theme.classes[ink.index];
    case Ink::Kind::Ink:
      break;
  }
  return theme.ink;
}

}  // namespace

const Theme& theme(ThemeName name) {
  switch (name) {
    case ThemeName::Dark:
      return kDark;
    case ThemeName::Contrast:
      return kContrast;
    case ThemeName::Light:
      break;
  }
  return kLight;
}

Color color_of(const Theme& theme, Ink ink) {
  Color color = solid_color(theme, ink);
  color.alpha = static_cast<std::uint8_t>(std::lround(255 * std::clamp(ink.strength, 0.0, 1.0)));
  return color;
}

Ink ink_named(std::string_view name) {
  for (std::size_t i = 0; i < kQuantities; ++i) {
    if (name == kQuantityNames[i]) return Ink(static_cast<Quantity>(i));
  }
  constexpr std::string_view kClass = "class:";
  std::size_t k = 0;
  if (name.starts_with(kClass) &&
      std::from_chars(name.data() + kClass.size(), name.data() + name.size(), k).ec == std::errc()) {
    return Ink::of_class(k);
  }
  return Ink();
}

double contrast(Color a, Color b) {
  const double lighter = std::max(luminance(a), luminance(b));
  const double darker = std::min(luminance(a), luminance(b));
  return (lighter + 0.05) / (darker + 0.05);
}

Color blend(Color from, Color to, double t) {
  const auto mix = [t](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * std::clamp(t, 0.0, 1.0)));
  };
  return {mix(from.red, to.red), mix(from.green, to.green), mix(from.blue, to.blue),
          mix(from.alpha, to.alpha)};
}

Color readable_on(const Theme& theme, Color fill) {
  constexpr double kReadable = 4.5;
  Color opaque = fill;
  opaque.alpha = 255;
  const Color seen = blend(theme.paper, opaque, fill.alpha / 255.0);
  const auto better = [seen](Color a, Color b) { return contrast(a, seen) >= contrast(b, seen) ? a : b; };
  const Color own = better(theme.paper, theme.ink);
  return contrast(own, seen) >= kReadable ? own : better(rgb(0xFFFFFF), rgb(0x000000));
}

}  // namespace surprisal::draw
