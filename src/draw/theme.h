// draw: the meanings of colours, and the three themes. A quantity has the same colour everywhere.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "draw/canvas.h"

namespace surprisal::draw {

enum class Quantity { Logit, Prediction, Label, Loss, Entropy, Kl, Gradient, SquaredError };
inline constexpr std::size_t kQuantities = 8;
inline constexpr std::size_t kClassColors = 10;

// A colour by its role: ink, a quieter shade of it, or the colour of a quantity or a class.
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

// Every colour of the window and of the figures.
struct Theme {
  Color paper;  // cards and figures
  Color panel;  // the window around the cards
  Color border;
  Color ink;
  Color muted;  // axis labels, notes
  Color faint;  // grid
  Color axis;
  Color saturated;  // where a sigmoid is nearly flat
  Color accent;     // what is dragged
  Color focus;      // around the widget that has the keyboard focus

  Color slider_track;
  Color bar_track;
  Color ring_track;
  Color segment_track;
  Color segment_selected;
  Color rail;
  Color rail_selected;
  Color row_tint;
  Color guess;
  Color guess_border;
  Color task;
  Color task_border;
  Color primary;
  Color on_primary;

  std::array<Color, kQuantities> quantities;  // as text
  std::array<Color, kQuantities> fills;       // as curves and bars
  Color pale_prediction;                      // the bars of the classes that are not in focus
  Color kl_outline;
  Color on_kl;
  Color on_fill;  // text on the fill of any other quantity
  std::array<Color, kClassColors> classes;
  double line_scale = 1;  // above 1 in the high-contrast theme
};

const Theme& theme(ThemeName name);
Color color_of(const Theme& theme, Ink ink);          // as text
Color fill_color_of(const Theme& theme, Ink ink);     // as a curve or a bar
Color outline_color_of(const Theme& theme, Ink ink);  // around such a bar: at least 3:1 on the paper

// For the name in a formula's \term{...}: "gradient", "class:2". Plain ink for an unknown name.
Ink ink_named(std::string_view name);
std::string_view name_of(Quantity quantity);  // "squared_error"

// The contrast of two opaque colours as WCAG defines it, 1 to 21.
double contrast(Color a, Color b);

Color blend(Color from, Color to, double t);  // between two

// For text on a fill, which may be translucent: paper or ink, whichever is easier to read; if neither is easy
// to read, white or black, one of which always is.
Color readable_on(const Theme& theme, Color fill);

}  // namespace surprisal::draw
