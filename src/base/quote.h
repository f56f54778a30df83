// base: makes text of unknown origin safe to show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.h"

namespace surprisal::inline base {

// The text cut to `longest` bytes, with control characters and bad bytes replaced.
std::string harmless(std::string_view text, std::size_t longest);
std::string quoted(std::string_view text);  // short, in straight quotes
Text in_quotes(std::string_view text);      // short, in the quotes of either language

}  // namespace surprisal::inline base
