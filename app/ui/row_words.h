// ui: how the numbers and the classes of a row are written.
#pragma once

#include <cmath>
#include <string>

#include "base/wording.h"
#include "draw/bead.h"
#include "ui/surface.h"

namespace surprisal::ui {

inline constexpr double kWidestLetter = 13;  // in a bead

inline bool fits_bead(const Surface& surface, const std::string& name) {
  return surface.width_of(name, 12, Weight::Bold) <= surface.px(kWidestLetter);
}

// Draws a class as a bead. If its name is too wide for one, draws nothing and returns false.
inline bool drawn_as_bead(Surface& surface, const std::string& name, Point centre, Color ink, BeadKind kind) {
  if (!fits_bead(surface, name)) return false;
  Bead bead;
  bead.letter = name;
  bead.kind = kind;
  bead.ink = ink;
  surface.bead(centre, bead);
  return true;
}

// 0.814; 0.0021 and 8.9×10⁻¹¹ if three decimals would say little.
inline std::string shown_probability(double p) {
  return p != 0 && p < 0.01 ? shown(p, 2) : shown_fixed(p, 3);
}

// 23.15, 0.0041, 2.4×10⁻⁶.
inline std::string shown_amount(double value) {
  if (value != 0 && std::abs(value) < 0.001) return shown(value, 2);
  return shown_fixed(value, std::abs(value) < 0.1 ? 4 : 2);
}

// +0.310, −2.045, 0.000: for a difference.
inline std::string signed_amount(double value, int decimals = 3) {
  if (std::isinf(value)) return value > 0 ? "+∞" : "−∞";
  const std::string zero = shown_fixed(0, decimals), number = shown_fixed(std::abs(value), decimals);
  return number == zero ? zero : (value > 0 ? "+" : "−") + number;
}

}  // namespace surprisal::ui
