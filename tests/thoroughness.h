// How much of what could be tried is tried.
#pragma once

#include <cstddef>

#include "rooms.h"

namespace surprisal::test {

// Of many cases of one kind, every how manyth. Under sanitizers each takes a dozen times as long; all of them
// are tried without.
#ifdef SURPRISAL_SANITIZE
inline constexpr std::size_t kEvery = 5;
#else
inline constexpr std::size_t kEvery = 1;
#endif

}  // namespace surprisal::test
