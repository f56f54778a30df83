// draw: square pictures of numbers from -1 to 1. A positive number fills its cell, a negative one is a
// smaller square in grey, so that they differ without colour too.
#pragma once

#include <cstddef>
#include <optional>

#include "draw/canvas.h"
#include "draw/theme.h"

namespace surprisal::draw {

// A cell of an area that is divided into side x side, row by row from the top.
Rect pixel_cell(const Rect& area, std::size_t side, std::size_t pixel);

// From the share of the full number to that of the full colour. With the square root, a quarter of the number
// has half the colour, so that a number that grows a hundredfold can be seen from the start.
enum class Ramp { Linear, SquareRoot };
double ramped(double share, Ramp ramp);  // keeps the sign

struct PixelSquare {
  Rect place;
  Color color;
};

// Nothing for a number that is too close to 0 to be visible. `full` is the colour of 1.
std::optional<PixelSquare> pixel_square(const Rect& cell, double number, Color full, const Theme& theme);

}  // namespace surprisal::draw
