// plot: the axes of a chart as they are laid out.
#pragma once

#include <cstddef>
#include <vector>

#include "plot/scene.h"
#include "plot/ticks.h"

namespace surprisal::plot {

// How the categories of the x axis are named: in full or briefly, on one line or alternating between two.
struct CategoryNaming {
  bool brief = false;
  std::size_t lines = 1;
};

struct Axes {
  AxisMap x;
  AxisMap y;
  Rect area;
  CategoryNaming naming;
  std::vector<Tick> x_ticks;
  std::vector<Tick> y_ticks;
  bool in_card = false;
  bool compact = false;

  Point at(Point data) const { return {x.to_pixel(data.x), y.to_pixel(data.y)}; }
  // Whether what is at this pixel is shown: inside the axes, or on their edge.
  bool shows(Point at) const { return area.inset(-1).contains(at); }
};

}  // namespace surprisal::plot
