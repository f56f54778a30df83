// base: what somebody probably meant by a word that is not known.
#pragma once

#include <span>
#include <string_view>

#include "base/text.h"

namespace surprisal::inline base {

// The known word with the fewest letters to change; empty where none is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);

// "; did you mean near?", or nothing where there is none.
Text hint_at(std::string_view near);

// "there is no preset "two-modls"; did you mean two-models?"
Text there_is_no(const Text& kind, std::string_view name, std::string_view near = {});

}  // namespace surprisal::inline base
