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

// Quantities are in the order of the enumeration: logit blue, prediction green, label close to the ink, loss
// vermilion, entropy teal, KL ochre, gradient purple, squared error brown. The classes differ in lightness as
// well as hue, so that colour-blind readers can tell them apart; the first five are distinct even in
// greyscale.
const Theme kLight = {.paper = rgb(0xFFFFFF),
                      .panel = rgb(0xF3F4F6),
                      .border = rgb(0xDDE1E5),
                      .ink = rgb(0x1A1D21),
                      .muted = rgb(0x5B6470),
                      .faint = rgb(0xECEEF1),
                      .axis = rgb(0x858D97),
                      .saturated = rgb(0xF3F4F6),
                      .accent = rgb(0xC2185B),
                      .focus = rgb(0x0B57B0),
                      .slider_track = rgb(0xD5DADF),
                      .bar_track = rgb(0xEFF1F4),
                      .ring_track = rgb(0xC3CAD2),
                      .segment_track = rgb(0xE7EAEE),
                      .segment_selected = rgb(0xFFFFFF),
                      .rail = rgb(0xFAFAFB),
                      .rail_selected = rgb(0xE7EAEE),
                      .row_tint = rgb(0xF1F5FA),
                      .guess = rgb(0xEFF4FA),
                      .guess_border = rgb(0xC3D2E4),
                      .task = rgb(0xFFF7E6),
                      .task_border = rgb(0xE8D3A0),
                      .primary = rgb(0x1A1D21),
                      .on_primary = rgb(0xFFFFFF),
                      .quantities = {rgb(0x0B57B0), rgb(0x177A3A), rgb(0x22262B), rgb(0xCC3A17),
                                     rgb(0x00777A), rgb(0x855700), rgb(0x7334A6), rgb(0x74584E)},
                      .fills = {rgb(0x0B57B0), rgb(0x177A3A), rgb(0x22262B), rgb(0xCC3A17), rgb(0x007F80),
                                rgb(0xE9B95A), rgb(0x7334A6), rgb(0x8A6A55)},
                      .pale_prediction = rgb(0x8DBD9E),
                      .kl_outline = rgb(0xB5852A),
                      .on_kl = rgb(0x4A2C00),
                      .on_fill = rgb(0xFFFFFF),
                      .classes = {rgb(0x0D379B), rgb(0xAA5909), rgb(0x046436), rgb(0x5C1558), rgb(0x006C90),
                                  rgb(0x694700), rgb(0xA049BA), rgb(0x6E0A19), rgb(0x5C7742), rgb(0x5B575F)},
                      .line_scale = 1};

const Theme kDark = {.paper = rgb(0x14171A),
                     .panel = rgb(0x1A1E22),
                     .border = rgb(0x2E343A),
                     .ink = rgb(0xECEEF0),
                     .muted = rgb(0xA7AEB6),
                     .faint = rgb(0x22272C),
                     .axis = rgb(0x6B757F),
                     .saturated = rgb(0x1C2024),
                     .accent = rgb(0xFF6FA8),
                     .focus = rgb(0x6DB3F8),
                     .slider_track = rgb(0x3A4148),
                     .bar_track = rgb(0x20252A),
                     .ring_track = rgb(0x4A525A),
                     .segment_track = rgb(0x262B30),
                     .segment_selected = rgb(0x3A4148),
                     .rail = rgb(0x171A1E),
                     .rail_selected = rgb(0x2A3036),
                     .row_tint = rgb(0x1A2530),
                     .guess = rgb(0x18222D),
                     .guess_border = rgb(0x33485E),
                     .task = rgb(0x2A2314),
                     .task_border = rgb(0x5C4A22),
                     .primary = rgb(0xECEEF0),
                     .on_primary = rgb(0x14171A),
                     .quantities = {rgb(0x6DB3F8), rgb(0x66CC88), rgb(0xE4E6E8), rgb(0xFF8A66), rgb(0x4FD0D4),
                                    rgb(0xF0B040), rgb(0xC79AF0), rgb(0xB8937C)},
                     .fills = {rgb(0x6DB3F8), rgb(0x66CC88), rgb(0xE4E6E8), rgb(0xFF8A66), rgb(0x4FD0D4),
                               rgb(0xF0B040), rgb(0xC79AF0), rgb(0xB8937C)},
                     .pale_prediction = rgb(0x3A7450),
                     .kl_outline = rgb(0xF0B040),
                     .on_kl = rgb(0x2A1A00),
                     .on_fill = rgb(0x14171A),
                     .classes = {rgb(0x809CFF), rgb(0xC58B29), rgb(0x5EDFA3), rgb(0xE491CE), rgb(0x87C2F7),
                                 rgb(0xF2D86C), rgb(0xB17ECB), rgb(0xF57C81), rgb(0xACBB5E), rgb(0x99A2A7)},
                     .line_scale = 1};

