// plot: draws what is between the axes of a chart, except for the text.
#pragma once

#include <optional>
#include <vector>

#include "plot/chart_axes.h"
#include "plot/sampling.h"

namespace surprisal::plot {

void draw_grid(SceneBuilder& scene, const Axes& axes, const Chart& chart);

// The zero lines, a little stronger than the grid. If zero is not on the y axis, the bottom edge instead.
void draw_zero_lines(SceneBuilder& scene, const Axes& axes, const Chart& chart);

// The part of a band within the axes, if any; for bands that are not between two curves.
std::optional<Rect> band_rect(const Axes& axes, const Band& band);

void draw_band(SceneBuilder& scene, const Axes& axes, const Band& band);

Rect bar_rect(const SceneBuilder& scene, const Chart& chart, const Axes& axes, const Bar& bar);

// Whether the bar ends beyond the axis, as an infinite bar does.
bool leaves_axis(const Axes& axes, const Chart& chart, const Bar& bar);

// An infinite bar extends beyond the axes. `dragged`: its end has the accent colour.
void draw_bar(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Rect& rect, const Bar& bar,
              bool dragged);

// The visible part of a curve: pieces in pixels, cut to the area and a margin around it.
std::vector<Polyline> visible_pieces(const Curve& curve, const Axes& axes, double margin, double tolerance);

// Where a guide crosses its axis, in pixels; nothing if it is outside the area.
std::optional<double> guide_pixel(const Axes& axes, const Guide& guide);

void draw_guide(SceneBuilder& scene, const Axes& axes, const Guide& guide);

}  // namespace surprisal::plot
