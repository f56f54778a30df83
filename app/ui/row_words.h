// ui: how the numbers of a row are written.
#pragma once

#include <cmath>
#include <string>

#include "base/wording.h"

namespace surprisal::ui {

inline constexpr double kWidestLetter = 13;  // in a bead

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
