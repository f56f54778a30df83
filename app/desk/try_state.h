// desk: how far a person is with "Try this".
#pragma once

#include <cstddef>

namespace surprisal::desk {

struct TryState {
  std::size_t number = 0;
  bool running = false;
  bool done = false;
  double share = 0;  // of the way to the goal
};

}  // namespace surprisal::desk
