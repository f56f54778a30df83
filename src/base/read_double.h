// base: std::from_chars for a double, which some standard libraries lack.
#pragma once

#include <charconv>

namespace surprisal::inline base {

// Behaves the same in every respect, also for numbers beyond the range of a double.
std::from_chars_result read_double(const char* begin, const char* end, double& value);

}  // namespace surprisal::inline base
