// plot: labels the bars, marks, guides, bands and curves of a chart.
#pragma once

#include <vector>

#include "plot/chart_axes.h"
#include "plot/sampling.h"

namespace surprisal::plot {

// The title of the y axis between the axes of a card, at the left and as high up as there is room.
void write_title_inside(SceneBuilder& scene, const Axes& axes, const Axis& y);

// In the bands, near their lower ends, or further up if lines are in the way.
void label_bands(SceneBuilder& scene, const Axes& axes, const Chart& chart);

// Either all bars have their numbers or none has. The numbers get fewer digits if they would touch each other
// or cover bars.
void label_bars(SceneBuilder& scene, const Axes& axes, const Chart& chart, const std::vector<Rect>& rects);

// Beside the guide, at the place that covers the fewest lines.
void label_guide(SceneBuilder& scene, const Axes& axes, const Guide& guide);

// At the curves; in a legend for curves without a good place.
void label_curves(SceneBuilder& scene, const Axes& axes, const Chart& chart,
                  const std::vector<std::vector<Polyline>>& pieces);

// Writes near the middle when the hidden curves or bars will appear.
void label_covered(SceneBuilder& scene, const Axes& axes, const Text& words);

void label_marks(SceneBuilder& scene, const Axes& axes, const Chart& chart, double mark_size);

}  // namespace surprisal::plot
