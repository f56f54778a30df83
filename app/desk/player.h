// desk: a slider that is animated from end to end.
#pragma once

#include "session/sliders.h"

namespace surprisal::desk {

struct Player {
  Slider slider;
  double at = 0;  // 0 at the low end, 1 at the high end
  bool running = true;
  bool looping = false;
};

}  // namespace surprisal::desk
