// base: numbers as text and back, the same in every locale.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace surprisal::inline base {

// A finite decimal number, with or without a sign (a hyphen or a true minus). Spaces around it are allowed.
// The problem quotes the text.
Result<double> parse_number(std::string_view text);

// Numbers separated by commas, at least one. The problem names the entry, counted from 1.
Result<std::vector<double>> parse_numbers(std::string_view text);

// The fewest digits that read back as the same double; "inf", "-inf".
std::string exact(double value);

// A fixed number of decimals, never "-0.00"; a plain hyphen as the minus sign.
std::string fixed(double value, int decimals);

// How many decimals a number in steps of this size is shown with: 2 for 0.01, 1 for 0.5, 0 for 5.
int decimals_of_step(double step);

// A given number of significant digits, trailing zeros kept: 0.8789, 1.230e-09. With an exponent below 1e-4
// and from 1e6 on.
std::string significant(double value, int digits);

}  // namespace surprisal::inline base
