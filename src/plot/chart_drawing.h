// plot: what stands between the axes of a chart, without its words.
#pragma once

#include <optional>
#include <vector>

#include "plot/chart_axes.h"
#include "plot/sampling.h"

namespace surprisal::plot {

void draw_grid(Pen& pen, const Axes& axes, const std::vector<Tick>& x_ticks, const std::vector<Tick>& y_ticks,
               const Chart& chart);

// The zero lines are a little stronger than the grid; where zero is out of sight, the edge of the plot is.
void draw_zero_lines(Pen& pen, const Axes& axes, const Chart& chart);

std::optional<Rect> band_rect(const Axes& axes, const Band& band);

void draw_band(Pen& pen, const Axes& axes, const Band& band);

Rect bar_rect(const Chart& chart, const Axes& axes, const Bar& bar);

void draw_bar(Pen& pen, const Rect& rect, const Bar& bar);

// A curve as it is seen: pieces in pixels, within the plot.
std::vector<Polyline> visible_pieces(const Curve& curve, const Axes& axes, double margin);

void draw_guide(Pen& pen, const Axes& axes, const Guide& guide);

}  // namespace surprisal::plot
