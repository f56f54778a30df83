// plot: the legend of the curves and areas that no label names.
#pragma once

#include <vector>

#include "plot/scene_builder.h"

namespace surprisal::plot {

struct LegendEntry {
  Text text;
  Ink ink;
  Dash dash = Dash::Solid;
  double width = 1;
  bool filled = false;
};

// In the emptiest corner, not over a line, and at a distance from other text. Writes nothing and returns
// false if no corner has room.
bool write_legend(SceneBuilder& scene, const Rect& area, const std::vector<LegendEntry>& entries);

}  // namespace surprisal::plot
