// plot: horizontal bars in rows: captions above them, totals beside them, a strip below.
#pragma once

#include "plot/axes.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

// The chart with as many rows as there is room for: the important ones and the longest bars, with a row that
// says how many more there are.
Chart with_rows_that_fit(const SceneBuilder& scene, const Chart& chart, double height);

// A bar with its caption above it stands a little lower in its row.
Rect horizontal_bar_rect(const SceneBuilder& scene, const Axes& axes, const Chart& chart, const Bar& bar);
double row_middle(const SceneBuilder& scene, const Axes& axes, const Chart& chart, double at);

// The width of the column of totals, with the gap before it; 0 if there are none.
double width_of_totals(const SceneBuilder& scene, const Chart& chart);
void write_captions_and_totals(SceneBuilder& scene, const Axes& axes, const Chart& chart,
                               const std::vector<Rect>& bars);

double strip_room(const SceneBuilder& scene, const Chart& chart, const Rect& area);  // 0 if it is left out
void draw_strip(SceneBuilder& scene, const Axes& axes, const Chart& chart);

}  // namespace surprisal::plot
