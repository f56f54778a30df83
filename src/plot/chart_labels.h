// plot: the words in a chart: at bars, marks, guides, bands and curves.
#pragma once

#include <vector>

#include "plot/chart_axes.h"
#include "plot/sampling.h"

namespace surprisal::plot {

// In the middle of the band, at its top or as far down as it takes to be clear of lines.
void label_band(Pen& pen, const Axes& axes, const Band& band);

// Every bar has its number or none has: to fewer digits where they would touch each other or stand on bars.
void label_bars(Pen& pen, const Chart& chart, const std::vector<Rect>& rects);

// Beside the guide, at whichever end has fewer lines under it.
void label_guide(Pen& pen, const Axes& axes, const Guide& guide);

void label_curves(Pen& pen, const Axes& axes, const Chart& chart,
                  const std::vector<std::vector<Polyline>>& pieces);

void label_marks(Pen& pen, const Axes& axes, const Chart& chart, double mark_size);

}  // namespace surprisal::plot
