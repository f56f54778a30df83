// plot: a line of chips above the axes of a chart.
#pragma once

#include "plot/axes.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

// 0 if they are left out, since the panel is low or only few of them have room.
double chips_room(const SceneBuilder& scene, const Chart& chart, const Rect& panel);

// `top`: of their line, which is as long as the axes.
void draw_chips(SceneBuilder& scene, const Axes& axes, const Chart& chart, double top);

}  // namespace surprisal::plot
