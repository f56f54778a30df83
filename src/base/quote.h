// base: text of unknown origin, checked and made fit to be shown.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace surprisal::inline base {

// Somebody else's text, fit to stand in a message: cut to so many bytes, without control characters.
std::string harmless(std::string_view text, std::size_t longest);
std::string quoted(std::string_view text);  // short, in quotes

}  // namespace surprisal::inline base
