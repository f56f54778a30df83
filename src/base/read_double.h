// base: std::from_chars for a double, which not every standard library has.
#pragma once

#include <charconv>

namespace surprisal::inline base {

// The same in every way, also for numbers that are beyond the range of a double.
std::from_chars_result read_double(const char* begin, const char* end, double& value);

}  // namespace surprisal::inline base
