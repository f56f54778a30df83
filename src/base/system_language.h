// base: the language of the system.
#pragma once

#include "base/text.h"

namespace surprisal::inline base {

// The first of LC_ALL, LC_MESSAGES and LANG that is set in the environment decides: Chinese if it begins with
// zh, otherwise English. It allocates no memory.
Language system_language();

}  // namespace surprisal::inline base
