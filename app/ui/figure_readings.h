// ui: the values of a chart's curves at one position on its x axis, under the pointer or pinned.
#pragma once

#include "plot/plot.h"
#include "plot/scene.h"
#include "ui/ui.h"

namespace surprisal::ui {

// The chart in a visible panel; null if the panel is not a chart.
const Chart* chart_of(const FigurePicture& picture, std::size_t panel);

// A box with the name and the value of a handle, which does not cover the handle.
void show_handle_reading(Ui& ui, const PlacedPanel& placed, const Chart& chart, const PlacedHandle& handle);

// A line through the chart, a dot on each curve, and a box with the values, placed where it covers as little
// of them as possible.
void show_readings(Ui& ui, const PlacedPanel& placed, const Chart& chart, double x);

}  // namespace surprisal::ui
