// plot: a function over a triangle of distributions, shown as a pale fill and contours.
#pragma once

#include <cmath>

#include "plot/layouts.h"
#include "plot/line_map.h"
#include "plot/sampling.h"

namespace surprisal::plot {

inline const double kTriangleHeight = std::sqrt(3.0) / 2;  // with sides of length 1

// Where a triangle is, in pixels. Its base is horizontal.
struct TriangleFrame {
  Point left;  // the lower left corner
  double side = 1;

  Point at(const TrianglePoint& t) const;
};

using Contours = std::vector<std::vector<Polyline>>;  // the lines of each level

// Draws the fill, which is stronger for larger values, and returns the contours, which belong on top of it.
Contours draw_field(SceneBuilder& scene, const Triangle& triangle, const TriangleFrame& frame);

// Contours end at text that is already there, as on a map.
void draw_contours(SceneBuilder& scene, const Triangle& triangle, const Contours& contours);

// Writes the value of each level on its line, as on a map.
void label_contours(SceneBuilder& scene, const Triangle& triangle, const TriangleFrame& frame,
                    const Contours& contours);

}  // namespace surprisal::plot
