// plot: the marks of points in charts and triangles, and what happens where one covers another.
#pragma once

#include <cstddef>

#include "plot/plot.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

// Whether a mark of this size would hide an earlier one. Then it is drawn small, so that the earlier one
// remains visible as a ring around it.
bool hides(Point earlier, Point later, double size);

// The size of a mark on top of so many others: smaller for each of the first two.
double size_over(double size, std::ptrdiff_t others);

// Draws a mark with a thin paper-coloured rim, which separates it from a line or a mark under it.
void draw_rimmed_mark(SceneBuilder& scene, Point at, Shape shape, double size, Ink ink);

}  // namespace surprisal::plot
