// plot: a function as the fewest points that look like it at this size, and lines cut to what a frame
// shows.
#pragma once

#include <functional>
#include <vector>

#include "draw/geometry.h"
#include "plot/scene.h"

namespace surprisal::plot {

using Polyline = std::vector<Point>;

// Pieces of f over the domain, in data coordinates: within a quarter pixel of the true curve once mapped,
// parted where f is not finite or jumps.
std::vector<Polyline> sample(const std::function<double(double)>& f, Range domain, const AxisMap& x,
                             const AxisMap& y);

// Points joined by lines, parted where one is not a number.
std::vector<Polyline> parted(const std::vector<Point>& points);

Polyline to_pixels(const Polyline& data, const AxisMap& x, const AxisMap& y);

// The parts of a line within the rectangle.
std::vector<Polyline> clipped(const Polyline& line, const Rect& to);

// A polygon cut to the rectangle.
Polyline clipped_area(const Polyline& area, const Rect& to);

}  // namespace surprisal::plot
