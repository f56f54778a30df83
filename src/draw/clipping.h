// draw: lines and areas cut to a rectangle. Renderers count in small fixed-point numbers and fail in
// silence beyond them, so nothing is handed to one that lies far outside its page.
#pragma once

#include <span>
#include <vector>

#include "draw/geometry.h"

namespace surprisal::draw {

// A part of a longer line, and how far along that line it starts, so that dashes go on where they were.
struct LinePart {
  std::vector<Point> points;
  double start = 0;
};

// What is seen of a line within the frame. A point that is no number or infinite is a gap; a point between
// two gaps stays, as a dot. Points within the frame are handed on unchanged.
std::vector<LinePart> clipped_line(std::span<const Point> points, Rect frame);

// What is seen of an area within the frame. Points that are no numbers or infinite are left out. The parts of
// an area that leaves the frame and comes back stay joined along its edge.
std::vector<Point> clipped_polygon(std::span<const Point> points, Rect frame);

// Infinite sides are cut to the frame; empty if any side is no number or nothing is left.
Rect clipped_rect(Rect rect, Rect frame);

bool is_finite(Point point);

}  // namespace surprisal::draw
