// window: the program's icon as pixels, for windows whose system does not look it up by name.
#pragma once

#include <vector>

namespace surprisal::window {

struct Icon {
  int side = 0;  // in pixels
  std::vector<unsigned char>
      rgba;  // from the top: red, green, blue and alpha, the colours not multiplied by it
};

// In the sizes that task bars and switchers of windows ask for; none where there is no memory for them.
std::vector<Icon> draw_icons();

}  // namespace surprisal::window
