// plot: labels of curves beyond their last points.
#pragma once

#include <vector>

#include "plot/axes.h"
#include "plot/sampling.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

// Writes the end labels of all curves that have one, moved apart where they would touch, or none of them.
// Returns whether they are written.
bool label_ends(SceneBuilder& scene, const Axes& axes, const Chart& chart,
                const std::vector<std::vector<Polyline>>& pieces);

}  // namespace surprisal::plot
