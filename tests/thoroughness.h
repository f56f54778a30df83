// How many of the cases of a large sweep are run.
#pragma once

#include <cstddef>

#include "namespaces.h"

namespace surprisal::test {

// Run one case in kEvery. Under sanitizers, where each takes a dozen times as long, run only some of them;
// otherwise run all.
#ifdef SURPRISAL_SANITIZE
inline constexpr std::size_t kEvery = 11;
#else
inline constexpr std::size_t kEvery = 1;
#endif

}  // namespace surprisal::test
