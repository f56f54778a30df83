// base: the language that the system speaks.
#pragma once

#include "base/text.h"

namespace surprisal::inline base {

// Of the environment's LC_ALL, LC_MESSAGES and LANG, the first that is set decides: Chinese if it begins with
// zh, otherwise English. It allocates no memory.
Language system_language();

}  // namespace surprisal::inline base
