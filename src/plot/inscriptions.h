// plot: writes the texts in the bars of a chart.
#pragma once

#include <vector>

#include "plot/scene_builder.h"

namespace surprisal::plot {

// `rects`: where the bars are. No other text is written on joined ones, whose fills are large.
void write_inscriptions(SceneBuilder& scene, const Chart& chart, const std::vector<Rect>& rects);

}  // namespace surprisal::plot
