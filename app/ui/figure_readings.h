// ui: what the curves of a chart are worth at one place along its x axis, under the pointer or pinned.
#pragma once

#include "plot/plot.h"
#include "plot/scene.h"
#include "ui/ui.h"

namespace surprisal::ui {

// The chart in a panel that is shown; null for a panel that is something else.
const Chart* chart_of(const FigurePicture& picture, std::size_t panel);

// What a handle is and where it stands, in a box that does not cover it.
void show_handle_reading(Ui& ui, const PlacedPanel& placed, const Chart& chart, const PlacedHandle& handle);

// A line through the chart, a dot on each curve, and a box with the values where it covers least of them.
void show_readings(Ui& ui, const PlacedPanel& placed, const Chart& chart, double x);

}  // namespace surprisal::ui
