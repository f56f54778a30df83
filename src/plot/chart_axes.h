// plot: the axes of a chart: where they stand, their ticks and their titles.
#pragma once

#include <cstddef>
#include <vector>

#include "plot/layouts.h"
#include "plot/ticks.h"

namespace surprisal::plot {

// How the places of an axis are named below it: in full or briefly, on one line or by turns on two.
struct Naming {
  bool brief = false;
  std::size_t lines = 1;
};

struct Axes {
  AxisMap x;
  AxisMap y;
  Rect area;
  Naming naming;

  Point at(Point data) const { return {x.to_pixel(data.x), y.to_pixel(data.y)}; }
};

void write_ticks(Pen& pen, const Axes& axes, const Chart& chart, const std::vector<Tick>& x_ticks,
                 const std::vector<Tick>& y_ticks);

void write_titles(Pen& pen, const Axes& axes, const Chart& chart, const Rect& area);

Axes axes_of(Pen& pen, const Chart& chart, const PanelPlace& place, std::vector<Tick>& x_ticks,
             std::vector<Tick>& y_ticks);

}  // namespace surprisal::plot
