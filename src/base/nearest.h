// base: the known word that is closest to an unknown one, for "did you mean".
#pragma once

#include <span>
#include <string_view>

#include "base/text.h"

namespace surprisal::inline base {

// The known word at the smallest edit distance; empty if none is close.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

// "; did you mean near?", or nothing if `near` is empty.
Text did_you_mean(std::string_view near);

// "there is no preset "two-modls"; did you mean two-models?"
Text unknown_name(const Text& kind, std::string_view name, std::string_view near = {});

}  // namespace surprisal::inline base
