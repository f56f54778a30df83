// plot: two divisions of the x axis under a chart: a line of names, connectors, and a strip with grips.
#pragma once

#include <optional>
#include <vector>

#include "plot/axes.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

// How much of the chart's area they take at its foot; 0 if there are none, or no room for them.
double divisions_room(const SceneBuilder& scene, const Chart& chart, const Rect& area);

double width_of_division_names(const SceneBuilder& scene, const Chart& chart);  // at the left of the axes

struct PlacedDivisions {
  Rect strip;
  std::vector<Rect> grips;  // of the chart's handles; empty for those without one or out of sight
};

std::optional<PlacedDivisions> draw_divisions(SceneBuilder& scene, const Axes& axes, const Chart& chart);

}  // namespace surprisal::plot
