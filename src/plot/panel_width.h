// plot: how wide a panel has to be.
#pragma once

#include "plot/plot.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

// The least width of a panel beside others, in px. A few bars need less than a curve, and several curves with
// names or bars with captions more.
double narrowest(const SceneBuilder& scene, const Panel& panel);

}  // namespace surprisal::plot
