// plot: the axes of a chart: where they are, their ticks, category names and titles.
#pragma once

#include <cstddef>
#include <vector>

#include "plot/layouts.h"
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
};

Axes axes_of(const SceneBuilder& scene, const Chart& chart, const PanelPlace& place);

// Without those that are near a tag.
void write_tick_labels(SceneBuilder& scene, const Axes& axes, const Chart& chart);
void write_category_names(SceneBuilder& scene, const Axes& axes, const Chart& chart);
void write_axis_titles(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Rect& area);

}  // namespace surprisal::plot
