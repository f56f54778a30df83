// plot: lays out the axes of a chart and writes their ticks, category names and titles.
#pragma once

#include "plot/axes.h"
#include "plot/layouts.h"

namespace surprisal::plot {

// The width of the widest name of a row, with its bead.
double widest_row_name(const SceneBuilder& scene, const Axis& axis);

Axes axes_of(const SceneBuilder& scene, const Chart& chart, const PanelPlace& place);

// Leaves out those that are near a tag.
void write_tick_labels(SceneBuilder& scene, const Axes& axes, const Chart& chart);
void write_category_names(SceneBuilder& scene, const Axes& axes, const Chart& chart);
void write_axis_titles(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Rect& area,
                       bool y_title_is_written);
// After the numbers of the x axis.
void write_title_in_line(SceneBuilder& scene, const Axes& axes, const Axis& x);

}  // namespace surprisal::plot
