// draw: what colours mean, and the three themes. A quantity has the same colour everywhere.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "draw/canvas.h"

namespace surprisal::draw {

enum class Quantity { Logit, Prediction, Label, Loss, Entropy, Kl, Gradient, SquaredError };
inline constexpr std::size_t kQuantities = 8;
inline constexpr std::size_t kClassColors = 10;

// A colour by its role: ink, a quieter shade of it, or that of a quantity or a class.
struct Ink {
  enum class Kind { Ink, Muted, Faint, Paper, Accent, Quantity, Class };
  Kind kind = Kind::Ink;
  std::size_t index = 0;
  double strength = 1;  // below 1 it is translucent

  Ink() = default;
  Ink(Kind k) : kind(k) {}
  Ink(Quantity quantity) : kind(Kind::Quantity), index(static_cast<std::size_t>(quantity)) {}
  static Ink of_class(std::size_t k) {
    Ink ink(Kind::Class);
    ink.index = k % kClassColors;
    return ink;
  }
  Ink faded(double to) const {
    Ink ink = *this;
    ink.strength *= to;
    return ink;
  }

  friend bool operator==(const Ink&, const Ink&) = default;
};

enum class ThemeName { Light, Dark, Contrast };

struct Theme {
  Color paper;
  Color panel;  // behind controls, a shade off the paper
  Color ink;
  Color muted;  // axis labels, notes
  Color faint;  // grid
  Color accent;
  std::array<Color, kQuantities> quantities;
  std::array<Color, kClassColors> classes;
  double line_scale = 1;  // above 1 in the theme for high contrast
};

const Theme& theme(ThemeName name);
Color color_of(const Theme& theme, Ink ink);

// For the name in a formula's \term{...}: "gradient", "class:2". Plain ink for an unknown name.
Ink ink_named(std::string_view name);

// The contrast of two opaque colours as WCAG defines it, 1 to 21.
double contrast(Color a, Color b);

Color blend(Color from, Color to, double t);  // between two

// For text on a fill, which may be translucent: paper or ink, whichever is easier to read; where neither is
// easy to read, white or black, one of which always is.
Color readable_on(const Theme& theme, Color fill);

}  // namespace surprisal::draw
