// plot: lays out the axes of a chart and writes their ticks, category names and titles.
#pragma once

#include <optional>

#include "plot/axes.h"
#include "plot/layouts.h"

namespace surprisal::plot {

// Of the names of a chart's rows, with their beads.
double widest_row_name(const SceneBuilder& scene, const Axis& axis);

// The names of categories on x are on two lines if one seems too short, unless their naming is given.
Axes axes_of(const SceneBuilder& scene, const Chart& chart, const PanelPlace& place,
             const std::optional<CategoryNaming>& naming = {});

// Without those that are near a tag.
void write_tick_labels(SceneBuilder& scene, const Axes& axes, const Chart& chart);
void write_category_names(SceneBuilder& scene, const Axes& axes, const Chart& chart);
void write_axis_titles(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Rect& area);

}  // namespace surprisal::plot
