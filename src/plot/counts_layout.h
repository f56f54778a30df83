// plot: how many things are at each stretch of the x axis: low bars with their numbers, under a chart.
#pragma once

#include "plot/axes.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

// How much of the chart's area they take at its foot; 0 if there are none, or no room for them.
double counts_room(const SceneBuilder& scene, const Chart& chart, const Rect& area);

void draw_counts(SceneBuilder& scene, const Axes& axes, const Chart& chart);

}  // namespace surprisal::plot
