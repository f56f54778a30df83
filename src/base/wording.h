// base: numbers as a figure writes them: a true minus, powers of ten with raised digits, the infinity sign.
#pragma once

#include <string>

namespace surprisal::inline base {

std::string shown_fixed(double value, int decimals);
std::string shown(double value, int digits = 4);  // significant digits
std::string shown_short(double value);            // six digits at most, none that are only zeros: 0.01, 0.999
std::string power_of_ten(int exponent);           // 10⁻³; 1 and 10 as themselves

}  // namespace surprisal::inline base