const Theme kContrast = {
    .paper = rgb(0xFFFFFF),
    .panel = rgb(0xFFFFFF),
    .border = rgb(0x767676),
    .ink = rgb(0x000000),
    .muted = rgb(0x262626),
    .faint = rgb(0xC4C4C4),
    .axis = rgb(0x262626),
    .saturated = rgb(0xEBEBEB),
    .accent = rgb(0xB0003A),
    .focus = rgb(0x003D99),
    .slider_track = rgb(0x8C8C8C),
    .bar_track = rgb(0xE6E6E6),
    .ring_track = rgb(0x8C8C8C),
    .segment_track = rgb(0xE6E6E6),
    .segment_selected = rgb(0xFFFFFF),
    .rail = rgb(0xFFFFFF),
    .rail_selected = rgb(0xDADADA),
    .row_tint = rgb(0xEAF1FF),
    .guess = rgb(0xFFFFFF),
    .guess_border = rgb(0x003D99),
    .task = rgb(0xFFFFFF),
    .task_border = rgb(0x7A4300),
    .primary = rgb(0x000000),
    .on_primary = rgb(0xFFFFFF),
    .quantities = {rgb(0x003D99), rgb(0x005C1F), rgb(0x000000), rgb(0xA31500), rgb(0x005359), rgb(0x7A4300),
                   rgb(0x560080), rgb(0x57300F)},
    .fills = {rgb(0x003D99), rgb(0x005C1F), rgb(0x000000), rgb(0xA31500), rgb(0x005359), rgb(0x7A4300),
              rgb(0x560080), rgb(0x57300F)},
    .pale_prediction = rgb(0x6F9C7F),
    .kl_outline = rgb(0x7A4300),
    .on_kl = rgb(0xFFFFFF),
    .on_fill = rgb(0xFFFFFF),
    .classes = {rgb(0x062D8A), rgb(0x825400), rgb(0x005838), rgb(0x50113B), rgb(0x20718D), rgb(0x363000),
                rgb(0x5E5BC8), rgb(0x8E0727), rgb(0x656D41), rgb(0x4D5B5D)},
    .line_scale = 1.5};

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

Color faded(Color color, double strength) {
  color.alpha = static_cast<std::uint8_t>(std::lround(255 * std::clamp(strength, 0.0, 1.0)));
  return color;
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

Color color_of(const Theme& theme, Ink ink) { return faded(solid_color(theme, ink), ink.strength); }

Color fill_color_of(const Theme& theme, Ink ink) {
  if (ink.kind != Ink::Kind::Quantity) return color_of(theme, ink);
  return faded(theme.fills[ink.index], ink.strength);
}

Color outline_color_of(const Theme& theme, Ink ink) {
  if (ink != Ink(Quantity::Kl).faded(ink.strength)) return fill_color_of(theme, ink);
  return faded(theme.kl_outline, ink.strength);
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

std::string_view name_of(Quantity quantity) { return kQuantityNames[static_cast<std::size_t>(quantity)]; }

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
