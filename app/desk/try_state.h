// desk: the user's progress with "Try this".
#pragma once

#include <cstddef>
#include <cstdint>

namespace surprisal::desk {

struct TryState {
  std::size_t number = 0;
  bool running = false;
  bool done = false;
  double share = 0;             // of the way to the goal
  std::uint64_t looked_at = 0;  // the revision of the session for which `share` was computed
};

}  // namespace surprisal::desk
