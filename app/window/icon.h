// window: the program's icon as pixels, for systems that do not look it up by name.
#pragma once

#include <vector>

namespace surprisal::window {

struct Icon {
  int side = 0;                     // in pixels
  std::vector<unsigned char> rgba;  // RGBA, top row first, not premultiplied
};

// In the sizes that taskbars and window switchers use; empty if memory runs out.
std::vector<Icon> draw_icons();

}  // namespace surprisal::window
