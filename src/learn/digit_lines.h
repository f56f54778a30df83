// learn: the lines of assets/digits as they are built into the program.
#pragma once

#include <span>

#include "base/namespaces.h"

namespace surprisal::learn {

// 64 pixels, '0' to '9' and 'A' to 'G'; a space; the label; the end of the string.
using DigitLine = char[67];

std::span<const DigitLine> digit_lines();

}  // namespace surprisal::learn
