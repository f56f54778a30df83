// plot: writes the numbers along the axes of a chart, and the titles of the axes.
#pragma once

#include "plot/axes.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

// Leaves out numbers that are near a tag or have no room. The axes keep only the ticks that are shown.
void write_tick_labels(SceneBuilder& scene, Axes& axes, const Chart& chart);
void write_axis_titles(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Rect& area,
                       bool y_title_is_written);
// Before the numbers of the x axis.
void write_title_in_line(SceneBuilder& scene, const Axes& axes, const Axis& x);

}  // namespace surprisal::plot
