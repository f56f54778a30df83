// plot: values at an axis in filled boxes, and readouts.
#pragma once

#include "plot/axes.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

double tag_width(const SceneBuilder& scene, const Tag& tag);

// Returns the area where its handle can be grabbed; empty if there is no room for it.
Rect draw_tag(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Tag& tag);

// In a corner or another free place; left out if there is none.
void draw_readout(SceneBuilder& scene, const Axes& axes, const Readout& readout);

}  // namespace surprisal::plot
