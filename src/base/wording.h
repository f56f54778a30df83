// base: numbers as figures show them: a true minus, superscript powers of ten, the infinity sign.
#pragma once

#include <cstddef>
#include <string>

namespace surprisal::inline base {

std::string shown_fixed(double value, int decimals);
std::string shown_signed(double value, int decimals);  // +0.037; 0 if every digit would be 0
std::string shown(double value, int digits = 4);       // significant digits
std::string shown_short(double value);       // at most six significant digits, no trailing zeros: 0.01
std::string power_of_ten(int exponent);      // 10⁻³; 1 and 10 as themselves
std::string with_commas(std::size_t count);  // 10,000

}  // namespace surprisal::inline base
