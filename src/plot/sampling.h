// plot: samples functions as polylines with few points, and clips lines and areas to a rectangle.
#pragma once

#include <functional>
#include <vector>

#include "draw/geometry.h"
#include "plot/scene.h"

namespace surprisal::plot {

using Polyline = std::vector<Point>;

// The most that a polyline may be off the curve, in pixels. On a screen, more samples would cost time in
// every frame and could not be seen. Paper has several dots to a pixel, and shows the corners.
inline constexpr double kScreenTolerance = 0.25;
inline constexpr double kPaperTolerance = 0.012;

// f over the domain, in data coordinates. Mapped to pixels, it is within the tolerance of the true curve.
// It is split where f is not finite or jumps.
std::vector<Polyline> sample(const std::function<double(double)>& f, Range domain, const AxisMap& x,
                             const AxisMap& y, double tolerance = kScreenTolerance);

// The points as polylines, split where a point is not finite.
std::vector<Polyline> split_at_nan(const std::vector<Point>& points);

Polyline to_pixels(const Polyline& data, const AxisMap& x, const AxisMap& y);

// The parts of a line within the rectangle.
std::vector<Polyline> clipped(const Polyline& line, const Rect& to);

// The part of a polygon within the rectangle.
Polyline clipped_area(const Polyline& area, const Rect& to);

}  // namespace surprisal::plot
