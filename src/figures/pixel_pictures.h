// figures: pictures of 8x8 numbers: a digit, weights, gradients.
#pragma once

#include <span>

#include "draw/canvas.h"
#include "draw/theme.h"
#include "learn/digits.h"
#include "learn/pictures.h"

namespace surprisal::figures {

// Weights or gradients. Positive ones fill their cells in the ink, negative ones are smaller grey squares, so
// that they differ without colour too. A number of magnitude `full` has the full colour.
void paint_signed_pixels(Canvas& canvas, const Rect& area, const learn::PixelPicture& picture, double full,
                         Ink positive, const Theme& theme);

// From the paper colour for 0 to ink for 16.
void paint_digit(Canvas& canvas, const Rect& area, const learn::DigitCounts& counts, const Theme& theme);

}  // namespace surprisal::figures
