// base: Latin letters, of which English words and the commands of formulas are made.
#pragma once

#include "base/namespaces.h"

namespace surprisal::inline base {

constexpr bool is_latin_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace surprisal::inline base
