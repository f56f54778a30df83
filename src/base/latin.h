// base: Latin letters, which commands of formulas and English words consist of.
#pragma once

#include "base/namespaces.h"

namespace surprisal::inline base {

constexpr bool is_latin_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace surprisal::inline base
