// draw: clips lines and polygons to a rectangle. Renderers compute with small fixed-point numbers and fail
// silently beyond their range, so they must not be given anything far outside the page.
#pragma once

#include <span>
#include <vector>

#include "draw/geometry.h"

namespace surprisal::draw {

// A part of a longer line, and how far along that line it starts, so that dashes continue.
struct LinePart {
  std::vector<Point> points;
  double start = 0;
};

// The parts of a line within the frame. A point that is NaN or infinite is a gap; a point between two gaps
// is kept, as a dot. Points within the frame stay unchanged.
std::vector<LinePart> clipped_line(std::span<const Point> points, Rect frame);

// The part of a polygon within the frame. Points that are NaN or infinite are left out. If the polygon leaves
// the frame and comes back, its parts stay joined along the edge.
std::vector<Point> clipped_polygon(std::span<const Point> points, Rect frame);

// Infinite sides are cut to the frame; empty if any side is NaN or nothing is left.
Rect clipped_rect(Rect rect, Rect frame);

bool is_finite(Point point);

}  // namespace surprisal::draw
