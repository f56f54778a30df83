// learn: a digit that a reader draws, reduced to 8x8 pixels in the same way as the digits of the data set.
#pragma once

#include <vector>

#include "learn/digits.h"

namespace surprisal::learn {

// On a pad from 0 to 1, from the top left. Finite, but possibly outside the pad.
struct PadPoint {
  double x = 0;
  double y = 0;

  friend bool operator==(const PadPoint&, const PadPoint&) = default;
};

enum class PadTool { Pen, Eraser };

inline constexpr double kPenWidth = 0.125;  // one pixel of the 8x8
inline constexpr double kEraserWidth = 0.2;

struct PadStroke {
  PadTool tool = PadTool::Pen;
  double width = kPenWidth;
  std::vector<PadPoint> points;  // joined by lines; a single point is a dot

  friend bool operator==(const PadStroke&, const PadStroke&) = default;
};

using Drawing = std::vector<PadStroke>;  // in the order in which it was drawn

// Only pen strokes: the eraser cuts the strokes under it at the points that it covers, so that what is left
// can be moved and scaled.
Drawing after_erasing(const Drawing& drawing);

// Moved to the middle of the pad and scaled like the digits of the data set: over the full height, at most
// 20/32 wide, and with a pen width that gives as much ink as they have on average. A flat drawing is not
// stretched to the full height, nor is a dot enlarged to a blot. A fitted drawing stays as it is.
Drawing fitted(const Drawing& drawing);

// The number of dots with ink in each 4x4 block of a 32x32 bitmap.
DigitCounts counted(const Drawing& drawing);

}  // namespace surprisal::learn
